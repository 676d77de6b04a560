import type { Row } from '#kernel';
import type { grantColumns } from './grant.columns.js';

/** A line of the budget with what the grant binds on it from a step on. */
interface LineBound {
  readonly budgetLineId: string;
  readonly amountCents: number;
}

/** The stages that a grant comes to, in their order; of what ends one of them differently the last holds. */
const STAGES = [
  ['assessed'],
  ['recommended', 'not-recommended'],
  ['decided', 'rejected'],
  ['allocated'],
  ['noticed'],
  ['committed'],
  ['paid'],
  ['proof-submitted'],
  ['examined'],
] as const;

/** A step of the way of a grant: what it was, what it amounts to, and what it binds. `as` of a correction is `corrected`. */
export interface Step {
  readonly number: number;
  readonly as: (typeof STAGES)[number][number] | 'begun' | 'lifted' | 'ordered' | 'corrected';
  readonly amountCents?: number;
  readonly lines?: readonly LineBound[];
}

/** The last amount on each line, summed up. */
function boundBy(steps: readonly Step[]): number {
  const bound = new Map(steps.flatMap(({ lines = [] }) => lines.map((line) => [line.budgetLineId, line])));
  return [...bound.values()].reduce((total, { amountCents }) => total + amountCents, 0);
}

/** The columns that follow from the steps: absolute values, so that a corrected step leaves no trace in them. */
export function wayOf(
  begunAs: 'applied' | 'taken-over',
  steps: readonly Step[],
): Partial<Row<typeof grantColumns>> {
  const of = (as: Step['as']) => steps.filter((step) => step.as === as);
  const lastOf = (stage: readonly Step['as'][]) => steps.findLast(({ as }) => stage.includes(as));
  const last = (...stage: Step['as'][]) => lastOf(stage)?.amountCents ?? null;
  const sum = (as: Step['as']) =>
    of(as).length === 0 ? null : of(as).reduce((total, { amountCents = 0 }) => total + amountCents, 0);
  return {
    steps,
    state: STAGES.map(lastOf).findLast((step) => step !== undefined)?.as ?? begunAs,
    recommendedCents: last('recommended', 'not-recommended'),
    decidedCents: last('decided', 'rejected'),
    allocatedCents: sum('allocated'),
    noticedCents: sum('noticed'),
    committedCents: of('committed').length === 0 ? null : boundBy(of('committed')),
    orderedCents: sum('ordered'),
    paidCents: sum('paid'),
    recognisedCents: last('examined'),
    boundCents: boundBy(steps),
  };
}
