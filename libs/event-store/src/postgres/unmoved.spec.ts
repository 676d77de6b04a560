import fc from 'fast-check';
import type { Tag } from '#kernel';
import { openPostgres } from '../testing/postgres/opened-postgres.js';
import type { OpenedPostgres } from '../testing/postgres/opened-postgres.js';
import { entryOf, sealed } from '../testing.js';
import { PostgresEventStore } from './index.js';

const types = ['need-identified'];
const itemOf = (tag: Tag, after: number) => ({ tag, types, after });

let opened: OpenedPostgres;
let [nth, ledger] = [0, ''];
let store: PostgresEventStore;
let other: PostgresEventStore;

beforeAll(async () => {
  opened = await openPostgres();
});

afterAll(() => opened.close());

const begin = async () => {
  [store, other] = [new PostgresEventStore(opened.database), new PostgresEventStore(opened.database)];
  await store.createLedger((ledger = `ledger-${String((nth += 1))}`), 'real');
};
const happens = async (by: PostgresEventStore, id: string, type = 'need-identified') => {
  const { firstNumber } = await by.append(ledger, entryOf([sealed(ledger, type, [`need:${id}`])]));
  return firstNumber;
};

it('tells of what it appended itself, and of nothing that somebody else may have', async () => {
  await begin();
  expect(store.unmovedUpTo(ledger, itemOf('need:a', 0))).toBeUndefined();
  const first = await happens(store, 'a');
  const last = await happens(store, 'b');
  expect(store.unmovedUpTo(ledger, itemOf('need:a', first))).toBe(last);
  expect(store.unmovedUpTo(ledger, itemOf('need:b', first))).toBeUndefined();
  expect(store.unmovedUpTo(ledger, { ...itemOf('need:b', first), types: ['need-closed'] })).toBe(last);
  expect(store.unmovedUpTo(ledger, itemOf('need:a', last + 1))).toBeUndefined();

  await happens(other, 'a');
  const again = await happens(store, 'b');
  expect(store.unmovedUpTo(ledger, itemOf('need:c', last))).toBeUndefined();
  const alone = await happens(store, 'b');
  expect(store.unmovedUpTo(ledger, itemOf('need:c', last))).toBeUndefined();
  expect(store.unmovedUpTo(ledger, itemOf('need:c', again))).toBe(alone);
});

it('is never wrong about a number that the ledger has reached', async () => {
  const anyStep = fc.record({ mine: fc.boolean(), id: fc.constantFrom('a', 'b', 'c') });
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 25 }), async (steps) => {
      await begin();
      for (const { mine, id } of steps) {
        await happens(mine ? store : other, id);
        const { seen } = await store.load(ledger, []);
        for (const tag of ['need:a', 'need:b', 'need:c'] as const) {
          for (let after = 0; after <= seen; after += 1) {
            const upTo = store.unmovedUpTo(ledger, itemOf(tag, after));
            if (upTo === undefined) continue;
            const { events } = await store.load(ledger, [itemOf(tag, after)], Math.min(upTo, seen));
            expect(events).toEqual([[]]);
          }
        }
      }
    }),
    { numRuns: 12 },
  );
});

it('tells nothing any more once the ledger was seen to end before what it appended', async () => {
  await begin();
  await happens(store, 'a');
  const last = await happens(store, 'b');
  await opened.asOwner('UPDATE planbuch.ledgers SET head = 1 WHERE ledger = $1', [ledger]);
  expect(store.unmovedUpTo(ledger, itemOf('need:c', 1))).toBe(last);
  expect((await store.load(ledger, [])).seen).toBe(1);
  expect(store.unmovedUpTo(ledger, itemOf('need:c', 1))).toBeUndefined();
});
