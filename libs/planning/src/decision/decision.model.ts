import type { Tag } from '#kernel';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { decisionRecorded } from './decision-recorded.event.js';
import { deviationExplained } from './deviation-explained.event.js';

/** What a decision is about, and for which grants its deviation from the recommendation is explained. */
export interface DecisionState {
  readonly number: number;
  readonly about: readonly Tag[];
  readonly explanations: readonly { readonly grantId: string; readonly number: number }[];
  readonly correctedBy?: number;
}

export const decisionState = model('decision', 'decision', {
  initial: undefined as DecisionState | undefined,
  on: (when) => [
    when(decisionRecorded, (_, { outcomes }, { number }) => ({
      number,
      about: outcomes.map(({ subject }) => subject),
      explanations: [],
    })),
    when(
      deviationExplained,
      (decision, { grantId }, { number }) =>
        decision && { ...decision, explanations: [...decision.explanations, { grantId, number }] },
    ),
    when(
      eventCorrected,
      (decision, { eventNumber }, { number }) => decision && withdrawn(decision, eventNumber, number),
    ),
  ],
});

function withdrawn(decision: DecisionState, eventNumber: number, by: number): DecisionState {
  if (decision.number === eventNumber) return { ...decision, correctedBy: by };
  return { ...decision, explanations: decision.explanations.filter(({ number }) => number !== eventNumber) };
}
