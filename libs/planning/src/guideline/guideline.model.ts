import type { Leaf } from '#kernel';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { guidelineAdopted } from './guideline-adopted.event.js';
import type { Guideline } from './guideline-adopted.event.js';

/** What a version of a guideline lays down, without its title. */
export interface GuidelineVersion extends Omit<Leaf<Guideline>, 'title'> {
  readonly number: number;
  readonly correctedBy?: number;
}

/** A version of a guideline, asked for by the id of the version; undefined where there is no such version. */
export const guidelineVersion = model('version of a guideline', 'guideline', {
  initial: undefined as GuidelineVersion | undefined,
  on: (when) => [
    when(guidelineAdopted, (_, { title, ...laidDown }, { number }) => ({ ...laidDown, number })),
    when(eventCorrected, (version, { eventNumber }, { number }) =>
      version?.number === eventNumber ? { ...version, correctedBy: number } : version,
    ),
  ],
});
