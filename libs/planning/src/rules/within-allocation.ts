import type { Rejection } from '#kernel';
import type { GrantMoney } from '../grant/grant-money.model.js';
import { reject } from '../language.js';

interface OfYear {
  readonly year: number;
  readonly amountCents: number;
}

/** What of several amounts falls to a year; cents. */
export function sumOfYear(amounts: readonly OfYear[], year: number): number {
  return amounts.reduce((total, each) => total + (each.year === year ? each.amountCents : 0), 0);
}

/**
 * R11: all notices of a grant together promise in no year more than was allocated for it, and so not in sum either. The
 * allocation in its turn is at most what was decided (rule R2).
 */
export function withinAllocation(
  { allocations, notices }: GrantMoney,
  years: readonly OfYear[],
): Rejection | undefined {
  const allocated = allocations.flatMap(({ lines }) => lines);
  const noticed = notices.flatMap((notice) => notice.years);
  for (const { year } of years) {
    const [allocatedCents, noticedCents, wantedCents] = [
      sumOfYear(allocated, year),
      sumOfYear(noticed, year),
      sumOfYear(years, year),
    ] as const;
    if (noticedCents + wantedCents > allocatedCents) {
      return reject('notice-exceeds-allocation', { year, allocatedCents, noticedCents, wantedCents }, [
        ...allocations.map(({ number }) => number),
        ...notices.map(({ number }) => number),
      ]);
    }
  }
  return undefined;
}
