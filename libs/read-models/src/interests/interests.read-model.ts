import { project, readModel } from '#kernel';
import { interestDeclared } from '#planning';
import { correctedBy } from '../corrections.js';
import { entryKey, marksEntryCorrected } from '../entries.js';

/** The links of persons to organisations, as they were declared; one row for each declaration. */
export const interests = readModel('interests', {
  label: { de: 'Interessen', en: 'Interests' },
  version: 1,
  columns: {
    personId: { type: 'code', label: { de: 'Person', en: 'Pseudonymous person' } },
    organisationId: { type: 'code', label: { de: 'Organisation', en: 'Linked organisation' } },
    link: { type: 'code', label: { de: 'Verbindung', en: 'Link' } },
    secondedByMunicipality: {
      type: 'flag',
      label: { de: 'Von der Kommune entsandt', en: 'Seconded by the municipality' },
    },
    organisationLevel: {
      type: 'code',
      label: { de: 'Ebene der Organisation', en: 'Level of the organisation' },
    },
    firstDay: { type: 'day', label: { de: 'Erster Tag', en: 'First day' } },
    lastDay: { type: 'day', label: { de: 'Letzter Tag', en: 'Last day' } },
    correctedBy,
  },
  indexed: ['personId', 'organisationId'],
  on: ({ put, patch }) => [
    project(interestDeclared, (data, event) => [
      put(entryKey(event), {
        personId: data.personId,
        organisationId: data.organisationId,
        link: data.link,
        secondedByMunicipality: data.secondedByMunicipality,
        organisationLevel: data.organisationLevel ?? null,
        firstDay: data.from,
        lastDay: data.until ?? null,
        correctedBy: null,
      }),
    ]),
    marksEntryCorrected([interestDeclared], patch),
  ],
});
