import type { StoredEvent } from '#kernel';
import { grantAllocated, memberRecused, paymentOrdered } from '#planning';
import { announceMet } from '#test/announce';
import type { Founding } from '../town/founding.js';
import {
  allocating,
  allocatingAgain,
  anna,
  bela,
  certifiedDrawdown,
  delegating,
  founding,
  interested,
  line,
  ordering,
  owningUp,
  reaching,
  recusing,
  saying,
} from '../town/founding.js';
import { codeOf, faultsOf, numberOf, RaceCourse } from './race-course.js';
import type { Raced, Starter } from './race-course.js';

let course: RaceCourse;
let towns = 0;

beforeAll(async () => {
  course = await RaceCourse.open();
}, 60_000);

afterAll(async () => {
  announceMet(`races of 3 processes: ${String(course.contended)} callers were told to ask again`);
  await course.close();
});

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
/** From the first duel, in which one has so long a start, to the last, in which the other has it; those between are close. */
const LONGEST_START_MS = 200;

interface Told {
  readonly raced: readonly Raced[];
  readonly book: readonly StoredEvent[];
}

/** A race in a town of its own; whatever it is about, it went as if all had come one after the other. */
async function raceIn(
  town: Partial<Founding>,
  starters: readonly Starter[],
  before: readonly Starter[] = [],
): Promise<Told> {
  towns += 1;
  const ledger = `town-${String(towns)}`;
  const plan = { authoritiesCents: [0, 0, 100_000_00], grantsCents: [], items: 0, noticed: 0, ...town };
  await course.place.perform(ledger, [...founding(plan), ...before.map(({ asked }) => asked)]);
  const foundedAt = (await course.place.planbuch.store.head(ledger)).number;
  const raced = await course.race(ledger, starters);
  const book = await course.place.book(ledger);
  expect(faultsOf(raced, book, foundedAt)).toEqual([]);
  return { raced, book };
}

/** Two acts against each other, many times side by side. */
function duels(count: number, of: (nth: number) => readonly [Starter['asked'], Starter['asked']]): Starter[] {
  return numbers(count).flatMap((nth) => {
    const [one, other] = of(nth);
    const startMs = Math.round(((2 * nth - 1 - count) / count) * LONGEST_START_MS);
    return [
      { asked: one, afterMs: Math.max(0, -startMs) },
      { asked: other, afterMs: Math.max(0, startMs) },
    ];
  });
}

/** The outcomes of the duels, two by two. */
function paired(raced: readonly Raced[]): (readonly [Raced, Raced])[] {
  return raced.flatMap((one, index) => {
    const other = raced[index + 1];
    return index % 2 === 0 && other ? [[one, other] as const] : [];
  });
}

describe('money that is not there for all (R3)', () => {
  const authoritiesCents = [1_000_00, 1_200_00, 1_500_00];
  const amountOf = (nth: number): number => 100_00 + ((nth * 37) % 23) * 10_00;
  const lineOf = (nth: number): number => (nth % 2 === 0 ? 3 : 1 + (nth % 4 === 1 ? 0 : 1));

  it.each(numbers(3))(
    'is allocated up to the last allocation that fits, on a line and in a cover group: race %i',
    async () => {
      const grantsCents = numbers(36).map(amountOf);
      const starters = numbers(36).map((nth) => ({ asked: allocating(nth, lineOf(nth), amountOf(nth)) }));

      const { raced, book } = await raceIn({ authoritiesCents, grantsCents }, starters);

      const pools = [
        { lines: [line(1), line(2)], authorityCents: 2_200_00 },
        { lines: [line(3)], authorityCents: 1_500_00 },
      ];
      for (const { lines, authorityCents } of pools) {
        const boundCents = book
          .filter((event) => grantAllocated.is(event))
          .flatMap(({ data }) => data.lines)
          .filter(({ budgetLineId }) => lines.includes(budgetLineId))
          .reduce((sum, { amountCents }) => sum + amountCents, 0);
        const refused = raced
          .filter((each, index) => lines.includes(line(lineOf(index + 1))) && codeOf(each) !== undefined)
          .map((each) => [codeOf(each), amountOf(raced.indexOf(each) + 1) > authorityCents - boundCents]);

        expect(boundCents).toBeLessThanOrEqual(authorityCents);
        expect(refused.length).toBeGreaterThan(0);
        expect(refused).toEqual(refused.map(() => ['budget-line-exhausted', true]));
      }
    },
  );
});

describe('one application with two decisions', () => {
  it('is allocated to once, whichever comes first', async () => {
    const grantsCents = numbers(20).map(() => 100_00);

    const { raced } = await raceIn(
      { grantsCents },
      duels(20, (nth) => [allocating(nth, 3, 100_00), allocatingAgain(nth, 3, 100_00)]),
    );

    expect(paired(raced).map((duel) => duel.flatMap((each) => codeOf(each) ?? []))).toEqual(
      numbers(20).map(() => ['allocated-already']),
    );
  });
});

describe('a consensus that is recorded while somebody must no longer be counted, or no longer agrees (R5, R6)', () => {
  const intrusions = [
    { act: recusing, by: anna, code: undefined },
    { act: owningUp, by: anna, code: 'conflict-without-recusal' },
    { act: interested, by: anna, code: 'conflict-without-recusal' },
    {
      act: (nth: number, personId: string) => saying(nth, personId, 'object'),
      by: bela,
      code: 'objection-open',
    },
  ];

  it('counts nobody who was recused before it, and is refused where a conflict or an objection came first', async () => {
    const COUNT = 36;
    const intrusionOn = (nth: number) => intrusions[nth % intrusions.length] ?? intrusions[0]!;

    const { raced, book } = await raceIn(
      { grantsCents: numbers(COUNT).map(() => 100_00), items: COUNT },
      duels(COUNT, (nth) => [reaching(nth), intrusionOn(nth).act(nth, intrusionOn(nth).by)]),
    );

    let [before, after] = [0, 0];
    for (const [index, [consensus, intrusion]] of paired(raced).entries()) {
      const [reached, intruded] = [numberOf(consensus), numberOf(intrusion)];
      const isFirst = intruded !== undefined && intruded < (reached ?? Infinity);
      if (isFirst) before += 1;
      else after += 1;
      if (reached === undefined) expect(codeOf(consensus)).toBe(intrusionOn(index + 1).code);
      else {
        const { tallies } = book[reached - 1]?.data as { tallies: object[] };
        const isRecused = isFirst && book[intruded - 1]?.type === memberRecused.type;
        expect(isFirst).toBe(isRecused);
        expect(tallies).toMatchObject([
          isRecused
            ? { eligibleCount: 2, presentCount: 2, agreeCount: 2, recusedCount: 1 }
            : { eligibleCount: 3, presentCount: 3, agreeCount: 3, recusedCount: 0 },
        ]);
      }
    }
    expect({ before: before > 0, after: after > 0 }).toEqual({ before: true, after: true });
  });
});

describe('an order while the authority to give it is withdrawn (R10)', () => {
  it('never stands after the withdrawal', async () => {
    const COUNT = 24;
    const certified = numbers(COUNT).flatMap((nth) =>
      certifiedDrawdown(nth, 1, 100_00).map((asked) => ({ asked })),
    );

    const { raced } = await raceIn(
      { grantsCents: numbers(COUNT).map(() => 100_00), noticed: COUNT },
      duels(COUNT, (nth) => [ordering(nth, 1, 100_00), delegating(nth, 0)]),
      certified,
    );

    const outcomes = paired(raced).map(([order, withdrawal]) => {
      const [ordered, withdrawn] = [numberOf(order), numberOf(withdrawal)];
      if (withdrawn === undefined) return codeOf(withdrawal);
      return ordered === undefined ? codeOf(order) : ordered < withdrawn ? 'ordered before' : 'ordered after';
    });
    expect([...new Set(outcomes)].sort()).toEqual(['authority-insufficient', 'ordered before']);
  });
});

describe('two orders that together are more than there is to order (R11)', () => {
  it('of one certified drawdown: one of them stands', async () => {
    const COUNT = 15;
    const certified = numbers(COUNT).flatMap((nth) =>
      certifiedDrawdown(nth, 1, 100_00).map((asked) => ({ asked })),
    );

    const { raced, book } = await raceIn(
      { grantsCents: numbers(COUNT).map(() => 100_00), noticed: COUNT },
      duels(COUNT, (nth) => [ordering(nth, 1, 60_00, 1), ordering(nth, 1, 60_00, 2)]),
      certified,
    );

    expect(book.filter(({ type }) => type === paymentOrdered.type)).toHaveLength(COUNT);
    expect(paired(raced).map((duel) => duel.flatMap((each) => codeOf(each) ?? []))).toEqual(
      numbers(COUNT).map(() => ['order-exceeds-certified']),
    );
  });

  it('of two drawdowns that each take all of the notice: one of them stands', async () => {
    const COUNT = 15;
    const certified = numbers(COUNT).flatMap((nth) =>
      [1, 2].flatMap((no) => certifiedDrawdown(nth, no, 100_00).map((asked) => ({ asked }))),
    );

    const { raced, book } = await raceIn(
      { grantsCents: numbers(COUNT).map(() => 100_00), noticed: COUNT },
      duels(COUNT, (nth) => [ordering(nth, 1, 100_00), ordering(nth, 2, 100_00)]),
      certified,
    );

    expect(book.filter(({ type }) => type === paymentOrdered.type)).toHaveLength(COUNT);
    expect(paired(raced).map((duel) => duel.flatMap((each) => codeOf(each) ?? []))).toEqual(
      numbers(COUNT).map(() => ['order-exceeds-notices']),
    );
  });
});
