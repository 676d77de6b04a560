import { rowsAfter } from '#kernel/testing';
import { personalDataErased, personRegistered } from '#planning';
import { persons } from './persons.read-model.js';

const id = '00000000-0000-7000-8000-000000000001';
const registered = personRegistered.of(id, {
  pseudonym: 'P-017',
  name: 'Erika Mustermann',
  contact: 'erika@example.org',
});
const erased = personalDataErased.of(id, { personId: id, legalBasis: 'objection' });

describe('the register of persons', () => {
  it('shows the pseudonym and the event that the vault can open, never the name', () => {
    const row = rowsAfter(persons, registered).get(id);
    expect(row).toMatchObject({ pseudonym: 'P-017', personalEvent: 1, erased: false, organisationId: null });
    expect(JSON.stringify(row)).not.toMatch(/Erika|example/);
  });

  it('keeps the pseudonym of an erased person', () => {
    expect(rowsAfter(persons, registered, erased).get(id)).toMatchObject({
      pseudonym: 'P-017',
      erased: true,
      erasedBy: 2,
    });
  });
});
