import { stories } from '#kernel/testing';
import { planning } from '../acts.js';
import { organisationRegistered } from '../organisation/organisation-registered.event.js';
import { erasePersonalData } from './erase-personal-data.act.js';
import { personRegistered } from './person-registered.event.js';
import { personalDataErased } from './personal-data-erased.event.js';
import { registerPerson } from './register-person.act.js';

const given = stories(planning);
const erika = '00000000-0000-7000-8000-000000000001';
const fresh = '00000000-0000-7000-8000-000000000002';
const provider = '00000000-0000-7000-8000-000000000003';

const registered = personRegistered.of(erika, { pseudonym: 'P-017', name: 'Erika Mustermann' });
const erased = personalDataErased.of(erika, { personId: erika, legalBasis: 'objection' });

describe('register-person', () => {
  it('registers a person under a pseudonym, tagged with the organisation', () => {
    const person = { pseudonym: 'P-018', name: 'Max Mustermann', organisationId: provider };
    given(organisationRegistered.of(provider, { name: 'Träger A', kind: 'organisation' }))
      .when(registerPerson, person, { id: fresh })
      .then({
        type: 'person-registered',
        version: 1,
        subject: `person:${fresh}`,
        tags: [`organisation:${provider}`, `person:${fresh}`, 'pseudonym:P-018'],
        data: person,
      });
  });

  it('refuses a pseudonym under which another person appears', () => {
    given(registered)
      .when(registerPerson, { pseudonym: 'P-017' }, { id: fresh })
      .thenRefused('pseudonym-taken', { pseudonym: 'P-017', personId: erika });
  });

  it('keeps the pseudonym of an erased person taken: it stands in the record for ever', () => {
    given(registered, erased)
      .when(registerPerson, { pseudonym: 'P-017' }, { id: fresh })
      .thenRefused('pseudonym-taken');
  });

  it('refuses an organisation the ledger does not know', () => {
    given()
      .when(registerPerson, { pseudonym: 'P-018', organisationId: provider })
      .thenRefused('unknown-id', { field: '/organisationId', kind: 'organisation', id: provider });
  });
});

describe('erase-personal-data', () => {
  const erase = { personId: erika, legalBasis: 'objection' as const };

  it('erases a person who asks for it', () => {
    given(registered).when(erasePersonalData, erase, { reasoned: true }).then(erased);
  });

  it('wants a reason', () => {
    given(registered).when(erasePersonalData, erase).thenRefused('reason-missing');
  });

  it('refuses to erase twice and says when it was done', () => {
    given(registered, erased)
      .when(erasePersonalData, erase, { reasoned: true })
      .thenRefused('already-erased', { personId: erika, by: 2 });
  });

  it('refuses a person the ledger does not know', () => {
    given(registered)
      .when(erasePersonalData, { ...erase, personId: fresh }, { reasoned: true })
      .thenRefused('unknown-id');
  });
});
