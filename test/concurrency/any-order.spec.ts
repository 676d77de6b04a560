import fc from 'fast-check';
import { announceMet } from '#test/announce';
import type { Asked } from '../town/asked.js';
import {
  allocating,
  allocatingAgain,
  anna,
  appropriating,
  bela,
  certifiedDrawdown,
  committing,
  correcting,
  delegating,
  founding,
  interested,
  noticing,
  ordering,
  owningUp,
  reaching,
  recommending,
  recusing,
  saying,
} from '../town/founding.js';
import { faultsOf, RaceCourse } from './race-course.js';

/** As long as the whole suite can spare; each history takes some tenths of a second. */
const TIME_LIMIT_MS = 8_000;
/** A history of this length crosses in most of its acts, and is still quickly told. */
const ACTS = 24;

const [FIRST, LAST] = [1, 8];
const town: readonly Asked[] = [
  ...founding({
    authoritiesCents: [150_00, 120_00, 700_00],
    grantsCents: Array.from({ length: LAST }, () => 100_00),
    items: 3,
    noticed: 3,
  }),
  ...[6, 7, 8].flatMap((nth) => certifiedDrawdown(nth, 1, 80_00)),
];

const free = fc.integer({ min: FIRST, max: 5 });
const payable = fc.integer({ min: 6, max: LAST });
const itemNo = fc.integer({ min: 1, max: 3 });
const lineNo = fc.integer({ min: 1, max: 3 });
const some = fc.constantFrom(30_00, 60_00, 100_00);
/** An event of the town, all of which were made by one act each. */
const numberOf = fc
  .constantFrom('record-decision', 'allocate-grant', 'issue-notice', 'certify-drawdown', 'seek-consensus', 'set-appropriation')
  .chain((act) => fc.constantFrom(...town.flatMap((asked, index) => (asked.act === act ? [index + 1] : [])))); // prettier-ignore

/** An act that gets in the way of some others. */
const contested: fc.Arbitrary<Asked> = fc.oneof(
  fc.tuple(free, lineNo, some).map((drawn) => allocating(...drawn)),
  fc.tuple(free, lineNo, some).map((drawn) => allocatingAgain(...drawn)),
  fc.tuple(free, some).map((drawn) => noticing(...drawn)),
  fc.tuple(lineNo, fc.constantFrom(50_00, 90_00, 500_00)).map((drawn) => appropriating(...drawn)),
  fc.tuple(payable, some).map((drawn) => committing(...drawn)),
  fc
    .tuple(payable, fc.constantFrom(30_00, 50_00, 80_00), fc.integer({ min: 1, max: 3 }))
    .map(([nth, amountCents, orderNo]) => ordering(nth, 1, amountCents, orderNo)),
  fc.tuple(payable, fc.constantFrom(0, 40_00, 100_00)).map((drawn) => delegating(...drawn)),
  itemNo.map(reaching),
  fc.tuple(itemNo, fc.constantFrom(anna, bela)).map((drawn) => recusing(...drawn)),
  itemNo.map((nth) => owningUp(nth, anna)),
  itemNo.map((nth) => interested(nth, bela)),
  fc.tuple(itemNo, fc.constantFrom('agree' as const, 'object' as const)).map(([nth, position]) => saying(nth, anna, position)),
  fc.tuple(itemNo, some).map((drawn) => recommending(...drawn)),
  numberOf.map(correcting),
); // prettier-ignore

/** Prints as a line: a history that failed is to be read. */
const starter = fc.tuple(contested, fc.integer({ min: 0, max: 40 })).map(([asked, afterMs]) => ({
  asked,
  afterMs,
  [fc.toStringMethod]: () => `\n  ${String(afterMs)} ms: ${asked.act} ${JSON.stringify(asked.body)}`,
}));

let course: RaceCourse;

beforeAll(async () => {
  course = await RaceCourse.open();
}, 60_000);

afterAll(() => course.close());

it('goes as if the acts had been performed one after the other in the order of their numbers, whatever they are', async () => {
  const met = { histories: 0, done: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(starter, { minLength: ACTS, maxLength: ACTS }), async (starters) => {
      met.histories += 1;
      const ledger = `history-${String(met.histories)}`;
      await course.place.perform(ledger, town);

      const raced = await course.race(ledger, starters);

      const book = await course.place.book(ledger);
      expect(faultsOf(raced, book, town.length)).toEqual([]);
      met.done += raced.filter(({ finish }) => finish.is === 'done').length;
      met.refused += raced.filter(({ finish }) => finish.is === 'refused').length;
    }),
    // Who comes first is chance, so a history that failed need not fail again: shrinking it would mislead.
    { numRuns: 300, interruptAfterTimeLimit: TIME_LIMIT_MS, endOnFailure: true },
  );
  announceMet(
    `${String(met.histories)} contested histories of 3 processes: ${String(met.done)} acts done, ${String(met.refused)} refused, ` +
      `${String(course.contended)} told to ask again; each as if alone`,
  );
  expect(Math.min(met.done, met.refused)).toBeGreaterThan(met.histories);
}, 60_000);
