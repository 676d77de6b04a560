import { act } from '#kernel';
import { reject } from '../language.js';
import { erasure } from './person.model.js';
import { Erasure, personalDataErased } from './personal-data-erased.event.js';

/** Forgets a person's personal data for good (Art. 17 DSGVO). What was done under the pseudonym stays provable. */
export const erasePersonalData = act('erase-personal-data', Erasure, {
  label: { de: 'Personenbezogene Daten löschen', en: 'Erase personal data' },
  makes: [personalDataErased],
  needsReason: true,
  example: { personId: '01890a5d-ac96-774b-bcce-b302099a8057', legalBasis: 'consent-withdrawn' },
  reads: ({ personId }) => ({ erased: erasure.of(personId) }),
  decide: ({ erased }, input) =>
    erased === undefined
      ? personalDataErased.of(input.personId, input)
      : reject('already-erased', { personId: input.personId, by: erased }, [erased]),
});
