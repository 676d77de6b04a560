import fc from 'fast-check';
import type { ModelRead } from '#kernel';
import { stories } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import { planning } from '../acts.js';
import { bindingsOf } from '../allocation/allocating.js';
import { budgetReservationLifted } from '../allocation/budget-reservation-lifted.event.js';
import { grantAllocated } from '../allocation/grant-allocated.event.js';
import { fundsFor } from '../budget-line/funds.model.js';
import { correctEvent } from '../correction/correct-event.act.js';
import { fundsCommitted } from '../payment/funds-committed.event.js';
import { paymentBooked } from '../payment/payment-booked.event.js';
import { paymentOrdered } from '../payment/payment-ordered.event.js';
import { allocated, ansatz, line, opened, second } from '../testing/decided-grant.js';
import { boundOn, bindingOn } from './bound-on-line.js';
import type { LineOfGrant } from './bound-on-line.js';
import { grantMoney } from './grant-money.model.js';

const given = stories(planning);
const lines = [line, second];
const grants = [1, 2, 3].map((last) => `00000000-0000-7000-8000-00000000000${String(last)}`);
const cover = { coverGroup: { id: 'DK-7', relation: 'mutual' as const } };
const place = { year: 2027, coverGroupId: '2027__DK-7' };

/** Two lines that cover one another, with so much money that no correction is refused for want of it. */
const beginning: readonly Happened[] = [
  ...lines.map((id, index) => opened(id, { ...cover, account: String(index) })),
  ansatz(1_000_000_00, line, { coverGroupId: place.coverGroupId }),
];

function folded<State>({ model, tag }: ModelRead<State>, events: readonly Happened[]): State {
  const id = tag.slice(tag.indexOf(':') + 1);
  return events.reduce(
    (state, event, index) =>
      model.types.includes(event.type) && event.tags.includes(tag)
        ? model.evolve(state, { ...event, number: index + 1, effectiveOn: '2027-03-15' }, id)
        : state,
    model.initial,
  );
}

interface Step {
  readonly what: 'allocate' | 'allocate-conditionally' | 'lift' | 'commit' | 'order' | 'book' | 'correct';
  readonly grant: number;
  readonly line: number;
  readonly cents: number;
  readonly nth: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('allocate', 'allocate-conditionally', 'lift', 'commit', 'order', 'book', 'correct'),
  grant: fc.nat({ max: grants.length - 1 }),
  line: fc.nat({ max: lines.length - 1 }),
  cents: fc.integer({ min: 1, max: 500 }),
  nth: fc.nat({ max: 60 }),
});

/** What happens next, as the acts would make it; nothing where they would refuse it. */
function next(events: readonly Happened[], { what, nth, cents, ...at }: Step): Happened | undefined {
  const [grantId = '', budgetLineId = ''] = [grants[at.grant], lines[at.line]];
  const money = folded(grantMoney.of(grantId), events);
  const id = `00000000-0000-7000-8000-${String(events.length).padStart(12, '0')}`;
  const bound = (as: LineOfGrant['as'], amountCents = cents) => [
    bindingOn(money.lines, place, { as, budgetLineId, amountCents }),
  ];
  const conditional = what === 'allocate-conditionally';
  switch (what) {
    case 'allocate':
    case 'allocate-conditionally': {
      if (money.allocations.length > 0) return undefined;
      const wanted = [{ budgetLineId, ...place, kind: 'expense' as const, amountCents: cents }];
      const bindings = bindingsOf(money, wanted, conditional);
      return grantAllocated.of(id, {
        ...allocated().data,
        grantId,
        conditional,
        amountCents: cents,
        lines: bindings,
      });
    }
    case 'lift': {
      const [one] = money.allocations;
      if (!one?.conditional || money.lifted.length > 0) return undefined;
      const wanted = one.lines.map((each) => ({ ...each, kind: 'expense' as const }));
      const { allocationId } = one;
      return budgetReservationLifted.of(allocationId, {
        allocationId,
        grantId,
        lines: bindingsOf(money, wanted, false),
      });
    }
    case 'commit':
      return fundsCommitted.of(grantId, { grantId, lines: bound('encumbered') });
    case 'order':
      return paymentOrdered.of(id, {
        grantId,
        amountCents: cents,
        budgetLineId,
        bookingYear: 2027,
        dueOn: '2027-04-01',
        final: false,
        orderer: 'operator:story',
        lines: bound('ordered'),
      });
    case 'book': {
      const amountCents = nth % 3 === 0 ? -cents : cents;
      return paymentBooked.of(id, {
        mandant: '1',
        bookingYear: 2027,
        documentNo: id,
        position: 1,
        budgetLineId,
        amountCents,
        bookedOn: '2027-03-15',
        valueOn: '2027-03-15',
        grantId,
        lines: bound('paid', amountCents),
      });
    }
    case 'correct':
      return corrected(events, beginning.length + 1 + (nth % Math.max(1, events.length - beginning.length)));
  }
}

function corrected(events: readonly Happened[], eventNumber: number): Happened | undefined {
  try {
    return given(...events)
      .when(correctEvent, { eventNumber }, { reasoned: true })
      .events()[0];
  } catch {
    return undefined;
  }
}

/** What is bound on a line, said again without any model: by each grant the largest of its last encumbrance, orders, payments. */
function boundNaively(events: readonly Happened[], budgetLineId: string): number {
  const withdrawn = events.map(({ data }) => (data as { eventNumber?: number }).eventNumber);
  const standing = events.filter((_, index) => !withdrawn.includes(index + 1));
  const of = (grantId: string): number => {
    let [encumbered, ordered, paid] = [0, 0, 0];
    for (const { type, tags, data } of standing) {
      const {
        amountCents = 0,
        conditional,
        lines: moved = [],
      } = data as {
        amountCents?: number;
        conditional?: boolean;
        lines?: { budgetLineId: string; amountCents: number }[];
      };
      const own = moved.find((each) => each.budgetLineId === budgetLineId);
      if (!own || !tags.includes(`grant:${grantId}`) || type === 'event-corrected') continue;
      if (type === 'payment-ordered') ordered += amountCents;
      else if (type === 'payment-booked') paid += amountCents;
      else if (conditional !== true) encumbered = own.amountCents;
    }
    return Math.max(encumbered, ordered, paid);
  };
  return grants.reduce((total, grantId) => total + of(grantId), 0);
}

describe('what is bound on a line', () => {
  it('is by each grant the last encumbrance, or what was ordered or paid beyond it', () => {
    const entry = (as: LineOfGrant['as'], amountCents: number, number: number) => ({
      as,
      budgetLineId: 'l',
      amountCents,
      number,
    });
    const before = [entry('encumbered', 500, 1), entry('encumbered', 300, 2)];
    expect(boundOn(before, 'l')).toBe(300);
    expect(boundOn([...before, entry('ordered', 200, 3), entry('ordered', 101, 4)], 'l')).toBe(301);
    expect(boundOn([...before, entry('paid', 302, 3), entry('paid', -2, 4)], 'l')).toBe(300);
    expect(boundOn(before, 'other')).toBe(0);
  });

  it('is as a sum of changes what it is as a sum over all grants, whatever happens and is corrected', () => {
    const reached = { corrections: 0, lifts: 0 };
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        const events = [...beginning];
        for (const each of steps) {
          const event = next(events, each);
          if (!event) continue;
          events.push(event);
          reached.corrections += event.type === 'event-corrected' ? 1 : 0;
          reached.lifts += event.type === 'budget-reservation-lifted' ? 1 : 0;
          const funds = folded(fundsFor({ budgetLineId: line, coverGroupId: place.coverGroupId }), events);
          for (const id of lines) expect(funds[id]?.usedCents).toBe(boundNaively(events, id));
        }
      }),
      { numRuns: 150 },
    );
    expect(reached.corrections).toBeGreaterThan(0);
    expect(reached.lifts).toBeGreaterThan(0);
  });
});
