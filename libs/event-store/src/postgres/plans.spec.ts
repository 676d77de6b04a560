import { openPool } from '#platform';
import type { Database } from '#platform';
import { ConditionFailed } from '../errors.js';
import type { EventStore } from '../event-store.js';
import { entryOf, sealed } from '../testing.js';
import { eventsOf, recordedOf } from '../testing/contract/book.js';
import { openPostgres } from '../testing/postgres/opened-postgres.js';
import type { OpenedPostgres } from '../testing/postgres/opened-postgres.js';
import { PostgresEventStore } from './index.js';

/**
 * A database whose tables nobody ever analysed, and connections that made their plans while the tables were empty: the
 * first day of a Planbuch on which somebody imports 30,000 rows. What is counted is the rows that the server went through
 * one after the other; how long it took is not.
 */
const ledger = 'musterstadt';
const EVENTS = 30_000;
const AT_ONCE = 1_000;
const tables = ['events', 'event_tags', 'disclosures'];

let opened: OpenedPostgres;
let database: Database;
let store: EventStore;
let foreign: EventStore;

beforeAll(async () => {
  opened = await openPostgres();
  for (const table of tables) {
    await opened.asOwner(`ALTER TABLE planbuch.${table} SET (autovacuum_enabled = false)`);
  }
  // One connection for all, so that every plan is as old as the database.
  database = openPool(opened.place.appUrl, { max: 1, name: 'plans' });
  [store, foreign] = [new PostgresEventStore(database), new PostgresEventStore(database)];
  await store.createLedger(ledger, 'real');
  for (let turn = 0; turn < 8; turn += 1) await everyQuestion(turn);
  await fill();
}, 120_000);

afterAll(async () => {
  await store.close();
  await foreign.close();
  await database.close();
  await opened.close();
});

async function fill(): Promise<void> {
  for (let from = 0; from < EVENTS; from += AT_ONCE) {
    const events = Array.from({ length: AT_ONCE }, (_, index) => {
      const nth = from + index;
      return sealed(ledger, 'line-taken-over', [
        `budget-line:l${String(nth)}`,
        `chapter:c${String(nth % 7)}`,
        'year:2017',
      ]);
    });
    const disclosures = [{ path: '/data/name', salt: 'ab'.repeat(32), value: `Zeile ${String(from)}` }];
    await store.append(ledger, entryOf(events, { disclosures }));
  }
}

/** Everything an application asks of the store, each answer being a handful of rows. */
async function everyQuestion(nth: number): Promise<void> {
  const { number: seen } = await store.head(ledger);
  const mine = `budget-line:l${String(nth * 997)}` as const;
  const query = [
    { tags: [mine, 'year:2017' as const], types: ['line-taken-over'] },
    { tags: [`chapter:c${String(nth % 7)}` as const], types: ['chapter-opened'] },
  ];
  const disclosures = [{ path: '/data/name', salt: 'ab'.repeat(32), value: 'x' }];
  const entry = entryOf([sealed(ledger, 'need-identified', [`need:n${String(nth)}`])], {
    condition: { query, after: seen },
    disclosures,
  });
  const { firstNumber } = await foreign.append(ledger, entry);
  await foreign.append(ledger, entry);
  await store.append(ledger, { ...entry, key: Buffer.alloc(32, `other ${String(nth)} ${String(seen)}`) });
  await store.findEntry(ledger, entry.key);
  await store.load(ledger, [
    { tag: mine, types: ['line-taken-over'], after: 0 },
    { tag: `need:n${String(nth)}`, types: ['need-identified'], after: 0 },
  ]);
  await eventsOf(store, ledger, { query: [{ tags: [mine], types: [] }] });
  await recordedOf(store, ledger, { after: firstNumber - 1, upTo: firstNumber });
  const redacted = { eventNumber: firstNumber, path: '/data/name' };
  await store.append(
    ledger,
    entryOf([sealed(ledger, 'text-redacted', [`redacted-event:${String(firstNumber)}`], redacted)]),
  );
  const personId = `p${String(nth)}`;
  await store.append(
    ledger,
    entryOf([sealed(ledger, 'personal-data-erased', [`person:${personId}`], { personId })]),
  );
}

interface Counted {
  readonly analysed: number;
  readonly walked: number;
  readonly probed: number;
}

/** What the server has counted so far, after making it write its counters down. */
async function counted(): Promise<Counted> {
  await database.query('SELECT pg_stat_force_next_flush()');
  await database.query('SELECT 1');
  const [row] = await opened.asOwner<Counted>(
    `SELECT sum(seq_tup_read)::int AS walked, sum(idx_scan)::int AS probed, sum(analyze_count + autoanalyze_count)::int AS analysed
     FROM pg_stat_user_tables WHERE schemaname = 'planbuch' AND relname = ANY ($1)`,
    [tables],
  );
  return row ?? { analysed: -1, walked: -1, probed: -1 };
}

it('no question goes through a table row by row', async () => {
  const before = await counted();
  for (let nth = 0; nth < 25; nth += 1) await everyQuestion(nth);
  const after = await counted();

  expect(after.analysed).toBe(0);
  expect(after.probed - before.probed).toBeGreaterThan(500);
  expect(after.walked - before.walked).toBe(0);
});

it('a condition about an old event is answered by probes, too', async () => {
  const before = await counted();
  const condition = {
    query: [{ tags: ['budget-line:l17' as const, 'year:2017' as const], types: ['line-taken-over'] }],
    after: 0,
  };

  await expect(
    store.append(ledger, entryOf([sealed(ledger, 'need-identified', ['need:z'])], { condition })),
  ).rejects.toThrow(ConditionFailed);

  const after = await counted();
  expect(after.walked - before.walked).toBe(0);
});

it('the counters would tell: a look without an index goes through all rows', async () => {
  const before = await counted();

  await database.query("SELECT count(*) FROM planbuch.events WHERE leaf LIKE '%nobody%'");

  expect((await counted()).walked - before.walked).toBeGreaterThanOrEqual(EVENTS);
});
