import { model } from '../language.js';
import { eventCorrected } from './event-corrected.event.js';

/** The number of the event that corrected an event; at most one can. */
export const correction = model('correction of an event', 'corrected-event', {
  initial: undefined as number | undefined,
  on: (when) => [when(eventCorrected, (_, __, { number }) => number)],
});
