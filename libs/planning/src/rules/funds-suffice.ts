import type { Rejection } from '#kernel';
import type { Funds, FundsByLine } from '../budget-line/funds.model.js';
import { reject } from '../language.js';

/**
 * R3: what is bound on a budget line and year never exceeds what is authorised there or covered by its group. Refuses
 * `wantedCents` more on a line than is left for it; what raises nothing is never refused.
 */
export function fundsSuffice(
  funds: FundsByLine,
  budgetLineId: string,
  wantedCents: number,
): Rejection | undefined {
  const leftCents = leftFor(funds, budgetLineId);
  if (wantedCents <= 0 || wantedCents <= leftCents) return undefined;
  const moving = funds[budgetLineId]?.number;
  return reject(
    'budget-line-exhausted',
    { budgetLineId, leftCents, wantedCents },
    moving === undefined ? [] : [moving],
  );
}

/** What an act binds in addition on a line; signed cents. */
export interface WantedOnLine {
  readonly budgetLineId: string;
  readonly boundDeltaCents: number;
}

/**
 * R3 for all lines of one act together: lines that cover one another draw on the same money. `funds` are those of the groups
 * and of the single lines (`fundsForLines`). What can no longer be summed exactly is refused.
 */
export function fundsSufficeTogether(
  funds: readonly FundsByLine[],
  wanted: readonly WantedOnLine[],
): Rejection | undefined {
  const left = [...funds];
  for (const { budgetLineId, boundDeltaCents } of wanted) {
    const index = left.findIndex((each) => each[budgetLineId] !== undefined);
    const before = left[index] ?? {};
    const own = before[budgetLineId];
    const usedCents = (own?.usedCents ?? 0) + boundDeltaCents;
    if (![usedCents, leftFor(before, budgetLineId) - boundDeltaCents].every(Number.isSafeInteger))
      return reject('sum-too-large', { amountCents: boundDeltaCents, budgetLineId }, own && [own.number]);
    const refusal = fundsSuffice(before, budgetLineId, boundDeltaCents);
    if (refusal) return refusal;
    if (own) left[index] = { ...before, [budgetLineId]: { ...own, usedCents } };
  }
  return undefined;
}

/** What may still be bound on a line, in signed cents. In a one-sided group money flows from donors to recipients only. */
export function leftFor(funds: FundsByLine, budgetLineId: string): number {
  const own = funds[budgetLineId];
  if (!own) return 0;
  const others = Object.entries(funds).flatMap(([id, line]) => (id === budgetLineId ? [] : [line]));
  const left = (cover: Funds['cover']): number =>
    sum(others.filter((line) => line.cover === cover).map(remainder));
  const drawnByOthers = sum(
    others.filter(({ cover }) => cover === 'recipient').map((line) => Math.max(0, -remainder(line))),
  );
  switch (own.cover) {
    case undefined:
      return remainder(own);
    case 'mutual':
      return remainder(own) + left('mutual');
    case 'donor':
      return Math.min(remainder(own), remainder(own) + left('donor') - drawnByOthers);
    case 'recipient':
      return remainder(own) + Math.max(0, left('donor') - drawnByOthers);
  }
}

function remainder({ authorityCents, usedCents }: Funds): number {
  return authorityCents - usedCents;
}

function sum(cents: readonly number[]): number {
  return cents.reduce((total, each) => total + each, 0);
}
