import { eventCorrected } from '../correction/event-corrected.event.js';
import { model, tag } from '../language.js';
import { needIdentified } from './need-identified.event.js';

interface NeedState {
  readonly number: number;
  readonly correctedBy?: number;
}

/** A need, and whether it still holds. */
export const needState = model('need', 'need', {
  initial: undefined as NeedState | undefined,
  on: (when) => [
    when(needIdentified, (need, _, { subject, number }, id) =>
      subject === tag('need', id) ? { number } : need,
    ),
    when(eventCorrected, (need, { eventNumber }, { number }) =>
      need?.number === eventNumber ? { ...need, correctedBy: number } : need,
    ),
  ],
});
