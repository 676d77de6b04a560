import { Day, Each, OneOf, Part, Refs, Title } from '#kernel';
import type { Text } from '#kernel';
import { event, tag } from '../language.js';
import { Period } from '../period.js';
import { FieldsOfAction, SpaceIds } from '../place-in-town.js';
import { phases } from './cycle.terms.js';
import type { Phase } from './cycle.terms.js';

class PlannedPhase {
  @OneOf(phases) phase!: Phase;
  @Day() from!: string;
  @Day() until!: string;
}

/** A planning cycle, which begins with its preparation. When its phases are planned is a plan, not a rule. */
export class Cycle {
  @Title() title!: Text;
  @Part(() => Period) period!: Period;
  @SpaceIds({ optional: true }) spaceIds?: string[];
  @FieldsOfAction({ optional: true }) fields?: string[];
  /** Goals it serves. At most ten, each a tag of the event. */
  @Refs('goal', { optional: true, max: 10 }) goalIds?: string[];
  /** Challenges (Herausforderungen) it takes up; they are recorded among the needs. */
  @Refs('need', { optional: true, max: 8 }) challengeIds?: string[];
  @Each(() => PlannedPhase, { optional: true, max: 9 }) plannedPhases?: PlannedPhase[];
}

export const cycleOpened = event('cycle-opened', 1, Cycle, {
  label: { de: 'Planungszyklus eröffnet', en: 'Cycle opened' },
  tells: {
    de: 'Planungszyklus „{title}“ eröffnet ({period/from} bis {period/until})',
    en: 'Cycle “{title}” opened ({period/from} to {period/until})',
  },
  subject: 'cycle',
  creates: true,
  tags: ({ spaceIds = [], goalIds = [], challengeIds = [] }) => [
    ...spaceIds.map((id) => tag('space', id)),
    ...goalIds.map((id) => tag('goal', id)),
    ...challengeIds.map((id) => tag('need', id)),
  ],
});
