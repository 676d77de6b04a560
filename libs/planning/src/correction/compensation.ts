import { idOf, kindOf } from '#kernel';
import type { Leaf, StoredEvent } from '#kernel';
import { budgetReservationLifted } from '../allocation/budget-reservation-lifted.event.js';
import { grantAllocated } from '../allocation/grant-allocated.event.js';
import { authorityOf, withdrawn } from '../budget-line/budget-line.model.js';
import type { AppropriatedLine } from '../budget-line/budget-line.model.js';
import type { LineAuthority, LineBinding } from '../budget-line/line-movement.js';
import type { LineTakenBack } from './event-corrected.event.js';
import { boundOn } from '../grant/bound-on-line.js';
import type { GrantMoney } from '../grant/grant-money.model.js';
import { grantTakenOver } from '../grant/grant-taken-over.event.js';
import { noticeIssued } from '../notice/notice-issued.event.js';
import { fundsCommitted } from '../payment/funds-committed.event.js';
import { paymentOrdered } from '../payment/payment-ordered.event.js';

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

/** The lines on which an event moved what a grant binds. A booking is not among them: it is booked back, never corrected. */
function linesMovedBy(event: StoredEvent): readonly Leaf<LineBinding>[] {
  if (grantTakenOver.is(event)) return event.data.lines ?? [];
  if (
    grantAllocated.is(event) ||
    budgetReservationLifted.is(event) ||
    fundsCommitted.is(event) ||
    paymentOrdered.is(event)
  ) {
    return event.data.lines;
  }
  return [];
}

/** The grant of an event that promises or moves money of it; undefined where an event does neither. */
export function grantMovedBy(event: StoredEvent): string | undefined {
  if (!noticeIssued.is(event) && linesMovedBy(event).length === 0) return undefined;
  const grant = event.tags.find((each) => kindOf(each) === 'grant');
  return grant && idOf(grant);
}

/** Whether what moved money was inherited: an inheritance is corrected whatever was done upon it since. */
export function isInherited(event: StoredEvent): boolean {
  return grantTakenOver.is(event);
}

/**
 * What the grant binds on the lines of an event that no longer holds, and by how much that changes: computed from all that
 * still holds, not from what the event once changed.
 */
export function bindingsTakenBack(event: StoredEvent, { lines }: GrantMoney): LineTakenBack[] {
  const ordered = paymentOrdered.is(event) ? { orderedDeltaCents: 0 - event.data.amountCents } : {};
  const rest = lines.filter(({ number }) => number !== event.number);
  return linesMovedBy(event).map(({ budgetLineId, year, coverGroupId }) => {
    const amountCents = boundOn(rest, budgetLineId);
    return {
      budgetLineId,
      year,
      ...(coverGroupId === undefined ? {} : { coverGroupId }),
      amountCents,
      boundDeltaCents: amountCents - boundOn(lines, budgetLineId),
      ...ordered,
    };
  });
}
