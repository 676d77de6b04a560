import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger, openPool, systemClock } from '#platform';
import type { Database } from '#platform';
import { cuttingProxy, testDatabase } from '#platform/testing';
import type { TestDatabase } from '#platform/testing';
import { MAX_ENTRY_BYTES, MAX_ENTRY_EVENTS } from '../../appending/prepared.js';
import { QUEUE_ENTRIES } from '../../appending/waiting-entries.js';
import { OPEN_FOR_MS } from '../../event-store.js';
import { CopyKeeper, EventServer, EventStoreDBEventStore } from '../../eventstoredb/index.js';
import { eventStoreMigrations } from '../../postgres/index.js';
import type { OpenedStore, WiredStore } from '../contract/opening.js';
import { startWriter } from '../writer-process.js';
import { EVENTSTOREDB_WRITER } from './writer-program.js';

/** Stands beside each event on its way into a stream, and nowhere else on that way. */
const APPENDED = '"planbuch":1';

/** A store over a real event server, with a database of its own for the copies, and everything that its specs need round it. */
export interface OpenedEventStoreDB extends OpenedStore {
  readonly place: TestDatabase;
  readonly store: EventStoreDBEventStore;
  readonly another: () => Promise<EventStoreDBEventStore>;
  /** A worker's part that keeps copies, over a store of its own. It works until it is stopped. */
  readonly keeper: () => CopyKeeper;
  /** Runs a statement as the owner of the schema. */
  readonly asOwner: <R extends object>(text: string, values?: readonly unknown[]) => Promise<R[]>;
}

export async function openEventStoreDB(url: string): Promise<OpenedEventStoreDB> {
  const place = await testDatabase({ dirs: [eventStoreMigrations], schema: 'planbuch' });
  const closing: (() => Promise<void>)[] = [];
  const pool = (databaseUrl: string, name: string): Database => {
    const database = openPool(databaseUrl, { max: 5, name });
    closing.push(() => database.close());
    return database;
  };
  const partsOver = (serverUrl: string, name: string) => {
    const database = pool(place.appUrl, name);
    const server = new EventServer(serverUrl);
    closing.push(() => server.close());
    const store = new EventStoreDBEventStore({ server, database, clock: systemClock });
    closing.push(() => store.close());
    return { server, database, store };
  };
  const storeOver = (serverUrl: string, name: string): EventStoreDBEventStore =>
    partsOver(serverUrl, name).store;
  const owner = pool(place.ownerUrl, 'contract owner');
  const wire = await cuttingProxy(url);
  closing.push(() => wire.close());
  return {
    place,
    store: storeOver(wire.url, 'contract'),
    asOwner: (text, values) => owner.query(text, values),
    another: async () => storeOver(wire.url, 'contract, another'),
    keeper: () => {
      const logger = createLogger({ level: 'silent', name: 'contract' });
      const keeper = new CopyKeeper({ ...partsOver(wire.url, 'contract, keeper'), logger });
      keeper.start();
      return keeper;
    },
    startWriter: () => startWriter(EVENTSTOREDB_WRITER, [place.appUrl, url]),
    wired: async (): Promise<WiredStore> => {
      const own = await cuttingProxy(url);
      closing.push(() => own.close());
      return {
        store: storeOver(own.url, 'contract, wired'),
        cutNextAppend: (moment) => own.cut(moment, APPENDED),
        refuse: () => own.refuse(),
        accept: () => own.accept(),
        freeze: () => own.freeze(),
        thaw: () => own.thaw(),
        slow: (byMs) => own.slow(byMs),
      };
    },
    pauseNextAppend: async () => {
      const { reached, release } = wire.hold(APPENDED);
      return { reached, release: async () => release() };
    },
    setState: async (ledger, state) => {
      await owner.query('UPDATE planbuch.ledgers SET state = $2 WHERE ledger = $1', [ledger, state]);
      // As whoever freezes a ledger waits until every process has noticed.
      if (state === 'frozen') await sleep(OPEN_FOR_MS + 100);
    },
    limits: { entryEvents: MAX_ENTRY_EVENTS, entryBytes: MAX_ENTRY_BYTES, waitingEntries: QUEUE_ENTRIES },
    async close() {
      for (const close of closing.reverse()) await close();
      await place.drop();
    },
  };
}
