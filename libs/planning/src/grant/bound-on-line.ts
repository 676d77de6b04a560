import type { LineBinding } from '../budget-line/line-movement.js';

/**
 * What one event did for a grant on a budget line. What is encumbered is absolute, and the last one holds; what is ordered
 * and paid adds up.
 */
export interface LineOfGrant {
  readonly as: 'encumbered' | 'ordered' | 'paid';
  readonly budgetLineId: string;
  readonly amountCents: number;
  readonly number: number;
}

/** What a grant has ordered or paid on a line, or on all; signed cents. */
export function sumOf(lines: readonly LineOfGrant[], as: 'ordered' | 'paid', budgetLineId?: string): number {
  return lines
    .filter((line) => line.as === as && (budgetLineId === undefined || line.budgetLineId === budgetLineId))
    .reduce((total, { amountCents }) => total + amountCents, 0);
}

/** R3: what a grant binds on a line: what is encumbered for it there, or what was ordered or paid beyond that. */
export function boundOn(lines: readonly LineOfGrant[], budgetLineId: string): number {
  const encumbered = lines.findLast((line) => line.as === 'encumbered' && line.budgetLineId === budgetLineId);
  return Math.max(
    encumbered?.amountCents ?? 0,
    sumOf(lines, 'ordered', budgetLineId),
    sumOf(lines, 'paid', budgetLineId),
  );
}

/** The line as the event names it that moves it: what the grant binds there afterwards, and by how much that changes. */
export function bindingOn(
  lines: readonly LineOfGrant[],
  { year, coverGroupId }: Pick<LineBinding, 'year' | 'coverGroupId'>,
  change: Omit<LineOfGrant, 'number'>,
): LineBinding {
  const { budgetLineId } = change;
  const amountCents = boundOn([...lines, { ...change, number: Infinity }], budgetLineId);
  return {
    budgetLineId,
    year,
    ...(coverGroupId === undefined ? {} : { coverGroupId }),
    amountCents,
    boundDeltaCents: amountCents - boundOn(lines, budgetLineId),
  };
}
