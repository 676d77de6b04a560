import { idOf } from '#kernel';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { organisationRegistered } from './organisation-registered.event.js';

/** Whose a register identifier is. */
export const registerEntry = model('register-entry', 'register-id', {
  initial: undefined as { readonly organisationId: string; readonly number: number } | undefined,
  on: (when) => [
    when(organisationRegistered, (_, __, { subject, number }) => ({ organisationId: idOf(subject), number })),
    when(eventCorrected, (holder, { eventNumber }) => (holder?.number === eventNumber ? undefined : holder)),
  ],
});
