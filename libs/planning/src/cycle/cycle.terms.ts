import type { Label } from '#kernel';

/**
 * The phases of a planning cycle, in their order (after the planning process of § 80 Abs. 1 SGB VIII: stock, need,
 * measures; to be checked). A cycle is closed by an act of its own, not by a phase.
 */
export const phases = {
  preparation: { de: 'Vorbereitung', en: 'Preparation' },
  needs: { de: 'Bedarfsermittlung', en: 'Needs' },
  'criteria-and-targets': { de: 'Kriterien und Ziele', en: 'Criteria and targets' },
  call: { de: 'Antragsphase', en: 'Call' },
  recommendation: { de: 'Empfehlung', en: 'Recommendation' },
  decision: { de: 'Entscheidung', en: 'Decision' },
  implementation: { de: 'Umsetzung', en: 'Implementation' },
  review: { de: 'Wirksamkeitsüberprüfung', en: 'Review' },
  evaluation: { de: 'Auswertung', en: 'Evaluation' },
} as const satisfies Record<string, Label>;

export type Phase = keyof typeof phases;

const order = Object.keys(phases) as readonly Phase[];

/** The phase after this one; undefined after the last, which closing the cycle follows. */
export function phaseAfter(phase: Phase): Phase | undefined {
  return order[order.indexOf(phase) + 1];
}

/** Whether the first phase lies behind the second on the way of a cycle. */
export function comesAfter(phase: Phase, other: Phase): boolean {
  return order.indexOf(phase) > order.indexOf(other);
}
