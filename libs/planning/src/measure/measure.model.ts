import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { measureProposed } from './measure-proposed.event.js';
import type { provisions } from './measure.terms.js';

/** A measure, for what it is and who is to provide it. */
export interface MeasureState {
  readonly number: number;
  readonly needIds: readonly string[];
  readonly goalIds: readonly string[];
  readonly provision?: keyof typeof provisions;
  readonly correctedBy?: number;
}

/** A measure, and whether it still holds. */
export const measureState = model('measure', 'measure', {
  initial: undefined as MeasureState | undefined,
  on: (when) => [
    when(measureProposed, (_, { needIds, goalIds = [], provision }, { number }) => ({
      number,
      needIds,
      goalIds,
      ...(provision === undefined ? {} : { provision }),
    })),
    when(eventCorrected, (measure, { eventNumber }, { number }) =>
      measure?.number === eventNumber ? { ...measure, correctedBy: number } : measure,
    ),
  ],
});
