import { project, readModel } from '#kernel';
import { targetsAgreed } from '#planning';
import { correctedBy, marksCorrected } from '../corrections.js';

/** What was agreed to be reached, and how it is measured. */
export const targets = readModel('targets', {
  label: { de: 'Zielvereinbarungen', en: 'Agreed targets' },
  version: 1,
  columns: {
    version: { type: 'integer', label: { de: 'Fassung', en: 'Version' } },
    measureId: { type: 'code', label: { de: 'Maßnahme', en: 'Measure' } },
    needIds: { type: 'codes', label: { de: 'Bedarfe', en: 'Needs' } },
    goalIds: { type: 'codes', label: { de: 'Ziele', en: 'Goals' } },
    indicatorCodes: { type: 'codes', label: { de: 'Indikatoren', en: 'Indicators' } },
    results: { type: 'json', label: { de: 'Ergebnisse', en: 'Results' } },
    plan: { type: 'json', label: { de: 'Messplan', en: 'Measurement plan' } },
    measuredUntil: { type: 'day', label: { de: 'Zu messen bis', en: 'To be measured until' } },
    agreedOn: { type: 'day', label: { de: 'Vereinbart zum', en: 'Agreed as of' } },
    correctedBy,
  },
  indexed: ['measureId'],
  on: ({ put, patch }) => [
    project(targetsAgreed, (data, { effectiveOn }, id) => [
      put(id, {
        version: data.version,
        measureId: data.measureId,
        needIds: data.needIds,
        goalIds: data.goalIds,
        indicatorCodes: data.results.flatMap(({ indicators }) => indicators.map(({ code }) => code)),
        results: data.results,
        plan: data.plan,
        measuredUntil: data.plan.dueOn,
        agreedOn: effectiveOn,
        correctedBy: null,
      }),
    ]),
    marksCorrected(targetsAgreed, patch),
  ],
});
