import { project, readModel } from '#kernel';
import { applicationAssessed } from '#planning';
import { correctedBy, marksCorrected } from '../corrections.js';

/** How far applications were found to meet the criteria. */
export const assessments = readModel('assessments', {
  label: { de: 'Bewertungen von Anträgen', en: 'Assessments of applications' },
  version: 1,
  columns: {
    grantId: { type: 'code', label: { de: 'Zuwendung', en: 'Grant' } },
    criterionVersionIds: { type: 'codes', label: { de: 'Kriterien', en: 'Criteria' } },
    items: { type: 'json', label: { de: 'Bewertung je Kriterium', en: 'What was found by criterion' } },
    assessorId: { type: 'code', label: { de: 'Bewertet von', en: 'Assessor' } },
    assessedOn: { type: 'day', label: { de: 'Bewertet zum', en: 'Assessed as of' } },
    correctedBy,
  },
  indexed: ['grantId'],
  on: ({ put, patch }) => [
    project(applicationAssessed, ({ grantId, items, assessorId }, { effectiveOn }, id) => [
      put(id, {
        grantId,
        criterionVersionIds: items.map(({ criterionVersionId }) => criterionVersionId),
        items,
        assessorId: assessorId ?? null,
        assessedOn: effectiveOn,
        correctedBy: null,
      }),
    ]),
    marksCorrected(applicationAssessed, patch),
  ],
});
