import { setImmediate } from 'node:timers/promises';
import type { StoredEvent } from '#kernel';
import type { Database } from '#platform';
import type { Disclosure } from '../disclosure.js';
import { LedgerReplaced, LedgerUnknown } from '../errors.js';
import type {
  FollowOptions,
  LedgerHead,
  LoadItem,
  Loaded,
  ReadOptions,
  RecordedEvent,
  StoredEntry,
} from '../event-store.js';
import { eventOfLeaf } from '../leaf.js';
import { GroupedLoads } from './grouped-loads.js';
import { Heads } from './heads.js';
import { ENTRY, headOf, HEADS, pageStatement } from './statements.js';
import type { HeadRow, PageRow } from './statements.js';

/** Reads what stands in the tables of the record. */
export class RecordReader {
  /** Who waits for which ledger to grow. */
  readonly heads: Heads;
  private readonly loads = new Map<string, GroupedLoads>();

  constructor(private readonly database: Database) {
    this.heads = new Heads(database);
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

  /** As the port's `follow`; `head` tells how far the ledger reaches, and makes sure that it can be read up to there. */
  async *follow(
    ledger: string,
    options: FollowOptions,
    head: () => Promise<LedgerHead>,
  ): AsyncIterable<RecordedEvent> {
    // A follower that is simply left must not stay among those who wait.
    const left = new AbortController();
    const signal = AbortSignal.any([left.signal, ...(options.signal ? [options.signal] : [])]);
    try {
      let { after } = options;
      let followed = options.incarnation;
      // Asked for before the head is, so that what is appended while we read wakes us again.
      let change = this.heads.changed(ledger, signal);
      while (!signal.aborted && !this.heads.closed) {
        const { number, incarnation } = await head();
        followed ??= incarnation;
        if (number < after || incarnation !== followed) throw new LedgerReplaced(ledger, after, number);
        if (number > after) {
          yield* this.readRecorded(ledger, { ...options, after, upTo: number });
          after = number;
        } else {
          await change;
          change = this.heads.changed(ledger, signal);
        }
      }
    } finally {
      left.abort();
    }
  }

  close(): Promise<void> {
    return this.heads.close();
  }

  /**
   * Pages by number; the end is fixed at the start, so a reader is not led on by writers. Whoever asks for a second page reads
   * on, mostly: from then on the next page is on its way while one is worked on.
   */
  private async *rows(
    ledger: string,
    { after, upTo, query, signal }: ReadOptions,
    disclosed: boolean,
  ): AsyncGenerator<PageRow> {
    const end = upTo ?? (await this.head(ledger)).number;
    const isOver = (): boolean => signal?.aborted === true;
    const { statement, values, pageSize } = pageStatement(query, disclosed);
    const page = (last: number): Promise<PageRow[]> =>
      this.database.query<PageRow>(statement, [ledger, last, end, ...values]);
    let next: Promise<PageRow[]> | undefined;
    for (let last = after; last < end && !isOver();) {
      const rows = await (next ?? page(last));
      const reached = rows.length < pageSize ? end : (rows.at(-1)?.number ?? end);
      if (last > after && reached < end) {
        next = page(reached);
        // Heard where it is waited for; whoever leaves before does not care.
        next.catch(() => undefined);
        // The question leaves in the next turn of the event loop; working on a page may take none.
        await setImmediate();
      }
      for (const row of rows) {
        if (isOver()) return;
        yield row;
      }
      last = reached;
    }
  }
}
