import { budgetLineKey, budgetStatus, planning } from '#planning';
import { migrate, openPool, systemClock, systemIds, systemRandomness } from '#platform';
import type { Database } from '#platform';
import { testDatabase } from '#platform/testing';
import type { TestDatabase } from '#platform/testing';
import { PersonKeys } from '#vault';
import type { Caller } from '#access';
import { eventStoreMigrations, PostgresEventStore } from '#event-store/postgres';
import { LedgerMoved } from './errors.js';
import { Performer } from './performer.js';
import { StateReader } from './state-reader.js';

const treasury: Caller = { actor: 'operator:treasury', roles: ['administrator'] };
const ledger = 'musterstadt';

let place: TestDatabase;
let database: Database;
let store: PostgresEventStore;
let performer: Performer;
let reader: StateReader;

beforeAll(async () => {
  place = await testDatabase();
  await migrate({ ownerUrl: place.ownerUrl, dirs: [eventStoreMigrations], schema: 'planbuch' });
  database = openPool(place.appUrl, { max: 3, name: 'state reader spec' });
  store = new PostgresEventStore(database);
  performer = new Performer({
    store, vocabulary: planning, personKeys: new PersonKeys(database, place.masterKey), masterKey: place.masterKey,
    clock: systemClock, ids: systemIds, randomness: systemRandomness(),
  }); // prettier-ignore
  reader = new StateReader(store);
});

afterAll(async () => {
  await store.close();
  await database.close();
  await place.drop();
});

const perform = (act: string, body: object, more: { readonly ifLedgerNumber?: number } = {}) =>
  performer.perform({ ledger, acts: [{ act, body }], caller: treasury, ...more });

const questions = {
  opened: planning.existence('fiscal-year').of('2027'),
  statuses: [budgetStatus.of('2027'), budgetStatus.of('2028')],
  key: budgetLineKey.of('2027__1_1_'),
};

it('finds nothing in a ledger that nobody opened', async () => {
  expect(await reader.read('nirgends', questions)).toEqual({
    seen: 0,
    states: { opened: undefined, statuses: [[], []], key: undefined },
  });
});

it('answers every question under its name, at one moment, and at an earlier one', async () => {
  await perform('open-ledger', {
    title: 'Planungsbuch',
    mode: 'real',
    kind: 'municipality',
    federalState: 'HE',
  });
  await perform('open-fiscal-year', { year: 2027 });
  await perform('set-budget-status', { year: 2027, status: 'draft' });
  const { number } = await perform('open-budget-line', {
    year: 2027,
    product: '1',
    account: '1',
    kind: 'expense',
  });
  const { seen, states } = await reader.read(ledger, questions);
  expect(seen).toBe(number);
  expect(states).toMatchObject({
    opened: 2,
    statuses: [[{ status: 'draft', number: 3 }], []],
    key: { kind: 'expense', number },
  });
  expect((await reader.read(ledger, questions, 2)).states).toEqual({
    opened: 2,
    statuses: [[], []],
    key: undefined,
  });
});

it('lets what was planned on states that moved since be refused instead of being done twice', async () => {
  const { seen, states } = await reader.read(ledger, questions);
  const setting = () =>
    perform(
      'set-appropriation',
      { budgetLineId: states.key?.budgetLineId, stage: 'draft', amountCents: 700_00 },
      { ifLedgerNumber: seen },
    );
  await setting();
  await expect(setting()).rejects.toThrow(LedgerMoved);
});
