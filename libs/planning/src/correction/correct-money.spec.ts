import type { DecidedEvent } from '#kernel';
import { stories } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import { planning } from '../acts.js';
import { budgetReservationLifted } from '../allocation/budget-reservation-lifted.event.js';
import { grantTakenOver } from '../grant/grant-taken-over.event.js';
import { takeOverGrant } from '../grant/take-over-grant.act.js';
import { issueNotice } from '../notice/issue-notice.act.js';
import { noticeIssued } from '../notice/notice-issued.event.js';
import { fundsCommitted } from '../payment/funds-committed.event.js';
import { paymentBooked } from '../payment/payment-booked.event.js';
import { paymentOrdered } from '../payment/payment-ordered.event.js';
import {
  allocated,
  allocation,
  ansatz,
  decidedCents,
  grant,
  line,
  otherGrant,
  story,
} from '../testing/decided-grant.js';
import { correctEvent } from './correct-event.act.js';

const given = stories(planning);
const bound = (amountCents: number, boundDeltaCents: number) => ({
  budgetLineId: line,
  year: 2027,
  amountCents,
  boundDeltaCents,
});
const [order, payment, back] = [8801, 8802, 8803].map(
  (last) => `01890a5d-ac96-774b-bcce-b302099a${String(last)}`,
) as [string, string, string];

const onCondition = allocated({ conditional: true, lines: [bound(decidedCents, 0)] });
const lifted = budgetReservationLifted.of(allocation, {
  allocationId: allocation,
  grantId: grant,
  lines: [bound(decidedCents, decidedCents)],
});
const noticed = noticeIssued.of(grant, { ...issueNotice.example, grantId: grant });
const committed = (amountCents: number) =>
  fundsCommitted.of(grant, { grantId: grant, lines: [bound(amountCents, amountCents - decidedCents)] });
const ordered = (amountCents: number, boundCents: number, deltaCents = 0) =>
  paymentOrdered.of(order, {
    grantId: grant,
    amountCents,
    budgetLineId: line,
    bookingYear: 2027,
    dueOn: '2027-04-01',
    final: false,
    orderer: 'operator:story',
    lines: [bound(boundCents, deltaCents)],
  });
const booked = (id: string, amountCents: number, boundCents: number) =>
  paymentBooked.of(id, {
    mandant: '1',
    bookingYear: 2027,
    documentNo: id.slice(-4),
    position: 1,
    budgetLineId: line,
    amountCents,
    bookedOn: '2027-03-15',
    valueOn: '2027-03-15',
    grantId: grant,
    lines: [bound(boundCents, 0)],
  });
const elsewhere = (amountCents: number) =>
  grantTakenOver.of(otherGrant, { ...takeOverGrant.example, lines: [bound(amountCents, amountCents)] });

/** Corrects one of the events, and tells what it takes back on the lines. */
const correcting = (happened: readonly Happened[], event: DecidedEvent) =>
  given(...happened).when(correctEvent, { eventNumber: happened.indexOf(event) + 1 }, { reasoned: true });
const takenBack = (happened: readonly Happened[], event: DecidedEvent) =>
  (correcting(happened, event).events()[0]?.data as { readonly lines?: readonly object[] }).lines;

describe('what a correction takes back of the money of a grant (R16)', () => {
  it('is all that an allocation bound', () => {
    const one = allocated();
    expect(takenBack([...story(), one], one)).toEqual([bound(0, -decidedCents)]);
  });

  it('is nothing where the allocation was conditional, and all once its reservation was lifted', () => {
    expect(takenBack([...story(), onCondition], onCondition)).toEqual([bound(0, 0)]);
    expect(takenBack([...story(), onCondition, lifted], lifted)).toEqual([bound(0, -decidedCents)]);
  });

  it('is the difference to what was bound before: the commitment, then the allocation', () => {
    const commitment = committed(20_000_00);
    expect(takenBack([...story(), allocated(), commitment], commitment)).toEqual([
      bound(decidedCents, 4_500_00),
    ]);
    const beyond = ordered(25_000_00, 25_000_00, 500_00);
    expect(takenBack([...story(), allocated(), beyond], beyond)).toEqual([
      { ...bound(decidedCents, -500_00), orderedDeltaCents: -25_000_00 },
    ]);
    const within = ordered(1_00, decidedCents);
    expect(takenBack([...story(), allocated(), within], within)).toEqual([
      { ...bound(decidedCents, 0), orderedDeltaCents: -1_00 },
    ]);
  });

  it('must find the money there where it binds more again, to the cent (R3)', () => {
    const commitment = committed(20_000_00);
    const and = (amountCents: number) => [
      ...story({ ansatz: ansatz(decidedCents) }),
      allocated(),
      commitment,
      elsewhere(amountCents),
    ];
    expect(takenBack(and(0), commitment)).toEqual([bound(decidedCents, 4_500_00)]);
    correcting(and(1), commitment).thenRefused('budget-line-exhausted', {
      budgetLineId: line,
      leftCents: 4_499_99,
      wantedCents: 4_500_00,
    });
  });

  it('asks for no money where it binds less, though the line is overdrawn', () => {
    const one = allocated();
    expect(takenBack([...story({ ansatz: ansatz(0) }), one], one)).toEqual([bound(0, -decidedCents)]);
  });
});

describe('the order in which money is corrected (R16)', () => {
  it('is from the last to the first: what was built upon stays, and the refusal names what was built', () => {
    const one = allocated();
    const commitment = committed(decidedCents);
    const payable = ordered(1_00, decidedCents);
    const all = [...story(), one, noticed, commitment, payable];
    for (const event of [one, noticed, commitment])
      correcting(all, event).thenRefused('later-money-event', {
        number: all.indexOf(event) + 1,
        grantId: grant,
        by: all.length,
      });
    correcting(all, payable).events();
    correcting(all.slice(0, -1), commitment).events();
    correcting(all.slice(0, -2), noticed).events();
    correcting(all.slice(0, -2), one).thenRefused('later-money-event');
    correcting(all.slice(0, -3), one).events();
  });

  it('does not start with an allocation whose reservation was lifted', () => {
    const happened = [...story(), onCondition, lifted];
    correcting(happened, onCondition).thenRefused('later-money-event', {
      number: happened.length - 1,
      grantId: grant,
      by: happened.length,
    });
  });

  it('leaves bookings to the cash office, and goes on once they cancel each other out', () => {
    const payable = ordered(1_00, decidedCents);
    const paid = [...story(), allocated(), payable, booked(payment, 1_00, decidedCents)];
    correcting(paid, paid.at(-1)!).thenRefused('booking-not-correctable', { number: paid.length });
    correcting(paid, payable).thenRefused('later-money-event');
    const returned = [...paid, booked(back, -1_00, decidedCents)];
    expect(takenBack(returned, payable)).toEqual([{ ...bound(decidedCents, 0), orderedDeltaCents: -1_00 }]);
  });

  it('does not bind what was inherited', () => {
    const inherited = grantTakenOver.of(grant, {
      ...takeOverGrant.example,
      lines: [bound(500_00, 500_00)],
    });
    const happened = [...story({ application: inherited }), booked(payment, 200_00, 500_00)];
    expect(takenBack(happened, inherited)).toEqual([bound(200_00, -300_00)]);
  });
});
