import { idOf } from '#kernel';
import type { When } from '#kernel';
import { budgetReservationLifted } from '../allocation/budget-reservation-lifted.event.js';
import { grantAllocated } from '../allocation/grant-allocated.event.js';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { grantTakenOver } from '../grant/grant-taken-over.event.js';
import { model } from '../language.js';
import { fundsCommitted } from '../payment/funds-committed.event.js';
import { paymentBooked } from '../payment/payment-booked.event.js';
import { paymentOrdered } from '../payment/payment-ordered.event.js';
import { appropriationSet } from './appropriation-set.event.js';
import { budgetLineOpened } from './budget-line-opened.event.js';
import type { Cover } from './budget-line-opened.event.js';

/** What a line may spend and what of it is used; signed integer cents. */
export interface Funds {
  readonly cover: 'mutual' | 'donor' | 'recipient' | undefined;
  readonly authorityCents: number;
  readonly usedCents: number;
  /** The last event that moved it. */
  readonly number: number;
}

/** The funds of the lines that can cover one another, by the id of the line. */
export type FundsByLine = Readonly<Record<string, Funds>>;

interface Movement {
  readonly budgetLineId: string;
  readonly authorityDeltaCents?: number;
  readonly boundDeltaCents?: number;
}

function moved(funds: FundsByLine, movements: readonly Movement[], number: number): FundsByLine {
  const next = { ...funds };
  for (const { budgetLineId, authorityDeltaCents = 0, boundDeltaCents = 0 } of movements) {
    const before = next[budgetLineId];
    if (!before) continue;
    next[budgetLineId] = {
      cover: before.cover,
      authorityCents: before.authorityCents + authorityDeltaCents,
      usedCents: before.usedCents + boundDeltaCents,
      number,
    };
  }
  return next;
}

function coverOf(coverGroup: Readonly<Cover> | undefined): Funds['cover'] {
  return coverGroup?.relation === 'mutual' ? 'mutual' : coverGroup?.role;
}

const movements = (when: When<FundsByLine>) => [
  when(budgetLineOpened, (funds, { coverGroup }, { subject, number }) => ({
    ...funds,
    [idOf(subject)]: { cover: coverOf(coverGroup), authorityCents: 0, usedCents: 0, number },
  })),
  when(appropriationSet, (funds, appropriation, { number }) => moved(funds, [appropriation], number)),
  when(grantTakenOver, (funds, { lines = [] }, { number }) => moved(funds, lines, number)),
  when(grantAllocated, (funds, { lines }, { number }) => moved(funds, lines, number)),
  when(budgetReservationLifted, (funds, { lines }, { number }) => moved(funds, lines, number)),
  when(fundsCommitted, (funds, { lines }, { number }) => moved(funds, lines, number)),
  when(paymentOrdered, (funds, { lines }, { number }) => moved(funds, lines, number)),
  when(paymentBooked, (funds, { lines }, { number }) => moved(funds, lines, number)),
  when(eventCorrected, (funds, { lines = [], authorities = [] }, { number }) =>
    moved(funds, [...lines, ...authorities], number),
  ),
];

const lineFunds = model<FundsByLine>('funds of a budget line', 'budget-line', { initial: {}, on: movements });
const groupFunds = model<FundsByLine>('funds of a cover group', 'cover-group', {
  initial: {},
  on: movements,
});

/** All funds that bear on what a line may still spend: those of its cover group, or its own. */
export function fundsFor({
  budgetLineId,
  coverGroupId,
}: {
  readonly budgetLineId: string;
  readonly coverGroupId?: string;
}) {
  return coverGroupId === undefined ? lineFunds.of(budgetLineId) : groupFunds.of(coverGroupId);
}

/** The funds that bear on several lines: those of each cover group, and of each line without one, once. */
export function fundsForLines(lines: readonly Parameters<typeof fundsFor>[0][]) {
  const distinct = new Map(lines.map((line) => [line.coverGroupId ?? line.budgetLineId, line]));
  return [...distinct.values()].map(fundsFor);
}
