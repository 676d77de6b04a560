import type { Rejection } from '#kernel';
import type { BudgetStatus, ProvisionalBasis } from '../fiscal-year/fiscal-year.terms.js';
import { reject } from '../language.js';

/** How far the budget of a year has come. */
export interface BudgetOfYear {
  readonly year: number;
  readonly statuses: readonly { readonly status: BudgetStatus; readonly number: number }[];
}

/** The first of the years whose budget is not published. */
function firstUnpublished(budgets: readonly BudgetOfYear[]): BudgetOfYear | undefined {
  return budgets.find(({ statuses }) => !statuses.some(({ status }) => status === 'published'));
}

/**
 * R24: while the budget of a year is not published, money of it is bound only on a ground of provisional budget management
 * (§ 99 HGO; to be checked).
 */
export function budgetPermits(
  budgets: readonly BudgetOfYear[],
  provisionalBasis?: ProvisionalBasis,
): Rejection | undefined {
  const unpublished = firstUnpublished(budgets);
  if (!unpublished || provisionalBasis !== undefined) return undefined;
  const { year, statuses } = unpublished;
  // An opened year without any status has no budget but the one that is being drafted.
  const status = statuses.at(-1)?.status ?? 'draft';
  return reject('budget-not-published', { year, status }, numbersOf(unpublished));
}

/** R25: what was decided under the reservation of the budget is allocated so, as long as the budget is not published. */
export function reservationIsKept(
  decisionId: string,
  decision: { readonly budgetReservation: boolean; readonly number: number },
  budgets: readonly BudgetOfYear[],
): Rejection | undefined {
  const unpublished = decision.budgetReservation ? firstUnpublished(budgets) : undefined;
  if (!unpublished) return undefined;
  return reject('budget-reservation-kept', { decisionId, year: unpublished.year }, [
    decision.number,
    ...numbersOf(unpublished),
  ]);
}

function numbersOf({ statuses }: BudgetOfYear): number[] {
  return statuses.slice(-1).map(({ number }) => number);
}
