import type { Disclosure, LedgerMode, StoreKind } from '#event-store';
import type { Queryable, Statement } from '#platform';
import type { DisclosedLine } from './disclosures-file.js';
import type { StoredEnvelope } from './stored-envelope.js';

/** At the very most so many events of 512 KiB are in memory. */
const PAGE = 500;

export interface HeadOfLedger {
  readonly ledger: string;
  readonly store: StoreKind;
  readonly mode: LedgerMode;
  readonly state: 'open' | 'frozen';
  readonly incarnation: string;
  readonly number: number;
  readonly recordedAt: string;
  readonly leafHash: Buffer;
}

const HEAD = `
SELECT ledger, store, mode, state, incarnation, head AS number, recorded_at AS "recordedAt", leaf_hash AS "leafHash"
FROM planbuch.ledgers WHERE ledger = $1`;

const RECORDS = {
  name: 'planbuch-moving-events',
  text: `
SELECT number, leaf, leaf_hash AS "leafHash", entry_key AS key, body_mac AS mac, entry_count AS count
FROM planbuch.events WHERE ledger = $1 AND number > $2 AND number <= $3 ORDER BY number LIMIT ${String(PAGE)}`,
};

const DISCLOSED = {
  name: 'planbuch-moving-disclosures',
  text: `
SELECT number, entries FROM planbuch.disclosures
WHERE ledger = $1 AND number > $2 AND number <= $3 AND entries <> '[]' ORDER BY number LIMIT ${String(PAGE)}`,
};

interface RecordRow {
  readonly number: number;
  readonly leaf: string;
  readonly leafHash: Buffer;
  readonly key: Buffer | null;
  readonly mac: Buffer | null;
  readonly count: number | null;
}

export interface PersonKey {
  readonly person: string;
  /** Wrapped by the master key. */
  readonly wrapped: Buffer;
}

/**
 * A ledger as it lies in PostgreSQL, where either store keeps it or its verified copy. Within one transaction of one
 * snapshot everything is of one moment, whatever is appended or forgotten meanwhile.
 */
export class LedgerSnapshot {
  constructor(
    private readonly database: Queryable,
    private readonly ledger: string,
  ) {}

  async head(): Promise<HeadOfLedger | undefined> {
    return (await this.database.query<HeadOfLedger>(HEAD, [this.ledger]))[0];
  }

  /** Events after a number and up to another, in order; where one is missing the rest still comes. */
  async *envelopes(after: number, upTo: number): AsyncGenerator<StoredEnvelope> {
    for await (const row of this.pages<RecordRow>(RECORDS, after, upTo)) yield envelopeOf(row);
  }

  /** What stands beside the events up to a number, in order. */
  async *disclosed(upTo: number): AsyncGenerator<DisclosedLine> {
    type Row = { readonly number: number; readonly entries: string };
    for await (const { number, entries } of this.pages<Row>(DISCLOSED, 0, upTo))
      yield { number, disclosures: JSON.parse(entries) as Disclosure[] };
  }

  private async *pages<R extends { readonly number: number }>(
    statement: Statement,
    after: number,
    upTo: number,
  ): AsyncGenerator<R> {
    for (let last = after; last < upTo;) {
      const rows = await this.database.query<R>(statement, [this.ledger, last, upTo]);
      yield* rows;
      last = rows.at(-1)?.number ?? upTo;
    }
  }

  async disclosedEvents(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*) AS count FROM planbuch.disclosures WHERE ledger = $1 AND entries <> '[]'`,
      [this.ledger],
    );
    return row?.count ?? 0;
  }

  personKeys(): Promise<PersonKey[]> {
    return this.database.query<PersonKey>(
      'SELECT person, wrapped FROM planbuch.person_keys WHERE ledger = $1 ORDER BY person',
      [this.ledger],
    );
  }
}

function envelopeOf({ number, leaf, leafHash, key, mac, count }: RecordRow): StoredEnvelope {
  return {
    number,
    leaf,
    leafHash,
    ...(key && mac && count !== null ? { entry: { key, bodyMac: mac, count } } : {}),
  };
}
