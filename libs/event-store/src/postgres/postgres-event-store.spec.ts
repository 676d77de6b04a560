import { migrate, openPool } from '#platform';
import type { Database } from '#platform';
import { testDatabase } from '#platform/testing';
import type { TestDatabase } from '#platform/testing';
import { ConditionFailed, LedgerUnknown } from '../errors.js';
import { leafHash, leafText } from '../leaf.js';
import { entryOf, sealed } from '../testing.js';
import { eventStoreMigrations, PostgresEventStore } from './index.js';

let place: TestDatabase;
let database: Database;
let store: PostgresEventStore;

beforeAll(async () => {
  place = await testDatabase();
  await migrate({ ownerUrl: place.ownerUrl, dirs: [eventStoreMigrations], schema: 'planbuch' });
  database = openPool(place.appUrl, { max: 5, name: 'store spec' });
  store = new PostgresEventStore(database);
  await store.createLedger('musterstadt', 'real');
});

afterAll(async () => {
  await store.close();
  await database.close();
  await place.drop();
});

it('stores what it was given, hashes it as the leaf says, and gives the same bytes back', async () => {
  const event = sealed('musterstadt', 'need-identified', ['need:a'], {
    text: 'Zeile eins\nZeile "zwei"\t\\n ß',
    n: 7,
  });
  const { firstNumber } = await store.append('musterstadt', entryOf([event]));
  for await (const stored of store.read('musterstadt', { after: firstNumber - 1 })) {
    expect(stored).toEqual({ ...event, number: firstNumber, recordedAt: stored.recordedAt });
    expect((await store.head('musterstadt')).leafHash.equals(leafHash(leafText(stored)))).toBe(true);
  }
});

it('shares one call among many callers, with numbers in one row', async () => {
  const before = (await store.head('musterstadt')).number;
  const appended = await Promise.all(
    Array.from({ length: 300 }, (_, index) =>
      store.append(
        'musterstadt',
        entryOf([sealed('musterstadt', 'need-identified', [`need:n${String(index)}`])]),
      ),
    ),
  );
  expect(appended.map(({ firstNumber }) => firstNumber).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 300 }, (_, index) => before + 1 + index),
  );
});

it('refuses an entry whose condition a later event matches, whether own or foreign', async () => {
  const other = new PostgresEventStore(database);
  const { firstNumber } = await store.append(
    'musterstadt',
    entryOf([sealed('musterstadt', 'cycle-opened', ['cycle:x'])]),
  );
  const query = [{ tags: ['cycle:x' as const], types: ['phase-entered'] }];
  await other.append(
    'musterstadt',
    entryOf([sealed('musterstadt', 'phase-entered', ['cycle:x'])], {
      condition: { query, after: firstNumber },
    }),
  );
  await expect(
    store.append(
      'musterstadt',
      entryOf([sealed('musterstadt', 'phase-entered', ['cycle:x'])], {
        condition: { query, after: firstNumber },
      }),
    ),
  ).rejects.toThrow(ConditionFailed);
  await other.close();
});

it('refuses a ledger it does not know', async () => {
  await expect(
    store.append('nirgends', entryOf([sealed('nirgends', 'need-identified', ['need:a'])])),
  ).rejects.toThrow(LedgerUnknown);
});

it('answers a load with head and events of one moment', async () => {
  const loaded = await store.load('musterstadt', [
    { tag: 'cycle:x', types: ['phase-entered'], after: 0 },
    { tag: 'cycle:none', types: ['phase-entered'], after: 0 },
  ]);
  expect(loaded.seen).toBe((await store.head('musterstadt')).number);
  expect(loaded.events.map((events) => events.length)).toEqual([1, 0]);
});

it('leads a follower through history into what comes', async () => {
  const ending = new AbortController();
  const { number: head } = await store.head('musterstadt');
  const numbers: number[] = [];
  const following = (async () => {
    for await (const { event } of store.follow('musterstadt', { after: head - 3, signal: ending.signal })) {
      numbers.push(event.number);
      if (numbers.length === 5) ending.abort();
    }
  })();
  await store.append(
    'musterstadt',
    entryOf([
      sealed('musterstadt', 'need-identified', ['need:b']),
      sealed('musterstadt', 'need-identified', ['need:b']),
    ]),
  );
  await following;
  expect(numbers).toEqual([head - 2, head - 1, head, head + 1, head + 2]);
});
