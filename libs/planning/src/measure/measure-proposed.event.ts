import { OneOf, Ref, Refs, Text, Title } from '#kernel';
import { event, tag } from '../language.js';
import { FieldsOfAction, SpaceIds, TargetGroups } from '../place-in-town.js';
import { provisions } from './measure.terms.js';

/** What somebody proposes to do about needs. */
export class Measure {
  @Title() title!: Text;
  @Text() description!: Text;
  /** The needs it answers. At most eight, each a tag of the event. */
  @Refs('need', { min: 1, max: 8 }) needIds!: string[];
  /** The goals it serves. At most eight, each a tag of the event. */
  @Refs('goal', { optional: true, max: 8 }) goalIds?: string[];
  @Ref('cycle', { optional: true }) cycleId?: string;
  @SpaceIds({ optional: true }) spaceIds?: string[];
  @FieldsOfAction({ optional: true }) fields?: string[];
  @TargetGroups({ optional: true }) groups?: string[];
  /** Who is to provide it (rule R13); absent while nobody knows. */
  @OneOf(provisions, { optional: true }) provision?: keyof typeof provisions;
  /** Who proposes it. */
  @Ref('organisation', { optional: true }) proposedByOrganisationId?: string;
}

export const measureProposed = event('measure-proposed', 1, Measure, {
  label: { de: 'Maßnahme vorgeschlagen', en: 'Measure proposed' },
  tells: { de: 'Maßnahme „{title}“ vorgeschlagen', en: 'Measure “{title}” proposed' },
  subject: 'measure',
  creates: true,
  tags: ({ needIds, goalIds = [], cycleId, spaceIds = [], proposedByOrganisationId }) => [
    ...needIds.map((id) => tag('need', id)),
    ...goalIds.map((id) => tag('goal', id)),
    cycleId === undefined ? undefined : tag('cycle', cycleId),
    ...spaceIds.map((id) => tag('space', id)),
    proposedByOrganisationId === undefined ? undefined : tag('organisation', proposedByOrganisationId),
  ],
});
