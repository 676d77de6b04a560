import type { Label } from '#kernel';

/** When a funded project may begin (rule R12; VV Nr. 1.3 zu § 44 LHO, ANBest-P; to be checked). */
export const startRules = {
  'before-notice': { de: 'nicht vor dem Bescheid', en: 'Not before the notice' },
  'before-application': { de: 'nicht vor dem Antrag', en: 'Not before the application' },
  none: { de: 'jederzeit', en: 'At any time' },
} as const satisfies Record<string, Label>;

/** How the use of a grant is accounted for (Verwendungsnachweis, Nr. 6 ANBest-P; to be checked). */
export const proofKinds = {
  regular: { de: 'Verwendungsnachweis', en: 'Regular proof of use' },
  simple: { de: 'einfacher Verwendungsnachweis', en: 'Simple proof of use' },
  'lump-sum-confirmation': { de: 'Bestätigung bei Pauschalen', en: 'Confirmation of a lump sum' },
} as const satisfies Record<string, Label>;
