import type { StoredEvent } from '#kernel';
import { authorityOf, withdrawn } from '../budget-line/budget-line.model.js';
import type { AppropriatedLine } from '../budget-line/budget-line.model.js';
import type { LineAuthority } from '../budget-line/line-movement.js';

/** By how much the authority of a line changes when one of its events no longer holds; nothing where it does not change. */
export function authorityTakenBack(
  budgetLineId: string,
  line: AppropriatedLine,
  { number }: StoredEvent,
): LineAuthority[] {
  const { year, coverGroupId } = line;
  const authorityDeltaCents = authorityOf(withdrawn(line, number, number)) - authorityOf(line);
  if (authorityDeltaCents === 0) return [];
  return [
    { budgetLineId, year, ...(coverGroupId === undefined ? {} : { coverGroupId }), authorityDeltaCents },
  ];
}
