import type { Rejection } from '#kernel';
import type { GrantMoney } from '../grant/grant-money.model.js';
import { reject } from '../language.js';

/** The allocations that are made only on condition that the budget provides the money, and still are. */
export function reserved({ allocations, lifted }: GrantMoney): GrantMoney['allocations'] {
  return allocations.filter(
    ({ conditional, allocationId }) =>
      conditional && !lifted.some((each) => each.allocationId === allocationId),
  );
}

/**
 * R25: money that is allocated on condition (Haushaltsvorbehalt) is neither committed nor paid before the reservation is
 * lifted. Years of the same grant whose money is allocated unconditionally need not wait.
 */
export function reservationLifted(
  grantId: string,
  money: GrantMoney,
  budgetLineIds: readonly string[],
): Rejection | undefined {
  const waiting = reserved(money).find(({ lines }) =>
    lines.some(({ budgetLineId }) => budgetLineIds.includes(budgetLineId)),
  );
  if (!waiting) return undefined;
  const { allocationId, number } = waiting;
  return reject('reservation-not-lifted', { grantId, allocationId }, [number]);
}
