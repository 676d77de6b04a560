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
