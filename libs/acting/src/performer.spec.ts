import { planning } from '#planning';
import { migrate, openPool, rehearsal, systemClock, systemIds, systemRandomness } from '#platform';
import type { Database } from '#platform';
import { testDatabase } from '#platform/testing';
import type { TestDatabase } from '#platform/testing';
import { PersonKeys } from '#vault';
import { NotPermitted, WrongLedger } from '#access';
import type { Caller } from '#access';
import { eventStoreMigrations, PostgresEventStore } from '#event-store/postgres';
import { ActRefused, IdempotencyKeyReused } from './errors.js';
import { Performer } from './performer.js';

const planner: Caller = { actor: 'operator:planner', roles: ['planning'] };
const register = { court: 'M1305', type: 'VR', number: '1234' };

let place: TestDatabase;
let database: Database;
let store: PostgresEventStore;
let performer: Performer;

function newPerformer(on: PostgresEventStore): Performer {
  return new Performer({
    store: on,
    vocabulary: planning,
    personKeys: new PersonKeys(database, place.masterKey),
    masterKey: place.masterKey,
    clock: systemClock,
    ids: systemIds,
    randomness: systemRandomness(),
  });
}

function registering(name: string, more: object = {}) {
  return { act: 'register-organisation', body: { name, kind: 'organisation', ...more } };
}

beforeAll(async () => {
  place = await testDatabase();
  await migrate({ ownerUrl: place.ownerUrl, dirs: [eventStoreMigrations], schema: 'planbuch' });
  database = openPool(place.appUrl, { max: 5, name: 'acting spec' });
  store = new PostgresEventStore(database);
  await store.createLedger('musterstadt', 'real');
  performer = newPerformer(store);
});

afterAll(async () => {
  await store.close();
  await database.close();
  await place.drop();
});

it('stores what an act decides, in the name and role of its caller, without its texts in the leaf', async () => {
  const { events, number } = await performer.perform({
    ledger: 'musterstadt',
    acts: [registering('Nachbarschaftshilfe', { reason: 'Antrag vom 3. März' })],
    caller: planner,
  });
  expect(events.map(({ type }) => type)).toEqual(['organisation-registered']);
  for await (const { event, disclosures } of store.readRecorded('musterstadt', { after: number - 1 })) {
    expect(event).toMatchObject({ actor: 'operator:planner', role: 'planning', number });
    expect(JSON.stringify(event)).not.toMatch(/Nachbarschaftshilfe|Antrag/);
    expect(disclosures.map(({ path }) => path)).toEqual(['/data/name', '/reason']);
  }
});

it('refuses a caller without the right, and says which roles have it', async () => {
  const reader: Caller = { actor: 'operator:reader', roles: ['reader'] };
  await expect(
    performer.perform({ ledger: 'musterstadt', acts: [registering('X')], caller: reader }),
  ).rejects.toThrow(NotPermitted);
  const elsewhere: Caller = { ...planner, ledger: 'anderswo' };
  await expect(
    performer.perform({ ledger: 'musterstadt', acts: [registering('X')], caller: elsewhere }),
  ).rejects.toThrow(WrongLedger);
});

it('refuses a body of the wrong shape and stores nothing', async () => {
  const { number } = await store.head('musterstadt');
  await expect(
    performer.perform({
      ledger: 'musterstadt',
      acts: [registering('gut'), registering('schlecht', { colour: 'red' })],
      caller: planner,
    }),
  ).rejects.toMatchObject({ index: 1, faults: [{ path: '/colour' }] });
  expect((await store.head('musterstadt')).number).toBe(number);
});

it('answers the same Idempotency-Key as the first time, also from another process, and refuses another body', async () => {
  const request = {
    ledger: 'musterstadt',
    acts: [registering('Einmal')],
    caller: planner,
    idempotencyKey: 'eins',
  };
  const [first, twin] = await Promise.all([performer.perform(request), performer.perform(request)]);
  const other = new PostgresEventStore(database);
  const again = await newPerformer(other).perform(request);
  await other.close();
  expect(new Set([first.number, twin.number, again.number]).size).toBe(1);
  expect(again.events).toEqual(first.events);
  expect([first, twin, again].filter(({ repeated }) => !repeated)).toHaveLength(1);
  await expect(performer.perform({ ...request, acts: [registering('Anders')] })).rejects.toThrow(
    IdempotencyKeyReused,
  );
});

it('lets a later act of a batch see what an earlier one did, and takes all or nothing', async () => {
  const { number } = await store.head('musterstadt');
  const acts = [
    registering('A', { register: { ...register, number: '77' } }),
    registering('B', { register: { ...register, number: '77' } }),
  ];
  await expect(performer.perform({ ledger: 'musterstadt', acts, caller: planner })).rejects.toMatchObject({
    index: 1,
    rejection: { code: 'register-id-taken' },
  });
  expect((await store.head('musterstadt')).number).toBe(number);

  const id = '00000000-0000-7000-8000-0000000000aa';
  const parents = [{ organisationId: id, kind: 'member', from: '2026-01-01' }];
  const performed = await performer.perform({
    ledger: 'musterstadt',
    acts: [registering('Verband', { id }), registering('Mitglied', { parents })],
    caller: planner,
  });
  expect(performed.events.map(({ number: each }) => each)).toEqual([number + 1, number + 2]);
});

it('never lets two callers register the same register number, however they race', async () => {
  const other = new PostgresEventStore(database);
  const second = newPerformer(other);
  for (let round = 0; round < 20; round += 1) {
    const acts = [registering('Rennen', { register: { ...register, number: String(1_000 + round) } })];
    const done = await Promise.allSettled(
      [performer, second, performer, second].map((each) =>
        each.perform({ ledger: 'musterstadt', acts, caller: planner }),
      ),
    );
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of done) if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(ActRefused);
  }
  await other.close();
});

it('decides without storing in a dry run', async () => {
  const { number } = await store.head('musterstadt');
  const dry = await performer.perform({
    ledger: 'musterstadt',
    acts: [registering('Probe')],
    caller: planner,
    dryRun: true,
  });
  expect(dry).toMatchObject({
    number,
    events: [{ type: 'organisation-registered', data: { name: 'Probe' } }],
  });
  expect((await store.head('musterstadt')).number).toBe(number);
});

it('tries the opening of a ledger without making it known', async () => {
  const body = { title: 'Neustadt', mode: 'real', kind: 'municipality', federalState: 'HE' };
  const administrator: Caller = { actor: 'operator:administrator', roles: ['administrator'] };
  const request = { ledger: 'neustadt', acts: [{ act: 'open-ledger', body }], caller: administrator };
  expect(await performer.perform({ ...request, dryRun: true })).toMatchObject({
    number: 0,
    events: [{ type: 'ledger-opened' }],
  });
  await expect(store.head('neustadt')).rejects.toThrow('neustadt');
  expect((await performer.perform(request)).number).toBe(1);
});

it('gives the events of a rehearsal the same ids in the same order, however long the keys of persons take', async () => {
  await store.createLedger('probe', 'rehearsal');
  const acts = [...Array(20).keys()].map((n) => ({
    act: 'register-person',
    body: { pseudonym: `P-${String(n)}`, name: `Person ${String(n)}` },
  }));
  const { events } = await performer.perform({
    ledger: 'probe',
    acts,
    caller: planner,
    rehearsal: rehearsal('probe', '2026-03-15T09:00:00.000Z'),
  });
  const ids = events.map(({ id }) => id);
  expect(ids).toEqual(ids.toSorted());
});
