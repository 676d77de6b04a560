import type { Disclosure } from '#event-store';
import type { Queryable } from '#platform';

/** An event as it lies in the tables, before anything of it is believed. */
export interface StoredRecord {
  readonly number: number;
  readonly type: string;
  readonly leaf: string;
  readonly leafHash: Buffer;
  /** On the first event of an entry: how many events the entry has. */
  readonly entryCount: number | null;
  readonly hasKey: boolean;
  readonly hasMac: boolean;
  /** Undefined where what stands there cannot be read. */
  readonly disclosures: readonly Disclosure[] | undefined;
}

/** The tags under which an event is found. */
export interface IndexedTags {
  readonly number: number;
  readonly tags: readonly string[];
}

/** One fetch; at the very most so many events of 512 KiB are in memory. */
const PAGE = 250;

const RECORDS = `
SELECT e.number, e.type, e.leaf, e.leaf_hash AS "leafHash", e.entry_count AS "entryCount",
       e.entry_key IS NOT NULL AS "hasKey", e.body_mac IS NOT NULL AS "hasMac", d.entries
FROM planbuch.events e LEFT JOIN planbuch.disclosures d ON d.ledger = e.ledger AND d.number = e.number
WHERE e.ledger = $1 ORDER BY e.number`;

const TAGS = `
SELECT number, string_agg(tag, ' ' ORDER BY tag) AS tags
FROM planbuch.event_tags WHERE ledger = $1 GROUP BY number ORDER BY number`;

/**
 * Reads a ledger raw, in order of number, past the code that the program itself reads it with. Must be called within one
 * transaction of one snapshot, and its streams be read one row at a time.
 */
export class LedgerRecords {
  constructor(
    private readonly transaction: Queryable,
    private readonly ledger: string,
  ) {}

  async *records(): AsyncGenerator<StoredRecord, undefined> {
    type Fetched = Omit<StoredRecord, 'disclosures'> & { readonly entries: string | null };
    for await (const { entries, ...record } of this.cursor<Fetched>('planbuch_records', RECORDS)) {
      yield { ...record, disclosures: entries === null ? [] : readDisclosures(entries) };
    }
  }

  async *indexedTags(): AsyncGenerator<IndexedTags, undefined> {
    type Fetched = { readonly number: number; readonly tags: string };
    for await (const { number, tags } of this.cursor<Fetched>('planbuch_tags', TAGS)) {
      yield { number, tags: tags.split(' ') };
    }
  }

  async leaf(number: number): Promise<string | undefined> {
    const [row] = await this.transaction.query<{ leaf: string }>(
      'SELECT leaf FROM planbuch.events WHERE ledger = $1 AND number = $2',
      [this.ledger, number],
    );
    return row?.leaf;
  }

  /** The first event of every request key that stands at several, and how many. */
  async repeatedKeys(): Promise<{ number: number; times: number }[]> {
    return this.transaction.query(
      `SELECT min(number) AS number, count(*) AS times FROM planbuch.events
       WHERE ledger = $1 AND entry_key IS NOT NULL GROUP BY entry_key HAVING count(*) > 1 ORDER BY 1`,
      [this.ledger],
    );
  }

  /** Numbers that have disclosures but no event. */
  async disclosuresWithoutEvent(): Promise<{ number: number }[]> {
    return this.transaction.query(
      `SELECT d.number FROM planbuch.disclosures d WHERE d.ledger = $1
       AND NOT EXISTS (SELECT FROM planbuch.events e WHERE e.ledger = d.ledger AND e.number = d.number) ORDER BY 1`,
      [this.ledger],
    );
  }

  /** A cursor in the server: sorting millions of tags spills to its disk and not to our memory. */
  private async *cursor<Fetched extends object>(
    name: string,
    select: string,
  ): AsyncGenerator<Fetched, undefined> {
    await this.transaction.execute(`DECLARE ${name} NO SCROLL CURSOR FOR ${select}`, [this.ledger]);
    for (;;) {
      const page = await this.transaction.query<Fetched>(`FETCH ${String(PAGE)} FROM ${name}`);
      yield* page;
      if (page.length < PAGE) return undefined;
    }
  }
}

function readDisclosures(entries: string): Disclosure[] | undefined {
  try {
    const read: unknown = JSON.parse(entries);
    return Array.isArray(read) && read.every(isDisclosure) ? read : undefined;
  } catch {
    return undefined;
  }
}

function isDisclosure(value: unknown): value is Disclosure {
  if (typeof value !== 'object' || value === null) return false;
  const { path, salt, value: text, person, sealed } = value as Record<string, unknown>;
  const own = salt === undefined ? [person, sealed] : [salt, text];
  return [path, ...own].every((each) => typeof each === 'string');
}
