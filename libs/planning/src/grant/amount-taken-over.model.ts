import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { grantTakenOver } from './grant-taken-over.event.js';

/** What a grant of the records before the ledger was granted; undefined for one that was applied for here. */
export const amountTakenOver = model('amount of a grant taken over', 'grant', {
  initial: undefined as { readonly amountCents: number; readonly number: number } | undefined,
  on: (when) => [
    when(grantTakenOver, (_, { amountCents }, { number }) => ({ amountCents, number })),
    when(eventCorrected, (granted, { eventNumber }) =>
      granted?.number === eventNumber ? undefined : granted,
    ),
  ],
});
