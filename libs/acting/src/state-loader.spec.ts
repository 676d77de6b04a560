import type { EventStore, LoadItem } from '#event-store';
import { eventStoreMigrations, PostgresEventStore } from '#event-store/postgres';
import { Code, event, model } from '#kernel';
import { entryOf, sealed } from '#event-store/testing';
import { migrate, openPool } from '#platform';
import type { Database } from '#platform';
import { testDatabase } from '#platform/testing';
import type { TestDatabase } from '#platform/testing';
import { StateLoader } from './state-loader.js';

const ledger = 'musterstadt';

class Happening {
  @Code({ optional: true }) note?: string;
}
const identified = event('need-identified', 1, Happening, {
  label: { de: 'Bedarf erkannt', en: 'Need identified' },
  subject: 'need',
  creates: true,
});
/** The number of the event that brought a need into being, whatever other needs carry its tag; and how often it was named. */
const existence = model('existence', 'need', {
  initial: undefined as number | undefined,
  on: (when) => [
    when(identified, (known, _, { subject, number }, id) =>
      subject === `need:${id}` ? (known ?? number) : known,
    ),
  ],
});
const namings = model('namings', 'need', {
  initial: 0,
  on: (when) => [when(identified, (count) => count + 1)],
});
const lasting = (id: string) => ({ ...existence.of(id), lasting: true });

let place: TestDatabase;
let database: Database;
let store: PostgresEventStore;
let asked: LoadItem[];
let loader: StateLoader;

beforeAll(async () => {
  place = await testDatabase();
  await migrate({ ownerUrl: place.ownerUrl, dirs: [eventStoreMigrations], schema: 'planbuch' });
  database = openPool(place.appUrl, { max: 3, name: 'state loader spec' });
  store = new PostgresEventStore(database);
  await store.createLedger(ledger, 'real');
});

beforeEach(() => {
  asked = [];
  const listening: Pick<EventStore, 'load'> = {
    load: (of, items, upTo) => {
      asked.push(...items);
      return store.load(of, items, upTo);
    },
  };
  loader = new StateLoader(Object.assign(Object.create(store) as EventStore, listening));
});

afterAll(async () => {
  await store.close();
  await database.close();
  await place.drop();
});

const happens = async (subject: string, ...further: string[]) => {
  const tags = [subject, ...further].map((id) => `need:${id}` as const);
  const { firstNumber } = await store.append(ledger, entryOf([sealed(ledger, 'need-identified', tags)]));
  return firstNumber;
};
const stateOf = async (read: Parameters<StateLoader['load']>[1][number], upTo?: number) =>
  (await loader.load(ledger, [read], upTo)).states.values().next().value?.state;

it('looks once for what lasts, and again for what may have changed', async () => {
  const number = await happens('a');
  expect(await stateOf(lasting('a'))).toBe(number);
  expect(await stateOf(lasting('a'))).toBe(number);
  expect(await stateOf(namings.of('a'))).toBe(1);
  await happens('b', 'a');
  expect(await stateOf(namings.of('a'))).toBe(2);
  expect(asked.map(({ after }) => after)).toEqual([0, 0, number]);
});

it('goes on looking for what is named by others and not there yet', async () => {
  await happens('d', 'c');
  expect(await stateOf(lasting('c'))).toBeUndefined();
  const number = await happens('c');
  expect(await stateOf(lasting('c'))).toBe(number);
});

it('gives a later round the state of its own number: known where nothing moved it since, else folded anew', async () => {
  const first = await happens('e');
  await happens('f');
  expect(await stateOf(namings.of('e'))).toBe(1);
  asked = [];
  expect(await stateOf(namings.of('e'), first)).toBe(1);
  expect(asked).toEqual([]);

  await happens('e');
  expect(await stateOf(namings.of('e'))).toBe(2);
  expect(await stateOf(namings.of('e'), first)).toBe(1);
  expect(await stateOf(lasting('f'), first)).toBeUndefined();
});

it('does not ask for what only others could have moved while nobody else appends', async () => {
  const first = await happens('g');
  expect(await stateOf(namings.of('g'))).toBe(1);
  const head = await happens('h');
  asked = [];
  expect(await stateOf(namings.of('g'))).toBe(1);
  expect(await stateOf(namings.of('g'), head)).toBe(1);
  expect(asked).toEqual([]);
  expect(head).toBe(first + 1);

  await happens('g');
  expect(await stateOf(namings.of('g'))).toBe(2);
  expect(asked.map(({ tag, after }) => [tag, after])).toEqual([['need:g', head]]);
});

it('sees what somebody else appended, whatever the process knows of its own appends', async () => {
  const other = new PostgresEventStore(database);
  await happens('i');
  for (let count = 1; count <= 6; count += 1) {
    expect(await stateOf(namings.of('i'))).toBe(count);
    await happens('j');
    // Now and then the process is alone again, and sets the state aside before it hears of the other one.
    if (count % 2 === 0) await happens('j');
    expect(await stateOf(namings.of('i'))).toBe(count);
    await other.append(ledger, entryOf([sealed(ledger, 'need-identified', ['need:i'])]));
  }
  await other.close();
});
