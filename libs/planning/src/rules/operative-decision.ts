import type { Rejection } from '#kernel';
import { outcomeOn } from '../decision/decision.model.js';
import type { DecidedOutcome, DecisionState } from '../decision/decision.model.js';
import type { RecommendationOnGrant } from '../item/recommendation.model.js';
import { reject } from '../language.js';
import type { YearAmount } from '../year-amount.js';

/** A decision as a grant rests on it. */
export interface DecidedGrant {
  readonly grantId: string;
  readonly decisionId: string;
  readonly decision: DecisionState;
}

/** R4: only what was adopted has effect; what was deferred, referred, rejected or only noted gives nobody money. */
export function decisionIsEffective({ decisionId, decision }: DecidedGrant): Rejection | undefined {
  const { outcome, number } = decision;
  if (outcome === 'adopted' || outcome === 'adopted-changed') return undefined;
  return reject('decision-not-effective', { decisionId, outcome }, [number]);
}

/** What an outcome gives in sum, in signed cents: the amount it names, else the sum of its years. */
export function decidedAmount({
  amountCents,
  years = [],
}: Pick<DecidedOutcome, 'amountCents' | 'years'>): number | undefined {
  return amountCents ?? (years.length === 0 ? undefined : sumOf(years));
}

/**
 * R2: a decision gives a grant an amount, and nothing is allocated beyond it, neither in sum nor, where the decision names
 * years, in a year of them or in another one.
 */
export function withinDecision(
  { grantId, decisionId, decision }: DecidedGrant,
  wanted: readonly YearAmount[],
): Rejection | undefined {
  const rests = [decision.number];
  const outcome = outcomeOn(decision, grantId);
  if (!outcome) return reject('grant-not-decided', { decisionId, grantId }, rests);
  const decidedCents = decidedAmount(outcome);
  if (decidedCents === undefined) return reject('decided-amount-missing', { decisionId, grantId }, rests);
  const wantedCents = sumOf(wanted);
  if (wantedCents > decidedCents)
    return reject('decided-amount-exceeded', { decisionId, grantId, decidedCents, wantedCents }, rests);
  const { years = [] } = outcome;
  if (years.length === 0) return undefined;
  for (const { year } of wanted) {
    const [decided, asked] = [sumOf(years, year), sumOf(wanted, year)];
    if (asked > decided)
      return reject(
        'decided-year-exceeded',
        { decisionId, grantId, year, decidedCents: decided, wantedCents: asked },
        rests,
      );
  }
  return undefined;
}

/**
 * R4: a decision follows the recommendation on a grant, or somebody explained why it does not. The recommendation is the one
 * the decision names, else the last one that was issued before it.
 */
export function deviationIsExplained(
  { grantId, decisionId, decision }: DecidedGrant,
  recommendations: readonly RecommendationOnGrant[],
): Rejection | undefined {
  const outcome = outcomeOn(decision, grantId);
  const recommended =
    recommendations.find(({ recommendationId }) => recommendationId === decision.recommendationId) ??
    recommendations.findLast(({ number }) => number < decision.number);
  const deviation = deviationOf(recommended, outcome && decidedAmount(outcome));
  if (deviation === undefined || isExplained(decision, grantId)) return undefined;
  return reject('deviation-to-explain', { decisionId, grantId, deviation }, [
    decision.number,
    ...(recommended ? [recommended.number] : []),
  ]);
}

/** Whether it was said why the decision is what it is for this grant, or that nobody said so. */
export function isExplained({ explanations }: DecisionState, grantId: string): boolean {
  return explanations.some((each) => each.grantId === grantId);
}

function deviationOf(
  recommended: RecommendationOnGrant | undefined,
  decidedCents: number | undefined,
): 'recommendation-missing' | 'not-recommended' | 'other-amount' | undefined {
  if (!recommended) return 'recommendation-missing';
  if (recommended.outcome === 'not-recommended') return 'not-recommended';
  return recommended.amountCents === decidedCents ? undefined : 'other-amount';
}

/** The sum of all years, or of one of them. */
function sumOf(amounts: readonly Readonly<YearAmount>[], year?: number): number {
  return amounts
    .filter((each) => year === undefined || each.year === year)
    .reduce((total, { amountCents }) => total + amountCents, 0);
}
