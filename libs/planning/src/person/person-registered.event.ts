import { Code, Personal, Ref } from '#kernel';
import { event, tag } from '../language.js';

/** A human being who takes part. In the ledger stands the pseudonym; the personal fields lie encrypted in the vault. */
export class Person {
  /** By this the person appears everywhere. It must not be a name: it stands in the ledger for ever. */
  @Code({
    max: 40,
    pattern: /^[A-Za-z0-9._-]{1,40}$/,
    expected: {
      de: 'ein Pseudonym aus 1 bis 40 Buchstaben, Ziffern, Punkt, Unterstrich und Bindestrich',
      en: 'a pseudonym of 1 to 40 letters, digits, dot, underscore and hyphen',
    },
  })
  pseudonym!: string;
  @Personal({ optional: true }) name?: Personal;
  @Personal({ optional: true }) contact?: Personal;
  @Ref('organisation', { optional: true }) organisationId?: string;
}

export const personRegistered = event('person-registered', 1, Person, {
  label: { de: 'Person erfasst', en: 'Person registered' },
  tells: { de: 'Person {pseudonym} erfasst', en: 'Person {pseudonym} registered' },
  subject: 'person',
  creates: true,
  tags: ({ pseudonym, organisationId }) => [
    tag('pseudonym', pseudonym),
    organisationId === undefined ? undefined : tag('organisation', organisationId),
  ],
});
