import type { Rejection } from '#kernel';
import { sumOf } from '../grant/bound-on-line.js';
import type { GrantMoney } from '../grant/grant-money.model.js';
import { reject } from '../language.js';
import { sumOfYear } from './within-allocation.js';

interface OnLine {
  readonly budgetLineId: string;
  readonly year: number;
  readonly amountCents: number;
}

/**
 * R26: what is committed for a grant lies on its allocated lines, is in no year more than its notices promise, and on no line
 * less than is ordered there already.
 */
export function commitmentFits(money: GrantMoney, wanted: readonly OnLine[]): Rejection | undefined {
  for (const line of wanted) {
    const refusal = lineIsAllocated(money, line.budgetLineId) ?? coversOrders(money, line);
    if (refusal) return refusal;
  }
  return yearsArePromised(money, wanted);
}

/** R2: money of a grant comes from the lines that are allocated for it. */
export function lineIsAllocated(
  { allocations }: Pick<GrantMoney, 'allocations'>,
  budgetLineId: string,
): Rejection | undefined {
  const known = allocations.flatMap(({ lines }) => lines);
  return known.some((line) => line.budgetLineId === budgetLineId)
    ? undefined
    : reject(
        'line-not-allocated',
        { budgetLineId },
        allocations.map(({ number }) => number),
      );
}

function coversOrders(
  { lines, orders }: GrantMoney,
  { budgetLineId, amountCents }: OnLine,
): Rejection | undefined {
  const orderedCents = sumOf(lines, 'ordered', budgetLineId);
  if (amountCents >= orderedCents) return undefined;
  return reject(
    'commitment-below-orders',
    { budgetLineId, orderedCents, amountCents },
    orders.map(({ number }) => number),
  );
}

/**
 * Lines that the act does not name keep what is bound on them. Where that is more than promised in all, because the notice
 * promises less than was allocated, the act may at least not raise it.
 */
function yearsArePromised(
  { allocations, notices, lines }: GrantMoney,
  wanted: readonly OnLine[],
): Rejection | undefined {
  const promised = notices.flatMap(({ years }) => years);
  const before = allocations
    .flatMap((allocation) => allocation.lines)
    .map(({ budgetLineId, year }) => ({
      budgetLineId,
      year,
      amountCents:
        lines.findLast((line) => line.as === 'encumbered' && line.budgetLineId === budgetLineId)
          ?.amountCents ?? 0,
    }));
  const untouched = before.filter(({ budgetLineId }) =>
    wanted.every((line) => line.budgetLineId !== budgetLineId),
  );
  for (const { year } of wanted) {
    const noticedCents = sumOfYear(promised, year);
    const wantedCents = sumOfYear(wanted, year);
    const afterCents = wantedCents + sumOfYear(untouched, year);
    const raises = afterCents > sumOfYear(before, year);
    if (wantedCents > noticedCents || (raises && afterCents > noticedCents)) {
      return reject(
        'commitment-exceeds-notices',
        { year, noticedCents, wantedCents: afterCents },
        notices.map(({ number }) => number),
      );
    }
  }
  return undefined;
}
