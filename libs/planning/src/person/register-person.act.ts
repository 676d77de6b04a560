import { act } from '#kernel';
import { reject } from '../language.js';
import { Person, personRegistered } from './person-registered.event.js';
import { pseudonymHolder } from './person.model.js';

/** Registers a person under a pseudonym; name and contact go to the vault, where they can be erased. */
export const registerPerson = act('register-person', Person, {
  label: { de: 'Person erfassen', en: 'Register person' },
  makes: [personRegistered],
  example: { pseudonym: 'P-017', name: 'Erika Mustermann', contact: 'erika.mustermann@example.org' },
  reads: ({ pseudonym }) => ({ holder: pseudonymHolder.of(pseudonym) }),
  decide: ({ holder }, input, { id }) =>
    holder
      ? reject('pseudonym-taken', { pseudonym: input.pseudonym, personId: holder.personId }, [holder.number])
      : personRegistered.of(id, input),
});
