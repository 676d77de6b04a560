import type { Label } from '#kernel';

/** What is deliberated. */
export const itemKinds = {
  goal: { de: 'Ziel', en: 'Goal' },
  need: { de: 'Bedarf', en: 'Need' },
  criterion: { de: 'Qualitätskriterium', en: 'Criterion' },
  measure: { de: 'Maßnahme', en: 'Measure' },
  target: { de: 'Zielvereinbarung', en: 'Targets' },
  allocation: { de: 'Mittelvergabe', en: 'Allocation' },
  reduction: { de: 'Kürzung', en: 'Reduction' },
  recovery: { de: 'Rückforderung', en: 'Recovery' },
  contract: { de: 'Vertrag', en: 'Contract' },
  subsidiarity: { de: 'Subsidiaritätsprüfung', en: 'Subsidiarity check' },
  'proof-of-use': { de: 'Verwendungsnachweis', en: 'Proof of use' },
  review: { de: 'Annahme einer Wirksamkeitsüberprüfung', en: 'Acceptance of a review' },
  other: { de: 'Sonstiges', en: 'Other' },
} as const satisfies Record<string, Label>;

export type ItemKind = keyof typeof itemKinds;

/** The kinds of subjects an item of each kind is about. */
export const subjectsOfItem = {
  goal: ['goal'],
  need: ['need'],
  criterion: ['criterion'],
  measure: ['measure'],
  target: ['target', 'measure', 'need'],
  allocation: ['grant'],
  reduction: ['grant'],
  recovery: ['grant'],
  contract: ['contract', 'grant'],
  subsidiarity: ['grant', 'measure'],
  'proof-of-use': ['grant'],
  review: ['review', 'grant', 'measure'],
  other: ['goal', 'need', 'criterion', 'measure', 'target', 'grant', 'contract', 'review'],
} as const satisfies Record<ItemKind, readonly string[]>;

/** The kinds in which somebody stands to gain or to lose (rule R6). Needs, criteria and targets concern everybody. */
const conflicting: readonly ItemKind[] = [
  'allocation',
  'reduction',
  'recovery',
  'contract',
  'subsidiarity',
  'proof-of-use',
  'review',
];

/** Whether a member can be conflicted on an item of this kind (rule R6). */
export function canConflict(kind: ItemKind): boolean {
  return conflicting.includes(kind);
}

export const positions = {
  agree: { de: 'stimmt zu', en: 'Agrees' },
  'stand-aside': { de: 'steht beiseite', en: 'Stands aside' },
  object: { de: 'widerspricht', en: 'Objects' },
} as const satisfies Record<string, Label>;

export type Position = keyof typeof positions;

export const recommendationOutcomes = {
  recommended: { de: 'empfohlen', en: 'Recommended' },
  'recommended-reduced': { de: 'mit geringerem Betrag empfohlen', en: 'Recommended with a lower amount' },
  'not-recommended': { de: 'nicht empfohlen', en: 'Not recommended' },
} as const satisfies Record<string, Label>;
