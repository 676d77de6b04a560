import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { measureProposed } from './measure-proposed.event.js';

interface MeasureState {
  readonly number: number;
  readonly correctedBy?: number;
}

/** A measure, and whether it still holds. */
export const measureState = model('measure', 'measure', {
  initial: undefined as MeasureState | undefined,
  on: (when) => [
    when(measureProposed, (_, __, { number }) => ({ number })),
    when(eventCorrected, (measure, { eventNumber }, { number }) =>
      measure?.number === eventNumber ? { ...measure, correctedBy: number } : measure,
    ),
  ],
});
