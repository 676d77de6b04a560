import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { v7 } from 'uuid';
import type { AnyRow, ReadModel, StoredEvent } from '#kernel';
import { eventStoreMigrations, PostgresEventStore } from '#event-store/postgres';
import { planning } from '#planning';
import { createLogger, openPool, systemClock } from '#platform';
import type { Database } from '#platform';
import { testDatabase } from '#platform/testing';
import type { TestDatabase } from '#platform/testing';
import { projectingMigrations, Projections, ReadModels } from '#projecting';
import { readModels } from '#read-models';
import { openerFor, seal } from '#vault';
import { anyStep, type Step } from './real-histories.js';

let place: TestDatabase;
let database: Database;
let store: PostgresEventStore;
let projections: Projections;
let reading: ReadModels;
const open = openerFor(planning);

beforeAll(async () => {
  place = await testDatabase({ dirs: [eventStoreMigrations, projectingMigrations], schema: 'planbuch' });
  database = openPool(place.appUrl, { max: 6, name: 'real histories spec' });
  store = new PostgresEventStore(database);
  const logger = createLogger({ level: 'silent', name: 'spec' });
  projections = new Projections({ database, store, readModels, open, logger });
  reading = new ReadModels({ database, store, clock: systemClock, readModels });
});

afterAll(async () => {
  await projections.stop();
  await reading.close();
  await store.close();
  await database.close();
  await place.drop();
});

async function record(ledger: string, step: Step, before: readonly StoredEvent[]): Promise<StoredEvent> {
  const decided = step(before);
  const type = planning.eventType(decided.type, decided.version);
  if (!type) throw new Error(`${decided.type} is unknown`);
  const envelope = {
    ledger, id: v7(), actor: 'operator:test', role: 'planning', effectiveOn: '2027-03-15', correlationId: v7(),
    evidence: [{ title: 'Beleg', sha256: 'b'.repeat(64), mediaType: 'application/pdf' }],
  }; // prettier-ignore
  const sealed = seal(decided, type, envelope, { salt: () => randomBytes(32) });
  const key = createHash('sha256').update(v7()).digest();
  const { firstNumber } = await store.append(ledger, { key, bodyMac: key, events: [sealed] });
  for await (const event of store.read(ledger, { after: firstNumber - 1 })) return event;
  throw new Error('what was appended is not there');
}

type Rows = Record<string, AnyRow>;

/** The rows after each event, folded one by one in the plainest way. */
async function foldedRows(model: ReadModel, ledger: string): Promise<Rows[]> {
  const states: Rows[] = [{}];
  for await (const recorded of store.readRecorded(ledger, { after: 0 })) {
    const rows = { ...states.at(-1) };
    for (const { key, revise } of model.projectors.get(recorded.event.type)?.project(open(recorded)) ?? []) {
      const next = revise(rows[key]);
      if (next) rows[key] = next;
      else Reflect.deleteProperty(rows, key);
    }
    states.push(rows);
  }
  return states;
}

async function readRows(model: ReadModel, ledger: string, asOf: number): Promise<Rows> {
  const rows: Rows = {};
  for await (const page of reading.pages(model.name, { ledger, asOf })) {
    for (const { id, since: _since, ...row } of page.rows) rows[id] = row;
  }
  return rows;
}

it('gives every register the same rows at every number, however a history was split into batches, and after a rebuild', async () => {
  let towns = 0;
  const splits = fc.array(fc.array(anyStep, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(splits, async (batches) => {
      towns += 1;
      const ledger = `town-${String(towns)}`;
      await store.createLedger(ledger, 'real');
      const events: StoredEvent[] = [];
      for (const batch of batches) {
        for (const step of batch) events.push(await record(ledger, step, events));
        await projections.catchUp();
      }
      for (const model of readModels) {
        const expected = await foldedRows(model, ledger);
        for (const [number, rows] of expected.entries())
          expect(await readRows(model, ledger, number)).toEqual(rows);
      }
      expect((await projections.verify(ledger)).differences).toEqual([]);
      await projections.rebuild('budget-lines', { ledger });
      expect((await projections.verify(ledger)).differences).toEqual([]);
    }),
    { numRuns: 12 },
  );
}, 90_000);
