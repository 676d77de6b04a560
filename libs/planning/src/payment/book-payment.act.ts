import { act } from '#kernel';
import type { Rejection } from '#kernel';
import { appropriations } from '../budget-line/budget-line.model.js';
import type { AppropriatedLine } from '../budget-line/budget-line.model.js';
import { fundsFor } from '../budget-line/funds.model.js';
import type { LineBinding } from '../budget-line/line-movement.js';
import { contradiction } from '../contradiction.js';
import type { Contradiction } from '../contradiction.js';
import { amountTakenOver } from '../grant/amount-taken-over.model.js';
import { bindingOn, sumOf } from '../grant/bound-on-line.js';
import { grantMoney } from '../grant/grant-money.model.js';
import type { GrantMoney } from '../grant/grant-money.model.js';
import { reject } from '../language.js';
import { bookedAsOrdered, paidWithinGranted } from '../rules/booked-as-ordered.js';
import { fundsSufficeTogether } from '../rules/funds-suffice.js';
import { bookedRow } from './booking-key.model.js';
import { bookingKey, BookPayment, paymentBooked } from './payment-booked.event.js';
import { paymentOrder } from './payment-order.model.js';

/**
 * Records a booking of the cash office (§§ 27, 28 GemKVO Hessen; to be checked). A fact: no rule refuses it. That it overdraws
 * its line (R3), pays more than was granted or ordered, or carries out an order otherwise than ordered (R11) is stored with it and
 * shown as a finding. A booking for no grant binds its own amount. Only a row that is booked already is refused (R18).
 */
export const bookPayment = act('book-payment', BookPayment, {
  label: { de: 'Zahlung buchen', en: 'Book payment' },
  makes: [paymentBooked],
  example: {
    mandant: '1',
    bookingYear: 2027,
    documentNo: '2027-004711',
    position: 1,
    budgetLineId: '01890a5d-ac96-774b-bcce-b302099a8501',
    amountCents: 10_000_00,
    bookedOn: '2027-03-12',
    valueOn: '2027-03-15',
    paymentOrderId: '01890a5d-ac96-774b-bcce-b302099a8431',
    text: 'Rate 1, Nachmittagsbetreuung Nordstadt',
  },
  reads: (input) => ({
    row: bookedRow.of(bookingKey(input)),
    line: appropriations.of(input.budgetLineId),
    order: input.paymentOrderId === undefined ? undefined : paymentOrder.of(input.paymentOrderId),
  }),
  thenReads: ({ line, order }, { budgetLineId, grantId = order?.grantId }) => ({
    funds: fundsFor({
      budgetLineId,
      ...(line?.coverGroupId === undefined ? {} : { coverGroupId: line.coverGroupId }),
    }),
    money: grantId === undefined ? undefined : grantMoney.of(grantId),
    takenOver: grantId === undefined ? undefined : amountTakenOver.of(grantId),
  }),
  decide: ({ row, line, order, funds, money, takenOver }, input, { id }) => {
    const { budgetLineId, amountCents, paymentOrderId, grantId = order?.grantId } = input;
    if (row)
      return reject('booking-taken', { key: bookingKey(input), paymentId: row.paymentId }, [row.number]);
    if (order && grantId !== order.grantId)
      return reject('booking-of-another-grant', { paymentOrderId: paymentOrderId ?? '', grantId: order.grantId }, [order.number]); // prettier-ignore
    if (!line) return reject('unknown-id', { field: '/budgetLineId', kind: 'budget-line', id: budgetLineId });
    const bound = boundBy(input, line, money);
    const paidCents = (money ? sumOf(money.lines, 'paid') : 0) + amountCents;
    if (![bound.amountCents, paidCents].every(Number.isSafeInteger))
      return reject('sum-too-large', { amountCents, budgetLineId });
    const overdrawn = fundsSufficeTogether([funds], [bound]);
    if (overdrawn?.code === 'sum-too-large') return overdrawn;
    const paid = money && { amountCents, paidCents, orders: money.orders, takenOver };
    const contradicts = [
      ...found(overdrawn),
      ...found(paid && paidWithinGranted(paid)),
      ...found(order && bookedAsOrdered(order, input)),
    ];
    return paymentBooked.of(id, {
      ...input,
      ...(grantId === undefined ? {} : { grantId }),
      lines: [bound],
      ...(contradicts.length === 0 ? {} : { contradicts }),
    });
  },
});

/** What the booking binds: for its grant what is encumbered, ordered or paid there in all; for none its own amount. */
function boundBy(
  { budgetLineId, amountCents }: BookPayment,
  { year, coverGroupId }: AppropriatedLine,
  money: GrantMoney | undefined,
): LineBinding {
  const line = { year, ...(coverGroupId === undefined ? {} : { coverGroupId }) };
  return money
    ? bindingOn(money.lines, line, { as: 'paid', budgetLineId, amountCents })
    : { budgetLineId, ...line, amountCents, boundDeltaCents: amountCents };
}

function found(refusal: Rejection | undefined): Contradiction[] {
  return refusal ? [contradiction(refusal)] : [];
}
