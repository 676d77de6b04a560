import type { Tag } from '#kernel';
import { migrate, openPool } from '#platform';
import type { Database } from '#platform';
import { testDatabase } from '#platform/testing';
import type { TestDatabase } from '#platform/testing';
import { LedgerUnknown } from '../errors.js';
import { entryOf, sealed } from '../testing.js';
import { eventStoreMigrations, PostgresEventStore } from './index.js';

const ledger = 'musterstadt';
const types = ['need-identified'];

let place: TestDatabase;
let database: Database;
let store: PostgresEventStore;

beforeAll(async () => {
  place = await testDatabase();
  await migrate({ ownerUrl: place.ownerUrl, dirs: [eventStoreMigrations], schema: 'planbuch' });
  database = openPool(place.appUrl, { max: 4, name: 'grouped loads spec' });
  store = new PostgresEventStore(database);
  await store.createLedger(ledger, 'real');
  for (let nth = 0; nth < 60; nth += 1)
    await store.append(ledger, entryOf([sealed(ledger, 'need-identified', [`need:n${String(nth % 7)}`])]));
});

afterAll(async () => {
  await store.close();
  await database.close();
  await place.drop();
});

it('answers many loads that come at once as it answers each alone', async () => {
  const questions = Array.from({ length: 400 }, (_, nth) => ({
    items: Array.from({ length: nth % 4 }, (__, index) => ({
      tag: `need:n${String((nth + index) % 8)}` as const,
      types,
      after: (nth * 3) % 50,
    })),
    upTo: nth % 3 === 0 ? undefined : (nth * 11) % 60,
  }));

  const together = await Promise.all(questions.map(({ items, upTo }) => store.load(ledger, items, upTo)));

  for (const [index, { items, upTo }] of questions.entries())
    expect(together[index]).toEqual(await store.load(ledger, items, upTo));
});

it('gives an event that several items and callers ask for to each of them, as often as they ask', async () => {
  const tags = ['decision:d', 'grant:a', 'grant:b'] as const;
  const decided = await store.append(ledger, entryOf([sealed(ledger, 'decision-recorded', tags)]));
  const applied = await store.append(ledger, entryOf([sealed(ledger, 'grant-applied-for', ['grant:b'])]));
  const item = (tag: Tag, type: string) => ({ tag, types: [type, 'nothing'], after: 0 });
  const [all, one] = await Promise.all([
    store.load(ledger, [
      ...(['decision:d', 'grant:b', 'grant:a', 'grant:b'] as const).map((tag) =>
        item(tag, 'decision-recorded'),
      ),
      item('grant:b', 'grant-applied-for'),
    ]),
    store.load(ledger, [item('grant:a', 'decision-recorded'), item('grant:a', 'grant-applied-for')]),
  ]);

  const numbers = [all, one].map(({ events }) => events.map((found) => found.map(({ number }) => number)));
  const first = [decided.firstNumber];
  expect(numbers).toEqual([
    [first, first, first, first, [applied.firstNumber]],
    [first, []],
  ]);
  expect(all.events[1]).toMatchObject([{ type: 'decision-recorded', tags }]);
});

it('shows a load what was acknowledged before it was asked for, however many are under way', async () => {
  const item = { tag: 'need:fresh', types, after: 0 } as const;
  for (let nth = 1; nth <= 20; nth += 1) {
    const before = Array.from({ length: 10 }, () => store.load(ledger, [item]));
    const { firstNumber } = await store.append(
      ledger,
      entryOf([sealed(ledger, 'need-identified', ['need:fresh'])]),
    );
    const { seen, events } = await store.load(ledger, [item]);
    await Promise.all(before);

    expect(seen).toBe(firstNumber);
    expect(events[0]).toHaveLength(nth);
  }
});

it('lets a load that the server refuses harm no other', async () => {
  const sound = () => store.load(ledger, [{ tag: 'need:n1', types, after: 0 }]);
  const [first, , , refused, last] = await Promise.allSettled([
    sound(),
    sound(),
    sound(),
    store.load(ledger, [{ tag: 'need:\0', types, after: 0 }]),
    sound(),
  ]);

  expect(refused.status).toBe('rejected');
  expect(last).toEqual(first);
  expect(first.status).toBe('fulfilled');
});

it('refuses all loads from a ledger it does not know', async () => {
  const loads = await Promise.allSettled(Array.from({ length: 5 }, () => store.load('nirgends', [])));

  expect(loads.map((load) => load.status === 'rejected' && (load.reason as unknown))).toEqual(
    Array.from({ length: 5 }, () => expect.any(LedgerUnknown) as unknown),
  );
});
