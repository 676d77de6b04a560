import { project, readModel } from '#kernel';
import { catalogueAdopted } from '#planning';
import { correctedBy, marksCorrected } from '../corrections.js';

/** The catalogues of criteria. Of those of a cycle the last one binds that was not corrected. */
export const catalogues = readModel('catalogues', {
  label: { de: 'Kriterienkataloge', en: 'Catalogues' },
  version: 1,
  columns: {
    title: { type: 'text', label: { de: 'Titel', en: 'Title' } },
    cycleId: { type: 'code', label: { de: 'Planungszyklus', en: 'Cycle' } },
    criterionVersionIds: {
      type: 'codes',
      label: { de: 'Fassungen der Kriterien', en: 'Criterion versions' },
    },
    decisionId: { type: 'code', label: { de: 'Beschluss', en: 'Decision' } },
    adoptedOn: { type: 'day', label: { de: 'In Kraft gesetzt zum', en: 'Adopted as of' } },
    adoptedBy: { type: 'integer', label: { de: 'In Kraft gesetzt mit Ereignis', en: 'Adopted by event' } },
    correctedBy,
  },
  indexed: ['cycleId'],
  on: ({ put, patch }) => [
    project(catalogueAdopted, (data, { effectiveOn, number }, id) => [
      put(id, {
        ...data,
        decisionId: data.decisionId ?? null,
        adoptedOn: effectiveOn,
        adoptedBy: number,
        correctedBy: null,
      }),
    ]),
    marksCorrected(catalogueAdopted, patch),
  ],
});
