import { project, readModel } from '#kernel';
import { eventCorrected, personalDataErased, personRegistered } from '#planning';
import { correctedBy, correctedSubject } from '../corrections.js';

/**
 * The people who take part, as pseudonyms. Names and contacts are never in a row: the vault opens them from the event
 * `personalEvent` for callers who may see them, and no longer once the person is erased.
 */
export const persons = readModel('persons', {
  label: { de: 'Personen', en: 'Persons' },
  version: 1,
  columns: {
    pseudonym: { type: 'code', label: { de: 'Pseudonym', en: 'Pseudonym' } },
    organisationId: { type: 'code', label: { de: 'Organisation', en: 'Organisation' } },
    personalEvent: {
      type: 'integer',
      label: { de: 'Ereignis mit den personenbezogenen Angaben', en: 'Event that holds the personal data' },
    },
    erased: { type: 'flag', label: { de: 'Gelöscht', en: 'Erased' } },
    erasedBy: { type: 'integer', label: { de: 'Gelöscht mit Ereignis', en: 'Erased by event' } },
    registeredOn: { type: 'day', label: { de: 'Erfasst zum', en: 'Registered as of' } },
    correctedBy,
  },
  indexed: ['pseudonym', 'organisationId'],
  on: ({ put, patch }) => [
    project(personRegistered, ({ pseudonym, organisationId }, { effectiveOn, number }, id) => [
      put(id, {
        pseudonym,
        organisationId: organisationId ?? null,
        personalEvent: number,
        erased: false,
        erasedBy: null,
        registeredOn: effectiveOn,
        correctedBy: null,
      }),
    ]),
    project(personalDataErased, (_, { number }, id) => [patch(id, { erased: true, erasedBy: number })]),
    project(eventCorrected, (data, { number }) => {
      const id = correctedSubject(personRegistered, data);
      return id === undefined ? [] : [patch(id, { correctedBy: number })];
    }),
  ],
});
