import type { FoldedEvent } from '#kernel';
import {
  budgetLineOpened,
  budgetReservationLifted,
  eventCorrected,
  grantAllocated,
  paymentBooked,
  paymentOrdered,
} from '#planning';
import { LineSums } from './line-sums.js';

const idOf = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const [line, grant, allocation, order, payment, stray] = [1, 2, 3, 4, 5, 6].map(idOf) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
type Told = Omit<FoldedEvent, 'number' | 'effectiveOn'>;

const bound = (amountCents: number, boundDeltaCents: number) => ({
  lines: [{ budgetLineId: line, year: 2027, amountCents, boundDeltaCents }],
});
const opened = budgetLineOpened.of(line, { year: 2027, product: '3151', account: '5318', kind: 'expense' });
const allocated = (conditional: boolean, boundDeltaCents: number) =>
  grantAllocated.of(allocation, {
    grantId: grant,
    decisionId: idOf(7),
    needIds: [idOf(8)],
    goalIds: [idOf(9)],
    assessmentIds: [],
    targetVersionIds: [],
    conditional,
    amountCents: 500,
    ...bound(500, boundDeltaCents),
  });
const lifted = (boundDeltaCents: number) =>
  budgetReservationLifted.of(allocation, {
    allocationId: allocation,
    grantId: grant,
    ...bound(500, boundDeltaCents),
  });
const ordered = (boundCents: number, deltaCents: number) =>
  paymentOrdered.of(order, {
    grantId: grant,
    amountCents: boundCents,
    budgetLineId: line,
    bookingYear: 2027,
    dueOn: '2027-04-01',
    final: false,
    orderer: 'operator:story',
    ...bound(boundCents, deltaCents),
  });
const booked = (id: string, amountCents: number, boundDeltaCents: number, grantId?: string) =>
  paymentBooked.of(id, {
    mandant: '1',
    bookingYear: 2027,
    documentNo: id.slice(-4),
    position: 1,
    budgetLineId: line,
    amountCents,
    bookedOn: '2027-04-01',
    valueOn: '2027-04-01',
    ...(grantId === undefined ? {} : { grantId }),
    ...bound(amountCents, boundDeltaCents),
  });
const correctionOf = (number: number, { type, subject, tags }: Told, lines: object) =>
  eventCorrected.of(String(number), {
    eventNumber: number,
    eventType: type,
    eventSubject: subject,
    eventTags: [...tags],
    ...lines,
  });

/** The figures of these events that are not what the amounts come to: where, expected, found. */
function wrong(...told: readonly Told[]): string[] {
  const sums = new LineSums();
  const events = told.map((event, index) => ({ ...event, number: index + 1, effectiveOn: '2027-03-15' }));
  return events.flatMap((event) => {
    const corrected = eventCorrected.is(event) ? events[event.data.eventNumber - 1] : undefined;
    return [...sums.take(event, corrected)].map(({ place, expected, found }) =>
      [place, expected.de, found.de].join(' '),
    );
  });
}

describe('the sums on a line, recomputed', () => {
  it('follow a grant through allocation, order and payment, whatever subject the events have', () => {
    expect(wrong(opened, allocated(false, 500), ordered(600, 100), booked(payment, 600, 0, grant))).toEqual(
      [],
    );
    expect(wrong(opened, allocated(false, 500), ordered(600, 600))).toEqual([
      '/data/lines/0/boundDeltaCents 100 600',
    ]);
  });

  it('count nothing for a conditional allocation until it is lifted', () => {
    expect(wrong(opened, allocated(true, 0), lifted(500))).toEqual([]);
    expect(wrong(opened, allocated(true, 500))).toEqual(['/data/lines/0/boundDeltaCents 0 500']);
    expect(wrong(opened, allocated(true, 0), lifted(0))).toEqual(['/data/lines/0/boundDeltaCents 500 0']);
  });

  it('take back what a correction takes back, from the grant and not from the event', () => {
    const allocatedFirst = [opened, allocated(false, 500), ordered(600, 100)] as const;
    const taken = (deltaCents: number) => correctionOf(3, allocatedFirst[2], bound(500, deltaCents));
    expect(wrong(...allocatedFirst, taken(-100))).toEqual([]);
    expect(wrong(...allocatedFirst, taken(500))).toEqual(['/data/lines/0/boundDeltaCents -100 500']);
  });

  it('let a payment for no grant stand for itself', () => {
    expect(wrong(opened, booked(payment, 200, 200), booked(stray, 300, 300))).toEqual([]);
    expect(wrong(opened, booked(payment, 200, 200), booked(stray, 300, 100))).toHaveLength(1);
  });
});
