import type { Label } from '#kernel';

/** Who a caller can be. What each may do stands in `acts.ts`, what each may read in the access room. */
export const roles = {
  planning: { de: 'Sozialplanung', en: 'Planning' },
  'steering-group-office': { de: 'Geschäftsstelle der Steuerungsgruppe', en: 'Office of the steering group' },
  'council-office': { de: 'Gremienbüro', en: 'Council office' },
  treasury: { de: 'Kämmerei', en: 'Treasury' },
  'cash-office': { de: 'Kasse', en: 'Cash office' },
  provider: { de: 'Träger', en: 'Provider' },
  auditor: { de: 'Rechnungsprüfung', en: 'Auditor' },
  reader: { de: 'Leser', en: 'Reader' },
  administrator: { de: 'Verwaltung des Planungsbuchs', en: 'Administrator' },
} as const satisfies Record<string, Label>;

export type Role = keyof typeof roles;
