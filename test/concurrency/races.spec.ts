import type { StoredEvent } from '#kernel';
import { grantAllocated, memberRecused, paymentOrdered } from '#planning';
import { announceMet } from '#test/announce';
import type { Asked } from '../town/asked.js';
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
import { duels, numbers, paired, raceFor } from './duels.js';
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

interface Told {
  readonly raced: readonly Raced[];
  readonly book: readonly StoredEvent[];
}

/** A race in a town of its own; whatever it is about, it went as if all had come one after the other. */
async function raceIn(
  town: Partial<Founding>,
  starters: readonly Starter[],
  before: readonly Asked[] = [],
): Promise<Told> {
  towns += 1;
  const ledger = `town-${String(towns)}`;
  const plan = { authoritiesCents: [0, 0, 100_000_00], grantsCents: [], items: 0, noticed: 0, ...town };
  await course.place.perform(ledger, [...founding(plan), ...before]);
  const foundedAt = (await course.place.planbuch.store.head(ledger)).number;
  const raced = await course.race(ledger, starters);
  const book = await course.place.book(ledger);
  expect(faultsOf(raced, book, foundedAt)).toEqual([]);
  return { raced, book };
}

describe('money that is not there for all (R3)', () => {
  const authoritiesCents = [1_000_00, 1_200_00, 1_500_00];
  const amountOf = (nth: number): number => 100_00 + ((nth * 37) % 23) * 10_00;
  const lineOf = (nth: number): number => [3, 1, 3, 2][nth % 4] ?? 3;

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

  const ofAll = { eligibleCount: 3, presentCount: 3, agreeCount: 3, recusedCount: 0 };
  const withoutAnna = { eligibleCount: 2, presentCount: 2, agreeCount: 2, recusedCount: 1 };

  it('counts nobody who was recused before it, and is refused where a conflict or an objection came first', async () => {
    const COUNT = 36;
    const intrusionOn = (nth: number) => intrusions[nth % intrusions.length] ?? intrusions[0]!;

    await raceFor(['intrusion first', 'consensus first'], async (longestStartMs) => {
      const { raced, book } = await raceIn(
        { grantsCents: numbers(COUNT).map(() => 100_00), items: COUNT },
        duels(
          COUNT,
          (nth) => [reaching(nth), intrusionOn(nth).act(nth, intrusionOn(nth).by)],
          longestStartMs,
        ),
      );

      return paired(raced).map(([consensus, intrusion], index) => {
        const [reached, intruded] = [numberOf(consensus), numberOf(intrusion)];
        const isFirst = intruded !== undefined && intruded < (reached ?? Infinity);
        if (reached === undefined) expect(codeOf(consensus)).toBe(intrusionOn(index + 1).code);
        else {
          const { tallies } = book[reached - 1]?.data as { tallies: object[] };
          const isRecused = isFirst && book[intruded - 1]?.type === memberRecused.type;
          expect(isFirst).toBe(isRecused);
          expect(tallies).toMatchObject([isRecused ? withoutAnna : ofAll]);
        }
        return isFirst ? 'intrusion first' : 'consensus first';
      });
    });
  }, 60_000);
});

describe('an order while the authority to give it is withdrawn (R10)', () => {
  it('never stands after the withdrawal', async () => {
    const COUNT = 24;
    const certified = numbers(COUNT).flatMap((nth) => certifiedDrawdown(nth, 1, 100_00));

    await raceFor(['authority-insufficient', 'ordered before'], async (longestStartMs) => {
      const { raced } = await raceIn(
        { grantsCents: numbers(COUNT).map(() => 100_00), noticed: COUNT },
        duels(COUNT, (nth) => [ordering(nth, 1, 100_00), delegating(nth, 0)], longestStartMs),
        certified,
      );

      return paired(raced).map(([order, withdrawal]) => {
        const [ordered, withdrawn] = [numberOf(order), numberOf(withdrawal)];
        if (withdrawn === undefined) return codeOf(withdrawal) ?? '';
        if (ordered === undefined) return codeOf(order) ?? '';
        return ordered < withdrawn ? 'ordered before' : 'ordered after';
      });
    });
  }, 60_000);
});

describe('two orders that together are more than there is to order (R11)', () => {
  it('of one certified drawdown: one of them stands', async () => {
    const COUNT = 15;
    const certified = numbers(COUNT).flatMap((nth) => certifiedDrawdown(nth, 1, 100_00));

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
      [1, 2].flatMap((no) => certifiedDrawdown(nth, no, 100_00)),
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
