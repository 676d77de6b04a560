import { project, readModel } from '#kernel';
import { recommendationIssued } from '#planning';
import { correctedBy, marksCorrected } from '../corrections.js';

/** What bodies recommended on the ground of a consensus. */
export const recommendations = readModel('recommendations', {
  label: { de: 'Empfehlungen', en: 'Recommendations' },
  version: 1,
  columns: {
    bodyId: { type: 'code', label: { de: 'Gremium', en: 'Body' } },
    itemId: { type: 'code', label: { de: 'Beratungsgegenstand', en: 'Item' } },
    outcomes: { type: 'json', label: { de: 'Ergebnisse', en: 'Outcomes' } },
    issuedOn: { type: 'day', label: { de: 'Vom', en: 'Issued on' } },
    correctedBy,
  },
  indexed: ['bodyId', 'itemId'],
  on: ({ put, patch }) => [
    project(recommendationIssued, (data, { effectiveOn }, id) => [
      put(id, {
        bodyId: data.bodyId,
        itemId: data.itemId,
        outcomes: data.outcomes,
        issuedOn: effectiveOn,
        correctedBy: null,
      }),
    ]),
    marksCorrected(recommendationIssued, patch),
  ],
});
