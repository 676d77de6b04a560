import type { StoredEvent } from '#kernel';
import { authorityOf, withdrawn } from '../budget-line/budget-line.model.js';
import type { AppropriatedLine } from '../budget-line/budget-line.model.js';
import type { LineAuthority, LineBinding } from '../budget-line/line-movement.js';
import { grantTakenOver } from '../grant/grant-taken-over.event.js';

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

/** What an event bound on budget lines and no longer binds. */
export function bindingsTakenBack(event: StoredEvent): LineBinding[] {
  if (!grantTakenOver.is(event)) return [];
  return (event.data.lines ?? []).map((line) => ({
    ...line,
    amountCents: 0,
    boundDeltaCents: 0 - line.boundDeltaCents,
  }));
}
