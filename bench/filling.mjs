import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { v7 } from 'uuid';
import { EVENTS, historyOf, LEDGER } from './town.mjs';

/** Events of one entry: all of them travel in one call. */
const ENTRY_EVENTS = 400;

/** A database with the schema, and nothing in it. */
export function migrated(server) {
  return server.copyOf('empty', (database) => server.migrate(database));
}

/** Fills a migrated database with the town's ledger and builds its read models. */
export function fillLedger(place) {
  return filled(place, { project: true }, async ({ append }, types) => {
    const stored = await append(LEDGER, historyOf(types));
    if (stored !== EVENTS) throw new Error(`the town has ${stored} events`);
  });
}

/** Fills a migrated database with so many ledgers, each with the beginning of the town's history. */
export function fillLedgers(place, { ledgers, events, project }) {
  return filled(place, { project }, async ({ append }, types) => {
    for (let index = 0; index < ledgers; index += 1)
      await append(`${LEDGER}-${index}`, first(historyOf(types), events));
  });
}

async function filled({ appUrl, ownerUrl }, { project }, fill) {
  const {
    PostgresEventStore,
    openPool,
    createLogger,
    planning,
    seal,
    openerFor,
    Projections,
    readModels,
    ...types
  } = await rooms();
  const database = openPool(appUrl, { max: 8, name: 'bench filling', statementTimeoutMs: 0 });
  const store = new PostgresEventStore(database);
  const append = async (ledger, history) => {
    let stored = 0;
    await store.createLedger(ledger, 'real');
    for (const decided of inEntries(history)) {
      const events = decided.map((each) =>
        seal(each, planning.eventType(each.type, each.version), envelope(ledger), { salt }),
      );
      await store.append(ledger, { key: randomBytes(32), bodyMac: BODY_MAC, events });
      stored += events.length;
    }
    return stored;
  };
  await fill({ append }, types);
  if (project) {
    const logger = createLogger({ level: 'error', name: 'bench' });
    const projections = new Projections({ database, store, readModels, open: openerFor(planning), logger });
    await projections.catchUp();
    await projections.stop();
  }
  await store.close();
  await database.close();
  await settled(ownerUrl);
}

/** Everything the rooms offer, under its own name. */
async function rooms() {
  const names = [
    'event-store/src/postgres',
    'platform/src',
    'planning/src',
    'vault/src',
    'projecting/src',
    'read-models/src',
  ];
  const all = await Promise.all(names.map((room) => import(`../dist/libs/${room}/index.js`)));
  return Object.assign({}, ...all);
}

const BODY_MAC = createHash('sha256').update('body').digest();
const salt = () => randomBytes(32);

function envelope(ledger) {
  const actor = 'operator:00000000-0000-7000-8000-000000000001';
  return {
    ledger,
    id: v7(),
    actor,
    role: 'planning',
    effectiveOn: '2026-03-15',
    correlationId: v7(),
    evidence: [],
  };
}

function* first(all, count) {
  let given = 0;
  for (const each of all) {
    if ((given += 1) > count) return;
    yield each;
  }
}

function* inEntries(events) {
  let entry = [];
  for (const event of events) {
    entry.push(event);
    if (entry.length < ENTRY_EVENTS) continue;
    yield entry;
    entry = [];
  }
  if (entry.length > 0) yield entry;
}

/** What autovacuum does by itself within minutes; nobody shall be measured beside it. */
async function settled(ownerUrl) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query('VACUUM (ANALYZE)');
  await client.end();
}
