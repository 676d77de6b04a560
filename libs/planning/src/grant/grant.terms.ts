import type { Label } from '#kernel';

export const grantKinds = {
  project: { de: 'Projektförderung', en: 'Project funding' },
  institutional: { de: 'institutionelle Förderung', en: 'Institutional funding' },
  statutory: { de: 'Pflichtleistung', en: 'Statutory' },
  innovation: { de: 'Innovationsförderung', en: 'Innovation' },
  'lump-sum': { de: 'Pauschale', en: 'Lump sum' },
} as const satisfies Record<string, Label>;

/** The kinds of financing of the administrative rules on § 44 BHO/LHO. */
export const financings = {
  share: { de: 'Anteilfinanzierung', en: 'Share of the cost' },
  deficit: { de: 'Fehlbedarfsfinanzierung', en: 'Deficit' },
  fixed: { de: 'Festbetragsfinanzierung', en: 'Fixed amount' },
  full: { de: 'Vollfinanzierung', en: 'Full' },
} as const satisfies Record<string, Label>;

/** What came of looking for the budget line that a grant taken over names. */
export const budgetJoins = {
  'own-year': { de: 'Haushaltsposition des Jahres gefunden', en: 'Budget line of the year found' },
  'several-lines': {
    de: 'mehrere Haushaltspositionen des Jahres kommen in Frage',
    en: 'Several budget lines of the year would fit',
  },
  'other-years': {
    de: 'Haushaltsstelle nur in anderen Jahren vorhanden',
    en: 'Budget position exists in other years only',
  },
  'year-unknown': {
    de: 'Haushaltsstelle vorhanden, Jahr der Zuwendung unbekannt',
    en: 'Budget position exists, year of the grant unknown',
  },
  'no-position': { de: 'Haushaltsstelle nicht vorhanden', en: 'No such budget position' },
} as const satisfies Record<string, Label>;

export type BudgetJoin = keyof typeof budgetJoins;

export const fundingForms = {
  grant: { de: 'Zuschuss', en: 'Grant' },
  loan: { de: 'Darlehen', en: 'Loan' },
  'cost-refund': { de: 'Kostenerstattung', en: 'Cost refund' },
} as const satisfies Record<string, Label>;

export const thirdPartyStatuses = {
  applied: { de: 'beantragt', en: 'Applied for' },
  granted: { de: 'bewilligt', en: 'Granted' },
} as const satisfies Record<string, Label>;
