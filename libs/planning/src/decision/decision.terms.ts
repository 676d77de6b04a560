import type { Label } from '#kernel';

export const decisionOutcomes = {
  adopted: { de: 'beschlossen', en: 'Adopted' },
  'adopted-changed': { de: 'geändert beschlossen', en: 'Adopted with changes' },
  rejected: { de: 'abgelehnt', en: 'Rejected' },
  deferred: { de: 'vertagt', en: 'Deferred' },
  referred: { de: 'verwiesen', en: 'Referred' },
  noted: { de: 'zur Kenntnis genommen', en: 'Noted' },
} as const satisfies Record<string, Label>;

export const decisionBases = {
  single: { de: 'Einzelbeschluss', en: 'Single decision' },
  framework: { de: 'Rahmenbeschluss', en: 'Framework decision' },
  delegation: { de: 'übertragene Entscheidung', en: 'Delegated decision' },
  urgent: { de: 'Eilentscheidung', en: 'Urgent decision' },
} as const satisfies Record<string, Label>;

export type DecisionBasis = keyof typeof decisionBases;

export const votes = {
  for: { de: 'Ja', en: 'For' },
  against: { de: 'Nein', en: 'Against' },
  abstained: { de: 'Enthaltung', en: 'Abstained' },
} as const satisfies Record<string, Label>;

export const deviationKinds = {
  'in-minutes': { de: 'in der Niederschrift', en: 'In the minutes' },
  'by-administration': { de: 'durch die Verwaltung', en: 'By the administration' },
  'none-given': { de: 'keine gegeben', en: 'None given' },
} as const satisfies Record<string, Label>;
