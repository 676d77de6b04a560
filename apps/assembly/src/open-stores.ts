import { PlacedEventStore } from '#event-store';
import type { EventStore, LedgerDamaged, NotedDamage, StreamRemains } from '#event-store';
import type { MoveTarget } from '#moving';
import { PostgresEventStore } from '#event-store/postgres';
import { OperatorError } from '#platform';
import type { Clock, Config, Database, Logger } from '#platform';

/** Keeps the copies of streams up to date; a worker starts it. */
export interface StreamCopies {
  /** The ledgers that stand still because of their stream, as any worker of this Planbuch found them. */
  damaged(): Promise<readonly NotedDamage[]>;
  /** Compares the whole stream of a ledger with its copy; undefined where all is well, or the ledger has no stream. */
  compare(ledger: string): Promise<LedgerDamaged | undefined>;
  /** As `compare`, but only at the settings of the stream and at what comes after the copy. */
  look(ledger: string): Promise<LedgerDamaged | undefined>;
  /** What a damaged stream and its copy still hold; the copy is brought as far as the stream is sound. */
  remains(ledger: string): Promise<StreamRemains>;
  /** The stream of a ledger's incarnation, to move it there or to read it back. */
  target(ledger: string, incarnation: string): MoveTarget;
  start(): void;
  stop(): Promise<void>;
}

export interface OpenStores {
  readonly store: EventStore;
  /** Missing where no event server is named. */
  readonly streamCopies?: StreamCopies;
  close(): Promise<void>;
}

interface StoreParts {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Whether the event server is asked at once. Otherwise what is wrong with it shows when a ledger is first touched. */
  readonly isProbed?: boolean;
}

/**
 * The store of all ledgers: PostgreSQL's, and beside it that of the event server where one is named.
 *
 * @throws OperatorError where a ledger lives in an event server that is not named, does not answer or does not let us in
 */
export async function openStores({
  config,
  database,
  clock,
  logger,
  isProbed = true,
}: StoreParts): Promise<OpenStores> {
  const postgres = new PostgresEventStore(database);
  if (config.eventStoreUrl === undefined) {
    if (isProbed) await refuseWithoutEventServer(postgres);
    return { store: postgres, close: () => postgres.close() };
  }
  // Loaded where it is wanted: its client is large, and most run without it.
  const { CopyKeeper, EventServer, EventStoreDBEventStore } = await import('#event-store/eventstoredb');
  const server = new EventServer(config.eventStoreUrl);
  const eventstore = new EventStoreDBEventStore({ server, database, clock });
  const store = new PlacedEventStore({ postgres, eventstore });
  const close = async (): Promise<void> => {
    await store.close();
    await server.close();
  };
  try {
    if (isProbed) await server.probe();
  } catch (error) {
    await close();
    throw error;
  }
  return { store, streamCopies: new CopyKeeper({ server, store: eventstore, database, logger }), close };
}

/** Such a ledger must not be read from a copy that nobody keeps, nor begin a second history here. */
async function refuseWithoutEventServer(store: EventStore): Promise<void> {
  const elsewhere = (await store.ledgers()).filter((head) => head.store === 'eventstore');
  if (elsewhere.length === 0) return;
  const names = elsewhere
    .slice(0, 5)
    .map(({ ledger }) => ledger)
    .join(', ');
  throw new OperatorError('event-server-missing', {
    de: `Planungsbücher liegen in einem Ereignisserver (${String(elsewhere.length)}: ${names}), aber EVENTSTORE_URL fehlt. Nennen Sie die Adresse des Servers.`,
    en: `Ledgers live in an event server (${String(elsewhere.length)}: ${names}), but EVENTSTORE_URL is missing. Name the server’s address.`,
  });
}
