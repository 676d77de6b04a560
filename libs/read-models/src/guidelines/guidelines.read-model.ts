import { project, readModel } from '#kernel';
import { guidelineAdopted } from '#planning';
import { correctedBy, marksCorrected } from '../corrections.js';

/** The funding guidelines, each in the version that was adopted last. */
export const guidelines = readModel('guidelines', {
  label: { de: 'Förderrichtlinien', en: 'Guidelines' },
  version: 1,
  columns: {
    title: { type: 'text', label: { de: 'Titel', en: 'Title' } },
    version: { type: 'integer', label: { de: 'Fassung', en: 'Version' } },
    validFrom: { type: 'day', label: { de: 'Gültig ab', en: 'Valid from' } },
    decisionId: { type: 'code', label: { de: 'Beschluss', en: 'Decision' } },
    kinds: { type: 'codes', label: { de: 'Förderungsarten', en: 'Kinds of grants' } },
    startRule: { type: 'code', label: { de: 'Maßnahmenbeginn', en: 'Start rule' } },
    pettyLimitCents: { type: 'cents', label: { de: 'Bagatellgrenze', en: 'Petty limit' } },
    proofKinds: { type: 'codes', label: { de: 'Verwendungsnachweise', en: 'Kinds of proof of use' } },
    proofDueMonths: {
      type: 'integer',
      label: { de: 'Nachweisfrist in Monaten', en: 'Months until proof is due' },
    },
    appealDays: { type: 'integer', label: { de: 'Rechtsbehelfsfrist in Tagen', en: 'Days to appeal' } },
    orderBeforeFinal: {
      type: 'flag',
      label: { de: 'Auszahlung vor Bestandskraft', en: 'Orders before the notice is final' },
    },
    finalSharePermille: {
      type: 'integer',
      label: { de: 'Schlussrate in Promille', en: 'Final share in thousandths' },
    },
    reviewRequired: {
      type: 'flag',
      label: { de: 'Wirksamkeitsüberprüfung verlangt', en: 'Review required' },
    },
    correctedBy,
  },
  on: ({ put, patch }) => [
    project(guidelineAdopted, (data, _, id) => [
      put(id, { ...data, decisionId: data.decisionId ?? null, correctedBy: null }),
    ]),
    marksCorrected(guidelineAdopted, patch),
  ],
});
