import type { Queryable } from '#platform';
import { decodeRow } from '../row-codec.js';
import type { GenerationRead } from './generation-read.js';
import { orderOf, pageStatement } from './page-statement.js';
import type { RegisterRow, RowQuery } from './register-query.js';

/** Several read models of a ledger at one moment, as of one event number. */
export interface Snapshot {
  readonly number: number;
  /** Rows in order of id; `more` where there are more than `limit` (at most MAX_ROWS). */
  rows(
    model: string,
    query: RowQuery,
    limit?: number,
  ): Promise<{ rows: readonly RegisterRow[]; more: boolean }>;
  row(model: string, id: string): Promise<RegisterRow | undefined>;
}

/** A trace of one grant has some hundred links. Beyond this a reader wants a report, not an answer. */
export const MAX_ROWS = 5_000;

export interface SnapshotPart {
  readonly read: GenerationRead;
  /** How far its rows are. */
  readonly reached: number;
}

/** Within a transaction that sees one moment. */
export class TransactionSnapshot implements Snapshot {
  constructor(
    private readonly transaction: Queryable,
    private readonly ledger: string,
    readonly number: number,
    private readonly parts: ReadonlyMap<string, SnapshotPart>,
  ) {}

  async rows(
    model: string,
    query: RowQuery,
    limit = MAX_ROWS,
  ): Promise<{ rows: readonly RegisterRow[]; more: boolean }> {
    const part = this.parts.get(model);
    if (!part) throw new TypeError(`${model} is not part of this snapshot`);
    const { read, reached } = part;
    const { text, values } = pageStatement(read, {
      ledger: this.ledger,
      at: this.number === reached ? 'now' : this.number,
      query,
      order: orderOf(read, this.ledger),
      limit: Math.min(limit, MAX_ROWS) + 1,
    });
    const lines = await this.transaction.query(text, values);
    const rows = lines.map((line) => rowOf(read, line));
    return { rows: rows.slice(0, limit), more: rows.length > limit };
  }

  async row(model: string, id: string): Promise<RegisterRow | undefined> {
    return (await this.rows(model, { filters: { id } }, 1)).rows[0];
  }
}

export function rowOf(read: GenerationRead, line: Readonly<Record<string, unknown>>): RegisterRow {
  return { id: String(line.id), since: Number(line.since), ...decodeRow(read.shape.columns, line) };
}
