import type { StoredEvent } from '#kernel';
import type { Database } from '#platform';
import { LedgerModeDiffers } from '../errors.js';
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
} from '../event-store.js';
import { LedgerWriter } from './ledger-writer.js';
import { RecordReader } from './record-reader.js';
import { CREATE } from './statements.js';

/**
 * The ledgers in PostgreSQL. One instance a process and database; `close` waits for what is under way. Whoever follows
 * keeps one connection of the pool for hints, so the pool needs two at least.
 */
export class PostgresEventStore implements EventStore {
  private readonly writers = new Map<string, LedgerWriter>();
  private readonly reader: RecordReader;

  constructor(private readonly database: Database) {
    this.reader = new RecordReader(database);
  }

  async createLedger(ledger: string, mode: LedgerMode): Promise<LedgerHead> {
    const [row] = await this.database.query<{ mode: LedgerMode }>(CREATE, [ledger, mode, 'postgres']);
    if (row?.mode !== mode) throw new LedgerModeDiffers(ledger, String(row?.mode));
    return this.head(ledger);
  }

  ledgers(): Promise<readonly LedgerHead[]> {
    return this.reader.ledgers();
  }

  head(ledger: string): Promise<LedgerHead> {
    return this.reader.head(ledger);
  }

  append(ledger: string, entry: Entry): Promise<Appended> {
    return this.writerOf(ledger).append(entry);
  }

  findEntry(ledger: string, key: Buffer): Promise<StoredEntry | undefined> {
    return this.reader.findEntry(ledger, key);
  }

  async load(ledger: string, items: readonly LoadItem[], upTo?: number): Promise<Loaded> {
    const writer = this.writers.get(ledger);
    const before = writer?.head ?? -1;
    const loaded = await this.reader.load(ledger, items, upTo);
    if (loaded.seen < before && upTo === undefined) writer?.forget();
    return loaded;
  }

  unmovedUpTo(ledger: string, item: LoadItem): number | undefined {
    return this.writers.get(ledger)?.unmovedUpTo(item);
  }

  read(ledger: string, options: ReadOptions): AsyncIterable<StoredEvent> {
    return this.reader.read(ledger, options);
  }

  readRecorded(ledger: string, options: ReadOptions): AsyncIterable<RecordedEvent> {
    return this.reader.readRecorded(ledger, options);
  }

  follow(ledger: string, options: FollowOptions): AsyncIterable<RecordedEvent> {
    return this.reader.follow(ledger, options, () => this.head(ledger));
  }

  async close(): Promise<void> {
    await Promise.all([...this.writers.values()].map((writer) => writer.settled()));
    await this.reader.close();
  }

  private writerOf(ledger: string): LedgerWriter {
    const known = this.writers.get(ledger);
    if (known) return known;
    const writer = new LedgerWriter(ledger, this.database, {
      appended: () => this.reader.heads.appended(ledger),
      // Whoever makes names up must not fill the memory with writers for them.
      unknown: () => this.writers.delete(ledger),
    });
    this.writers.set(ledger, writer);
    return writer;
  }
}
