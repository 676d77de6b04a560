import type { Leaf } from '#kernel';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { model, tag } from '../language.js';
import { decisionRecorded } from './decision-recorded.event.js';
import type { RecordDecision } from './decision-recorded.event.js';
import { deviationExplained } from './deviation-explained.event.js';

/** What is decided about one subject, in sum and where it is named by year; signed cents. */
export type DecidedOutcome = Leaf<RecordDecision>['outcomes'][number];

/** A decision without its texts and votes, and for which grants its deviation from the recommendation is explained. */
export interface DecisionState extends Pick<
  Leaf<RecordDecision>,
  | 'bodyId'
  | 'decidedOn'
  | 'outcome'
  | 'basis'
  | 'outcomes'
  | 'recommendationId'
  | 'budgetReservation'
  | 'bindsFutureYears'
> {
  readonly number: number;
  /** Whether it says in which paper it stands. */
  readonly hasPaper: boolean;
  readonly explanations: readonly { readonly grantId: string; readonly number: number }[];
  readonly correctedBy?: number;
}

export const decisionState = model('decision', 'decision', {
  initial: undefined as DecisionState | undefined,
  on: (when) => [
    when(decisionRecorded, (_, decided, { number }) => stateOf(decided, number)),
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

function stateOf(decided: Leaf<RecordDecision>, number: number): DecisionState {
  const { bodyId, decidedOn, outcome, basis, outcomes, recommendationId, paper } = decided;
  const { budgetReservation, bindsFutureYears } = decided;
  return {
    number,
    bodyId,
    decidedOn,
    outcome,
    basis,
    outcomes,
    ...(recommendationId === undefined ? {} : { recommendationId }),
    budgetReservation,
    bindsFutureYears,
    hasPaper: paper !== undefined,
    explanations: [],
  };
}

function withdrawn(decision: DecisionState, eventNumber: number, by: number): DecisionState {
  if (decision.number === eventNumber) return { ...decision, correctedBy: by };
  return { ...decision, explanations: decision.explanations.filter(({ number }) => number !== eventNumber) };
}

/** What a decision says about a grant; undefined where it does not name it. */
export function outcomeOn({ outcomes }: DecisionState, grantId: string): DecidedOutcome | undefined {
  const grant = tag('grant', grantId);
  return outcomes.find(({ subject }) => subject === grant);
}
