import type { StoredEvent } from '#kernel';
import type { Database } from '#platform';
import type { Disclosure } from '../disclosure.js';
import { LedgerModeDiffers, LedgerUnknown } from '../errors.js';
import type {
  Appended,
  Entry,
  EventStore,
  LedgerHead,
  LedgerMode,
  LoadItem,
  Loaded,
  ReadOptions,
  RecordedEvent,
  StoredEntry,
} from '../event-store.js';
import { eventOfLeaf } from '../leaf.js';
import { GroupedLoads } from './grouped-loads.js';
import { Heads } from './heads.js';
import { LedgerWriter } from './ledger-writer.js';
import { ENTRY, headOf, HEADS, pageStatement } from './statements.js';
import type { HeadRow, PageRow } from './statements.js';

/**
 * The ledgers in PostgreSQL. One instance a process and database; `close` waits for what is under way. Whoever follows
 * keeps one connection of the pool for hints, so the pool needs two at least.
 */
export class PostgresEventStore implements EventStore {
  private readonly writers = new Map<string, LedgerWriter>();
  private readonly loads = new Map<string, GroupedLoads>();
  private readonly heads: Heads;

  constructor(private readonly database: Database) {
    this.heads = new Heads(database);
  }

  async createLedger(ledger: string, mode: LedgerMode): Promise<LedgerHead> {
    const [row] = await this.database.query<{ mode: LedgerMode }>(
      'SELECT planbuch.create_ledger($1, $2) AS mode',
      [ledger, mode],
    );
    if (row?.mode !== mode) throw new LedgerModeDiffers(ledger, String(row?.mode));
    return this.head(ledger);
  }

  async ledgers(): Promise<readonly LedgerHead[]> {
    return (await this.database.query<HeadRow>(`${HEADS} ORDER BY ledger`)).map(headOf);
  }

  async head(ledger: string): Promise<LedgerHead> {
    const [row] = await this.database.query<HeadRow>(
      { name: 'planbuch-head', text: `${HEADS} WHERE ledger = $1` },
      [ledger],
    );
    if (!row) throw new LedgerUnknown(ledger);
    return headOf(row);
  }

  append(ledger: string, entry: Entry): Promise<Appended> {
    return this.writerOf(ledger).append(entry);
  }

  async findEntry(ledger: string, key: Buffer): Promise<StoredEntry | undefined> {
    const [row] = await this.database.query<{ body_mac: Buffer; number: number; entry_count: number }>(
      ENTRY,
      [ledger, key],
    );
    return row && { bodyMac: row.body_mac, firstNumber: row.number, count: row.entry_count };
  }

  load(ledger: string, items: readonly LoadItem[], upTo?: number): Promise<Loaded> {
    const known = this.loads.get(ledger);
    if (known) return known.load(items, upTo);
    const loads = new GroupedLoads(ledger, this.database, () => this.loads.delete(ledger));
    this.loads.set(ledger, loads);
    return loads.load(items, upTo);
  }

  async *read(ledger: string, options: ReadOptions): AsyncIterable<StoredEvent> {
    for await (const { leaf } of this.rows(ledger, options, false)) yield eventOfLeaf(leaf);
  }

  async *readRecorded(ledger: string, options: ReadOptions): AsyncIterable<RecordedEvent> {
    for await (const { leaf, entries } of this.rows(ledger, options, true)) {
      const disclosures = entries === null ? [] : (JSON.parse(entries) as Disclosure[]);
      yield { event: eventOfLeaf(leaf), disclosures };
    }
  }

  async *follow(ledger: string, options: Omit<ReadOptions, 'upTo'>): AsyncIterable<RecordedEvent> {
    // A follower that is simply left must not stay among those who wait.
    const left = new AbortController();
    const signal = AbortSignal.any([left.signal, ...(options.signal ? [options.signal] : [])]);
    try {
      let { after } = options;
      // Asked for before the head is, so that what is appended while we read wakes us again.
      let change = this.heads.changed(ledger, signal);
      while (!signal.aborted && !this.heads.closed) {
        const { number: head } = await this.head(ledger);
        if (head > after) {
          yield* this.readRecorded(ledger, { ...options, after, upTo: head });
          after = head;
        } else {
          await change;
          change = this.heads.changed(ledger, signal);
        }
      }
    } finally {
      left.abort();
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.writers.values()].map((writer) => writer.settled()));
    await this.heads.close();
  }

  private writerOf(ledger: string): LedgerWriter {
    const known = this.writers.get(ledger);
    if (known) return known;
    const writer = new LedgerWriter(ledger, this.database, {
      appended: () => this.heads.appended(ledger),
      // Whoever makes names up must not fill the memory with writers for them.
      unknown: () => this.writers.delete(ledger),
    });
    this.writers.set(ledger, writer);
    return writer;
  }

  /** Pages by number; the end is fixed at the start, so a reader is not led on by writers. */
  private async *rows(
    ledger: string,
    { after, upTo, query, signal }: ReadOptions,
    disclosed: boolean,
  ): AsyncGenerator<PageRow> {
    const end = upTo ?? (await this.head(ledger)).number;
    const isOver = (): boolean => signal?.aborted === true;
    const { statement, values, pageSize } = pageStatement(query, disclosed);
    for (let last = after; last < end && !isOver();) {
      const rows = await this.database.query<PageRow>(statement, [ledger, last, end, ...values]);
      for (const row of rows) {
        if (isOver()) return;
        yield row;
      }
      last = rows.length < pageSize ? end : (rows.at(-1)?.number ?? end);
    }
  }
}
