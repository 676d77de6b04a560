import { OneOf, Ref } from '#kernel';
import { event } from '../language.js';
import { erasureGrounds } from './person.terms.js';

export class Erasure {
  @Ref('person') personId!: string;
  @OneOf(erasureGrounds) legalBasis!: keyof typeof erasureGrounds;
}

/** The person's key and disclosures are destroyed; the pseudonym and everything that was done under it stay. */
export const personalDataErased = event('personal-data-erased', 1, Erasure, {
  label: { de: 'Personenbezogene Daten gelöscht', en: 'Personal data erased' },
  tells: { de: 'Personenbezogene Daten gelöscht: {legalBasis}', en: 'Personal data erased: {legalBasis}' },
  subject: 'person',
});
