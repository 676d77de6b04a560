import { migrate, openPool } from '#platform';
import type { Database } from '#platform';
import { cuttingProxy, testDatabase } from '#platform/testing';
import type { TestDatabase } from '#platform/testing';
import { eventStoreMigrations, PostgresEventStore } from '../../postgres/index.js';
import { MAX_ENTRY_BYTES, MAX_ENTRY_EVENTS } from '../../appending/prepared.js';
import { QUEUE_ENTRIES } from '../../appending/waiting-entries.js';
import type { OpenedStore, PausedAppend, WiredStore } from '../contract/opening.js';
import { startWriter } from '../writer-process.js';
import { preparePause } from './pause.js';
import { POSTGRES_WRITER } from './writer-program.js';

const eventStoreSchema = { dirs: [eventStoreMigrations], schema: 'planbuch' } as const;

/** A store in a database of its own, with everything that its specs need round it. */
export interface OpenedPostgres extends OpenedStore {
  readonly place: TestDatabase;
  /** The pool of `store`, under the application's role. */
  readonly database: Database;
  /** Runs a statement as the owner of the schema. */
  readonly asOwner: <R extends object>(text: string, values?: readonly unknown[]) => Promise<R[]>;
}

export async function openPostgres(): Promise<OpenedPostgres> {
  const place = await testDatabase(eventStoreSchema);
  const closing: (() => Promise<void>)[] = [];
  const pool = (url: string, name: string): Database => {
    const database = openPool(url, { max: 5, name });
    closing.push(() => database.close());
    return database;
  };
  const storeOver = (database: Database): PostgresEventStore => {
    const store = new PostgresEventStore(database);
    closing.push(() => store.close());
    return store;
  };
  const database = pool(place.appUrl, 'contract');
  const owner = pool(place.ownerUrl, 'contract owner');
  const pausing = preparePause(owner);
  return {
    place,
    database,
    store: storeOver(database),
    asOwner: (text, values) => owner.query(text, values),
    another: async () => storeOver(pool(place.appUrl, 'contract, another')),
    startWriter: () => startWriter(POSTGRES_WRITER, [place.appUrl]),
    wired: async (): Promise<WiredStore> => {
      const wire = await cuttingProxy(place.appUrl);
      closing.push(() => wire.close());
      const store = storeOver(pool(wire.url, 'contract, wired'));
      return {
        store,
        cutNextAppend: (moment) => wire.cut(moment, 'planbuch-append'),
        refuse: () => wire.refuse(),
        accept: () => wire.accept(),
        freeze: () => wire.freeze(),
        thaw: () => wire.thaw(),
        slow: (byMs) => wire.slow(byMs),
      };
    },
    pauseNextAppend: (): Promise<PausedAppend> => pausing.pauseNextAppend(),
    setState: async (ledger, state) => {
      await owner.query('UPDATE planbuch.ledgers SET state = $2 WHERE ledger = $1', [ledger, state]);
    },
    limits: { entryEvents: MAX_ENTRY_EVENTS, entryBytes: MAX_ENTRY_BYTES, waitingEntries: QUEUE_ENTRIES },
    async close() {
      for (const close of closing.reverse()) await close();
      await place.drop();
    },
  };
}

/** A database without Planbuch's schema, and what brings it there. */
export async function unmigrated(): Promise<{ place: TestDatabase; migrateIt: () => Promise<string[]> }> {
  const place = await testDatabase();
  return { place, migrateIt: () => migrate({ ownerUrl: place.ownerUrl, ...eventStoreSchema }) };
}
