import { openPool, createLogger, type Database } from '#platform';
import { testDatabase, type TestDatabase } from '#platform/testing';
import { entryOf } from '#event-store/testing';
// A spec may choose an adapter, as a program does.
import { eventStoreMigrations, PostgresEventStore } from '#event-store/postgres';
import { projectingMigrations } from '../migrations.js';
import { Projections } from '../projections.js';
import { madeUpModels, openPlain, type MadeUp } from './made-up.js';
import type { ProjectionOptions } from '../projection-context.js';

/** A database with an event store and the tables of this room, and everything opened on it. */
export interface ProjectingPlace {
  readonly test: TestDatabase;
  readonly database: Database;
  readonly store: PostgresEventStore;
  /** Stopped when the place is closed. */
  projections(options?: Partial<ProjectionOptions>): Projections;
  /** Opens the ledger if it is new. Events of one call are appended in entries of 500. */
  append(ledger: string, ...events: readonly MadeUp[]): Promise<number>;
  close(): Promise<void>;
}

export async function projectingPlace(): Promise<ProjectingPlace> {
  const test = await testDatabase({ dirs: [eventStoreMigrations, projectingMigrations], schema: 'planbuch' });
  const database = openPool(test.appUrl, { max: 10, name: 'projecting spec' });
  const store = new PostgresEventStore(database);
  const made: Projections[] = [];
  return {
    test,
    database,
    store,
    projections: (options = {}) => {
      const projections = new Projections({
        database,
        store,
        readModels: madeUpModels,
        open: openPlain,
        logger: createLogger({ level: 'silent', name: 'spec' }),
        ...options,
      });
      made.push(projections);
      return projections;
    },
    append: async (ledger, ...events) => {
      await store.createLedger(ledger, 'real');
      let last = 0;
      for (let first = 0; first < events.length; first += 500) {
        const entry = entryOf(events.slice(first, first + 500).map((event) => event(ledger)));
        const { firstNumber, count } = await store.append(ledger, entry);
        last = firstNumber + count - 1;
      }
      return last;
    },
    close: async () => {
      await Promise.all(made.map((each) => each.stop()));
      await store.close();
      await database.close();
      await test.drop();
    },
  };
}
