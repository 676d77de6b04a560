import { eventOfLeaf } from '#event-store';
import type { Database } from '#platform';
import { LedgerSnapshot } from './ledger-snapshot.js';
import type { MoveTarget } from './move-target.js';
import type { MovedEnvelope, StoredEnvelope } from './stored-envelope.js';

/**
 * Stores a page and advances the head, in one transaction. Each column is one text, a line for each event, as in the append
 * function (migrations/0002_append.sql). What an event orders to forget is gone from a moved ledger already, so nothing is
 * left to be driven out of this database.
 */
const STORE = `
WITH line AS (
  SELECT number::bigint AS number, type, leaf, hash, tags, disclosures, key, mac, count
  FROM unnest(string_to_array($5, E'\\n'), string_to_array($6, E'\\n'), string_to_array($7, E'\\n'), string_to_array($8, E'\\n'),
              string_to_array($9, E'\\n'), string_to_array($10, E'\\n'), string_to_array($11, E'\\n'), string_to_array($12, E'\\n'),
              string_to_array($13, E'\\n')) AS l(number, type, leaf, hash, tags, disclosures, key, mac, count)
), stored AS (
  INSERT INTO planbuch.events (ledger, number, type, leaf, leaf_hash, entry_key, body_mac, entry_count)
  SELECT $1, number, type, leaf, decode(hash, 'hex'), CASE WHEN key <> '' THEN decode(key, 'hex') END,
         CASE WHEN key <> '' THEN decode(mac, 'hex') END, nullif(count, '')::int
  FROM line
), tagged AS (
  INSERT INTO planbuch.event_tags (ledger, tag, number)
  SELECT $1, tag, number FROM line, string_to_table(tags, ' ') AS tag
), disclosed AS (
  INSERT INTO planbuch.disclosures (ledger, number, entries)
  SELECT $1, number, disclosures FROM line WHERE disclosures <> ''
), forgotten AS (
  INSERT INTO planbuch.forgetting (ledger, number, done_at)
  SELECT $1, number, clock_timestamp() FROM line WHERE type IN ('text-redacted', 'personal-data-erased')
)
UPDATE planbuch.ledgers SET head = head + $4, recorded_at = $14, leaf_hash = decode($15, 'hex')
WHERE ledger = $1 AND incarnation = $2 AND head = $3 AND state = 'frozen'`;

/** The tables of one frozen ledger in PostgreSQL, written by their owner. */
export class PostgresTarget implements MoveTarget {
  constructor(
    /** Under the role that owns the tables. */
    private readonly owner: Database,
    private readonly ledger: string,
    /** The one it was given for this move: another move of the same ledger is not mixed with this one. */
    private readonly incarnation: string,
  ) {}

  async reached(): Promise<number> {
    const [row] = await this.owner.query<{ head: number }>(
      'SELECT head FROM planbuch.ledgers WHERE ledger = $1 AND incarnation = $2',
      [this.ledger, this.incarnation],
    );
    if (!row) throw new Error(`the ledger ${this.ledger} was taken by another move`);
    return row.head;
  }

  async take(page: readonly MovedEnvelope[]): Promise<void> {
    const [first, last] = [page[0], page.at(-1)];
    if (!first || !last) return;
    await this.owner.transaction(async (transaction) => {
      const moved = await transaction.execute(STORE, [
        this.ledger, this.incarnation, first.number - 1, page.length, ...columnsOf(page),
        eventOfLeaf(last.leaf).recordedAt, last.leafHash.toString('hex'),
      ]); // prettier-ignore
      // Rolled back: somebody else opened the ledger, or moves it too.
      if (moved !== 1) throw new Error(`the ledger ${this.ledger} is not where this move left it`);
    });
  }

  held(upTo: number): AsyncIterable<StoredEnvelope> {
    return new LedgerSnapshot(this.owner, this.ledger).envelopes(0, upTo);
  }
}

function columnsOf(page: readonly MovedEnvelope[]): string[] {
  const columns: string[][] = Array.from({ length: 9 }, () => []);
  for (const { number, leaf, leafHash, entry, disclosures } of page) {
    const { type, tags } = eventOfLeaf(leaf);
    [
      String(number), type, leaf, leafHash.toString('hex'), tags.join(' '),
      disclosures.length === 0 ? '' : JSON.stringify(disclosures),
      entry?.key.toString('hex') ?? '', entry?.bodyMac.toString('hex') ?? '', entry === undefined ? '' : String(entry.count),
    ].forEach((value, index) => columns[index]?.push(value)); // prettier-ignore
  }
  return columns.map((column) => column.join('\n'));
}
