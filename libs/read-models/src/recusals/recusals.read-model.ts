import { project, readModel } from '#kernel';
import { conflictDeclared, memberRecused } from '#planning';
import { correctedBy } from '../corrections.js';
import { entryKey, marksEntryCorrected } from '../entries.js';

const nobodySays = { organisationId: null, statement: null, reason: null };

/** Who stood to gain from what was deliberated: what was declared, and who stayed away and why (rule R6). */
export const recusals = readModel('recusals', {
  label: { de: 'Interessenwiderstreite und Ausschlüsse', en: 'Conflicts and recusals' },
  version: 1,
  columns: {
    itemId: { type: 'code', label: { de: 'Beratungsgegenstand', en: 'Item' } },
    personId: { type: 'code', label: { de: 'Person', en: 'Member' } },
    recused: { type: 'flag', label: { de: 'Ausgeschlossen', en: 'Recused' } },
    grantIds: { type: 'codes', label: { de: 'Nur für die Zuwendungen', en: 'For these grants only' } },
    organisationId: { type: 'code', label: { de: 'Interesse an der Organisation', en: 'Interest in' } },
    statement: { type: 'text', label: { de: 'Erklärung', en: 'Statement' }, publicity: 'internal' },
    reason: { type: 'text', label: { de: 'Grund', en: 'Reason' }, publicity: 'internal' },
    saidOn: { type: 'day', label: { de: 'Vom', en: 'Said on' } },
    correctedBy,
  },
  indexed: ['itemId', 'personId'],
  on: ({ put, patch }) => [
    project(conflictDeclared, (data, event) => [
      put(entryKey(event), {
        ...nobodySays,
        itemId: data.itemId,
        personId: data.personId,
        recused: false,
        grantIds: data.grantIds ?? [],
        organisationId: data.organisationId ?? null,
        statement: data.statement ?? null,
        saidOn: event.effectiveOn,
        correctedBy: null,
      }),
    ]),
    project(memberRecused, (data, event) => [
      put(entryKey(event), {
        ...nobodySays,
        itemId: data.itemId,
        personId: data.personId,
        recused: true,
        grantIds: data.grantIds ?? [],
        reason: event.reason ?? null,
        saidOn: event.effectiveOn,
        correctedBy: null,
      }),
    ]),
    marksEntryCorrected([conflictDeclared, memberRecused], patch),
  ],
});
