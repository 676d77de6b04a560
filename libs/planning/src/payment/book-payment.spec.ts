import { appropriationSet } from '../budget-line/appropriation-set.event.js';
import type { Happened } from '#kernel/testing';
import { grantTakenOver } from '../grant/grant-taken-over.event.js';
import {
  given,
  grant,
  granted,
  idOf,
  line,
  order,
  orderer,
  otherLine,
  payment,
  withNotice,
} from '../testing/funded-grant.js';
import { bookPayment } from './book-payment.act.js';
import type { BookPayment } from './payment-booked.event.js';
import { paymentOrdered } from './payment-ordered.event.js';

const ordered = paymentOrdered.of(order, {
  amountCents: 10_000_00,
  budgetLineId: line,
  bookingYear: 2027,
  dueOn: '2027-04-15',
  final: false,
  grantId: grant,
  orderer: `person:${orderer}`,
  lines: [{ budgetLineId: line, year: 2027, amountCents: granted, boundDeltaCents: 0 }],
});
const due: readonly Happened[] = [...withNotice, ordered];
const { paymentOrderId: _, ...unordered } = bookPayment.example;
const booking = (input: BookPayment, happened: readonly Happened[] = due) =>
  given(...happened).when(bookPayment, input, { id: payment });
const contradictsOf = (...asked: Parameters<typeof booking>) =>
  (booking(...asked).events()[0]?.data as { contradicts?: object[] }).contradicts ?? [];
const cutTo = (amountCents: number) =>
  appropriationSet.of(line, {
    budgetLineId: line,
    stage: 'published',
    amountCents,
    year: 2027,
    authorityDeltaCents: amountCents - 40_000_00,
  });

describe('book-payment', () => {
  it('carries out an order: its grant is that of the order, and what was bound stays bound', () => {
    booking(bookPayment.example).then({
      type: 'payment-booked',
      version: 1,
      subject: `payment:${payment}`,
      tags: [
        'booking-key:1_2027_2027-004711_1',
        `budget-line:${line}`,
        `grant:${grant}`,
        `payment-order:${order}`,
        `payment:${payment}`,
      ],
      data: {
        ...bookPayment.example,
        grantId: grant,
        lines: [{ budgetLineId: line, year: 2027, amountCents: granted, boundDeltaCents: 0 }],
      },
    });
    booking({ ...bookPayment.example, grantId: grant }).events();
  });

  it('binds its own amount where it is for no grant, and frees it when it comes back', () => {
    const linesOf = (amountCents: number) => booking({ ...unordered, amountCents }).events()[0]?.data;
    expect(linesOf(5_00)).toMatchObject({ lines: [{ amountCents: 5_00, boundDeltaCents: 5_00 }] });
    expect(linesOf(-5_00)).toMatchObject({ lines: [{ amountCents: -5_00, boundDeltaCents: -5_00 }] });
  });

  it('refuses a row that is booked already, and a grant that is not that of the order (R18)', () => {
    const booked = [...due, ...booking(bookPayment.example).events()];
    given(...booked)
      .when(bookPayment, unordered, { id: idOf(8442) })
      .thenRefused('booking-taken', { key: '1_2027_2027-004711_1', paymentId: payment });
    given(...booked)
      .when(bookPayment, { ...unordered, position: 2 }, { id: idOf(8442) })
      .events();
    const other = grantTakenOver.of(idOf(8402), takenOver(1));
    booking({ ...bookPayment.example, grantId: idOf(8402) }, [...due, other]).thenRefused(
      'booking-of-another-grant',
      { paymentOrderId: order, grantId: grant },
    );
  });

  it('stores that the line is overdrawn (R3)', () => {
    const unbound = { ...unordered, amountCents: 100_00 };
    const full = (left: number) => [...due, cutTo(granted + left)];
    expect(contradictsOf(unbound, full(100_00))).toEqual([]);
    expect(contradictsOf(unbound, full(99_99))).toMatchObject([
      { rule: 'R3', code: 'budget-line-exhausted' },
    ]);
    expect(contradictsOf({ ...unbound, amountCents: -1 }, full(-1))).toEqual([]);
  });

  it('stores that more is paid than was ordered (R11)', () => {
    const paid = (amountCents: number) => ({ ...unordered, grantId: grant, amountCents });
    expect(contradictsOf(paid(10_000_00))).toEqual([]);
    expect(contradictsOf(paid(10_000_01))).toMatchObject([
      {
        rule: 'R11',
        code: 'paid-beyond-granted',
        facts: [
          { name: 'paidCents', number: 10_000_01 },
          { name: 'grantedCents', number: 10_000_00 },
        ],
      },
    ]);
    const twice = [...due, ...booking(paid(10_000_01)).events()];
    const [nothing] = given(...twice)
      .when(bookPayment, { ...paid(0), position: 2 }, { id: idOf(8442) })
      .events();
    expect(nothing?.data).not.toHaveProperty('contradicts');
    const back = { ...paid(-1), position: 2 };
    const [event] = given(...twice)
      .when(bookPayment, back, { id: idOf(8442) })
      .events();
    expect(event?.data).not.toHaveProperty('contradicts');
  });

  it('measures a grant taken over by what was granted before the ledger', () => {
    const old = idOf(8402);
    const known = [...withNotice, grantTakenOver.of(old, takenOver(500_00))];
    expect(contradictsOf({ ...unordered, grantId: old, amountCents: 500_00 }, known)).toEqual([]);
    expect(contradictsOf({ ...unordered, grantId: old, amountCents: 500_01 }, known)).toMatchObject([
      { rule: 'R11', code: 'paid-beyond-granted' },
    ]);
  });

  it('stores that an order was carried out otherwise than ordered (R11)', () => {
    expect(contradictsOf({ ...bookPayment.example, amountCents: 9_999_99 })).toMatchObject([
      { rule: 'R11', code: 'booked-otherwise-than-ordered' },
    ]);
    expect(contradictsOf({ ...bookPayment.example, budgetLineId: otherLine })).toContainEqual(
      expect.objectContaining({
        code: 'booked-otherwise-than-ordered',
        facts: expect.arrayContaining([
          { name: 'orderedLineId', code: line },
          { name: 'bookedLineId', code: otherLine },
        ]),
      }),
    );
    expect(contradictsOf({ ...bookPayment.example, amountCents: 0 })).toMatchObject([
      { rule: 'R11', code: 'booked-otherwise-than-ordered' },
    ]);
    const back = [...due, ...booking(bookPayment.example).events()];
    const [event] = given(...back)
      .when(bookPayment, { ...bookPayment.example, amountCents: -10_000_00, position: 2 }, { id: idOf(8442) })
      .events();
    expect(event?.data).not.toHaveProperty('contradicts');
  });

  it('refuses only what can no longer be summed exactly', () => {
    const most = { ...unordered, amountCents: Number.MAX_SAFE_INTEGER };
    const booked = given(...withNotice).when(bookPayment, most, { id: payment });
    booked.thenRefused('sum-too-large');
    const paid = { ...most, grantId: grant, budgetLineId: otherLine };
    const elsewhere = [...withNotice, ...booking(paid, withNotice).events()];
    given(...elsewhere)
      .when(bookPayment, { ...unordered, grantId: grant, amountCents: 1, position: 2 }, { id: idOf(8442) })
      .thenRefused('sum-too-large', { amountCents: 1, budgetLineId: line });
  });
});

function takenOver(amountCents: number) {
  return {
    externalNo: '37874',
    recipient: { name: 'Träger A' },
    authority: 'Fachdienst Soziales',
    purpose: 'Offener Treff',
    amountCents,
    source: { fileSha256: 'a'.repeat(64), line: 2 },
  };
}
