import type { Query } from '#kernel';
import type { LedgerHead, StoreKind } from '../event-store.js';

/** A page is large enough that the round trip does not count and small enough to hold: 500 events of at most 512 KiB. */
const PAGE = 500;

export interface HeadRow {
  readonly ledger: string;
  readonly store: StoreKind;
  readonly mode: 'real' | 'rehearsal';
  readonly state: 'open' | 'frozen';
  readonly incarnation: string;
  readonly head: number;
  readonly recorded_at: string;
  readonly leaf_hash: Buffer;
}

export const HEADS =
  'SELECT ledger, store, mode, state, incarnation, head, recorded_at, leaf_hash FROM planbuch.ledgers';

export function headOf(row: HeadRow): LedgerHead {
  const { ledger, store, mode, state, incarnation, head, recorded_at: recordedAt, leaf_hash: leafHash } = row;
  return { ledger, store, mode, state, incarnation, number: head, recordedAt, leafHash };
}

export const CREATE = 'SELECT planbuch.create_ledger($1, $2, $3) AS mode';

export const ENTRY = {
  name: 'planbuch-entry',
  text: 'SELECT number, body_mac, entry_count FROM planbuch.events WHERE entry_key = $2 AND ledger = $1',
};

export interface PageRow {
  readonly number: number;
  readonly leaf: string;
  readonly entries: string | null;
}

export interface LoadRow {
  /** Counted from 1. */
  readonly item: number | null;
  /** Null where it is the same event as in the row before. */
  readonly leaf: string | null;
  readonly head: number;
  readonly incarnation: string;
}

/**
 * Head and events in one statement and so of one moment: nothing up to `head` is missed, nothing after it is seen.
 * A ledger without any such event still gives one row, of which `item` is null. An event that several items ask for, as a
 * decision about twenty-five grants, is taken out of the table and travels once. $2 to $5: tag, types, after and up to of
 * each item.
 */
export const LOAD = {
  name: 'planbuch-load',
  text: `
SELECT l.head, l.incarnation, found.item,
       CASE WHEN lag(found.number) OVER in_order IS DISTINCT FROM found.number THEN found.leaf END AS leaf
FROM planbuch.ledgers l
LEFT JOIN LATERAL (
  SELECT i.item::int AS item, e.number, e.leaf
  FROM unnest($2::text[], $3::text[], $4::bigint[], $5::bigint[]) WITH ORDINALITY AS i(tag, types, after, up_to, item)
  CROSS JOIN LATERAL (
    SELECT number FROM planbuch.event_tags t
    WHERE t.ledger = $1 AND t.tag = i.tag AND t.number > i.after AND t.number <= i.up_to
    ORDER BY t.number OFFSET 0
  ) t
  CROSS JOIN LATERAL (
    SELECT number, type, leaf FROM planbuch.events e WHERE e.ledger = $1 AND e.number = t.number LIMIT 1
  ) e
  WHERE e.type = ANY (string_to_array(i.types, ' '))
) found ON true
WHERE l.ledger = $1
WINDOW in_order AS (ORDER BY found.number, found.item)
ORDER BY found.number, found.item`,
};

const DISCLOSED = `LEFT JOIN planbuch.disclosures d ON d.ledger = e.ledger AND d.number = e.number`;

/** A page of a ledger in order of number: $1 ledger, $2 after, $3 up to; a query adds tags and types of its items. */
export function pageStatement(query: Query | undefined, disclosed: boolean) {
  const entries = disclosed ? 'd.entries' : 'NULL AS entries';
  const join = disclosed ? DISCLOSED : '';
  const kind = `${query ? 'matching' : 'all'}${disclosed ? '-disclosed' : ''}`;
  const where = query ? matching(query) : { sql: '', values: [] };
  const text = `
SELECT e.number, e.leaf, ${entries}
FROM planbuch.events e ${join}
WHERE e.ledger = $1 AND e.number > $2 AND e.number <= $3 ${where.sql}
ORDER BY e.number LIMIT ${String(PAGE)}`;
  // The text of a query depends on its items, so only the plain page is prepared under a name.
  const statement = query ? text : { name: `planbuch-page-${kind}`, text };
  return { statement, values: where.values, pageSize: PAGE };
}

/** Driven by the tag index: the numbers of each tag intersected, so that a rare tag does not cost a scan of the ledger. */
function matching(query: Query): { sql: string; values: unknown[] } {
  const values: unknown[] = [];
  const place = (value: unknown): string => {
    values.push(value);
    return `$${String(values.length + 3)}`;
  };
  const items = query.map(({ tags, types }) => {
    const numbers = tags
      .map(
        (tag) =>
          `SELECT number FROM planbuch.event_tags WHERE ledger = $1 AND tag = ${place(tag)} AND number > $2 AND number <= $3`,
      )
      .join(' INTERSECT ');
    const conditions = [
      ...(tags.length > 0 ? [`e.number IN (${numbers})`] : []),
      ...(types.length > 0 ? [`e.type = ANY (${place(types)}::text[])`] : []),
    ];
    return conditions.length === 0 ? 'true' : `(${conditions.join(' AND ')})`;
  });
  return { sql: `AND (${items.length === 0 ? 'false' : items.join(' OR ')})`, values };
}
