import type { StoredEvent } from '#kernel';
import { LedgerFrozen, LedgerUnknown } from './errors.js';
import type {
  Appended,
  Entry,
  EventStore,
  FollowOptions,
  LedgerHead,
  LedgerMode,
  LoadItem,
  Loaded,
  ReadOptions,
  RecordedEvent,
  StoredEntry,
} from './event-store.js';

/**
 * Where a ledger is kept is asked anew after this time, and each time while it is frozen. A ledger that is moved is frozen for
 * longer before, so that nobody looks for it in its old place when it opens again.
 */
const PLACE_KNOWN_FOR_MS = 5_000;

interface Place {
  readonly store: EventStore;
  readonly until: number;
}

/** Holds a ledger open as one incarnation, and lets go of what it knows where the ledger has become another one. */
interface HoldsIncarnations {
  letGoOther(ledger: string, incarnation: string): Promise<void>;
}

export interface Stores {
  readonly postgres: EventStore;
  readonly eventstore: EventStore & HoldsIncarnations;
}

/**
 * The ledgers of a Planbuch with an event server: each is in the store that its row names, new ones in the event server.
 * The row decides and not the configuration, so a ledger never begins a second history somewhere else.
 */
export class PlacedEventStore implements EventStore {
  private readonly places = new Map<string, Place>();

  constructor(private readonly stores: Stores) {}

  async createLedger(ledger: string, mode: LedgerMode): Promise<LedgerHead> {
    const store = (await this.knownStoreOf(ledger)) ?? this.stores.eventstore;
    return store.createLedger(ledger, mode);
  }

  ledgers(): Promise<readonly LedgerHead[]> {
    return this.stores.eventstore.ledgers();
  }

  async head(ledger: string): Promise<LedgerHead> {
    return (await this.storeOf(ledger)).head(ledger);
  }

  async append(ledger: string, entry: Entry): Promise<Appended> {
    const store = await this.storeOf(ledger);
    try {
      return await store.append(ledger, entry);
    } catch (error) {
      if (error instanceof LedgerFrozen) this.places.delete(ledger);
      throw error;
    }
  }

  /** A ledger that is not known yet holds no entry: the act that opens it may bear a key as well. */
  async findEntry(ledger: string, key: Buffer, upTo?: number): Promise<StoredEntry | undefined> {
    return (await this.knownStoreOf(ledger))?.findEntry(ledger, key, upTo);
  }

  async load(ledger: string, items: readonly LoadItem[], upTo?: number): Promise<Loaded> {
    return (await this.storeOf(ledger)).load(ledger, items, upTo);
  }

  unmovedUpTo(ledger: string, item: LoadItem): number | undefined {
    return this.places.get(ledger)?.store.unmovedUpTo?.(ledger, item);
  }

  async knownUpTo(ledger: string): Promise<number | undefined> {
    return this.places.get(ledger)?.store.knownUpTo?.(ledger);
  }

  async *read(ledger: string, options: ReadOptions): AsyncIterable<StoredEvent> {
    yield* (await this.storeOf(ledger)).read(ledger, options);
  }

  async *readRecorded(ledger: string, options: ReadOptions): AsyncIterable<RecordedEvent> {
    yield* (await this.storeOf(ledger)).readRecorded(ledger, options);
  }

  async *follow(ledger: string, options: FollowOptions): AsyncIterable<RecordedEvent> {
    yield* (await this.storeOf(ledger)).follow(ledger, options);
  }

  async close(): Promise<void> {
    await Promise.all([this.stores.eventstore.close(), this.stores.postgres.close()]);
  }

  private async knownStoreOf(ledger: string): Promise<EventStore | undefined> {
    try {
      return await this.storeOf(ledger);
    } catch (error) {
      if (error instanceof LedgerUnknown) return undefined;
      throw error;
    }
  }

  private async storeOf(ledger: string): Promise<EventStore> {
    const known = this.places.get(ledger);
    if (known && performance.now() < known.until) return known.store;
    // The rows of all ledgers stand in PostgreSQL, wherever their events do.
    const { store: kind, incarnation, state } = await this.stores.postgres.head(ledger);
    // Away and back again it has another stream there.
    await this.stores.eventstore.letGoOther(ledger, incarnation);
    const store = this.stores[kind];
    // One that is frozen may be moved at any moment.
    if (state === 'open') this.places.set(ledger, { store, until: performance.now() + PLACE_KNOWN_FOR_MS });
    else this.places.delete(ledger);
    return store;
  }
}
