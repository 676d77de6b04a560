import { project, readModel } from '#kernel';
import { memberAppointed } from '#planning';
import { correctedBy } from '../corrections.js';
import { entryKey, marksEntryCorrected } from '../entries.js';

/** Who sits in which body; one row for each appointment. */
export const members = readModel('members', {
  label: { de: 'Mitglieder', en: 'Members' },
  version: 1,
  columns: {
    bodyId: { type: 'code', label: { de: 'Gremium', en: 'Body' } },
    personId: { type: 'code', label: { de: 'Person', en: 'Member' } },
    organisationId: { type: 'code', label: { de: 'Für die Organisation', en: 'For the organisation' } },
    sector: { type: 'code', label: { de: 'Sektor', en: 'Sector' } },
    expertKind: { type: 'code', label: { de: 'Expertise', en: 'Kind of expertise' } },
    rank: { type: 'text', label: { de: 'Funktion', en: 'Rank' } },
    voting: { type: 'flag', label: { de: 'Stimmberechtigt', en: 'Voting' } },
    inPerson: { type: 'flag', label: { de: 'Persönlicher Sitz', en: 'Seat in person' } },
    firstDay: { type: 'day', label: { de: 'Erster Tag', en: 'First day' } },
    lastDay: { type: 'day', label: { de: 'Letzter Tag', en: 'Last day' } },
    correctedBy,
  },
  indexed: ['bodyId', 'personId'],
  on: ({ put, patch }) => [
    project(memberAppointed, (data, event) => [
      put(entryKey(event), {
        bodyId: data.bodyId,
        personId: data.personId,
        organisationId: data.organisationId ?? null,
        sector: data.sector,
        expertKind: data.expertKind,
        rank: data.rank ?? null,
        voting: data.voting,
        inPerson: data.inPerson,
        firstDay: data.from,
        lastDay: data.until ?? null,
        correctedBy: null,
      }),
    ]),
    marksEntryCorrected([memberAppointed], patch),
  ],
});
