import { idOf } from '#kernel';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { grantTakenOver } from './grant-taken-over.event.js';

/** Whose a grant number of the old records is. */
export const grantNumber = model('holder of a grant number', 'grant-no', {
  initial: undefined as { readonly grantId: string; readonly number: number } | undefined,
  on: (when) => [
    when(grantTakenOver, (_, __, { subject, number }) => ({ grantId: idOf(subject), number })),
    when(eventCorrected, (holder, { eventNumber }) => (holder?.number === eventNumber ? undefined : holder)),
  ],
});
