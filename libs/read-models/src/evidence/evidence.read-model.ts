import { project, readModel } from '#kernel';
import type { Opened } from '#kernel';
import { evidenceAdded } from '#planning';
import type { AddEvidence } from '#planning';
import { correctedBy, marksCorrected } from '../corrections.js';

function kindOfEvidence({ indicatorValue, finding }: Opened<AddEvidence>): string {
  if (indicatorValue) return 'indicator-value';
  return finding ? 'qualitative-finding' : 'document';
}

/** What the needs rest on. */
export const evidence = readModel('evidence', {
  label: { de: 'Belege', en: 'Evidence' },
  version: 1,
  columns: {
    needId: { type: 'code', label: { de: 'Bedarf', en: 'Need' } },
    kind: { type: 'code', label: { de: 'Art', en: 'Kind' } },
    title: { type: 'text', label: { de: 'Indikator oder Dokument', en: 'Indicator or document' } },
    value: { type: 'code', label: { de: 'Wert', en: 'Value' } },
    unit: { type: 'text', label: { de: 'Einheit', en: 'Unit' } },
    numerator: { type: 'code', label: { de: 'Zähler', en: 'Numerator' }, publicity: 'internal' },
    denominator: { type: 'code', label: { de: 'Nenner', en: 'Denominator' }, publicity: 'internal' },
    finding: { type: 'text', label: { de: 'Befund', en: 'Finding' } },
    source: { type: 'text', label: { de: 'Quelle oder Methode', en: 'Source or method' } },
    observedOn: { type: 'day', label: { de: 'Beobachtet am', en: 'Observed on' } },
    sha256: { type: 'code', label: { de: 'Dokument (SHA-256)', en: 'Document (SHA-256)' } },
    spaceIds: { type: 'codes', label: { de: 'Sozialräume', en: 'Social spaces' } },
    addedOn: { type: 'day', label: { de: 'Hinzugefügt zum', en: 'Added as of' } },
    correctedBy,
  },
  indexed: ['needId'],
  on: ({ put, patch }) => [
    project(evidenceAdded, (data, { effectiveOn }, id) => {
      const { needId, indicatorValue, finding, document, spaceIds = [] } = data;
      return [
        put(id, {
          needId,
          kind: kindOfEvidence(data),
          title: indicatorValue?.indicator ?? document?.title ?? null,
          value: indicatorValue?.value ?? null,
          unit: indicatorValue?.unit ?? null,
          numerator: indicatorValue?.numerator ?? null,
          denominator: indicatorValue?.denominator ?? null,
          finding: finding?.text ?? null,
          source: indicatorValue?.source ?? finding?.method ?? null,
          observedOn: indicatorValue?.observedOn ?? finding?.foundOn ?? null,
          sha256: document?.sha256 ?? null,
          spaceIds,
          addedOn: effectiveOn,
          correctedBy: null,
        }),
      ];
    }),
    marksCorrected(evidenceAdded, patch),
  ],
});
