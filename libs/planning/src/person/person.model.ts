import { idOf } from '#kernel';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { personRegistered } from './person-registered.event.js';
import { personalDataErased } from './personal-data-erased.event.js';

/** Who appears under a pseudonym. */
export const pseudonymHolder = model('holder of a pseudonym', 'pseudonym', {
  initial: undefined as { readonly personId: string; readonly number: number } | undefined,
  on: (when) => [
    when(personRegistered, (_, __, { subject, number }) => ({ personId: idOf(subject), number })),
    when(eventCorrected, (holder, { eventNumber }) => (holder?.number === eventNumber ? undefined : holder)),
  ],
});

/** The number of the event that erased a person's data. */
export const erasure = model('erasure of a person', 'person', {
  initial: undefined as number | undefined,
  on: (when) => [when(personalDataErased, (_, __, { number }) => number)],
});
