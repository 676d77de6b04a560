import type { Label } from '#kernel';

export const budgetLineKinds = {
  expense: { de: 'Aufwand', en: 'Expense' },
  'investment-grant': { de: 'Investitionszuwendung', en: 'Investment grant' },
  revenue: { de: 'Ertrag', en: 'Revenue' },
} as const satisfies Record<string, Label>;

export const coverRelations = {
  mutual: { de: 'gegenseitig deckungsfähig', en: 'Cover one another' },
  'one-sided': { de: 'einseitig deckungsfähig', en: 'One-sided cover' },
} as const satisfies Record<string, Label>;

/** In a one-sided group money flows from donors to recipients only. */
export const coverRoles = {
  donor: { de: 'deckungspflichtig', en: 'Donor' },
  recipient: { de: 'deckungsberechtigt', en: 'Recipient' },
} as const satisfies Record<string, Label>;
