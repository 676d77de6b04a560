import { createHash } from 'node:crypto';
import type { ColumnType } from '#kernel';
import type { Database, Statement } from '#platform';

/** A column of a result: its name, and how its values are read. */
export interface Field {
  readonly name: string;
  readonly type: ColumnType;
}

export interface BuiltStatement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A statement whose rows are read on their own, in its order. The first of its columns is never null. */
export interface LinesStatement extends BuiltStatement {
  readonly fields: readonly Field[];
}

export type Line = Readonly<Record<string, unknown>>;

/** What a statement found, and from which generation at which number: all of one moment. */
export interface LiveResult {
  readonly generation: number;
  /** How far the rows were. */
  readonly reached: number;
  readonly lines: readonly Line[];
}

/**
 * Reads rows and checkpoint in one statement, which has one snapshot, so that a page costs one round trip. Undefined
 * where nothing is live. The one checkpoint is joined with each row, by a nested loop as it is on no condition: so the
 * rows keep their order, and where there are none it comes alone. Fields travel in half the time in which the server
 * writes rows of so many columns as JSON.
 */
export async function readLive(
  database: Database,
  statements: StatementNames,
  { model, ledger }: { readonly model: string; readonly ledger: string },
  { text, values, fields }: LinesStatement,
): Promise<LiveResult | undefined> {
  const [itsLedger, itsModel] = [`$${String(values.length + 1)}`, `$${String(values.length + 2)}`];
  const statement = `SELECT c.generation, c.number, x.*
FROM planbuch.checkpoints c LEFT JOIN LATERAL (${text}) x ON true
WHERE c.ledger = ${itsLedger} AND c.model = ${itsModel} AND c.state = 'live'`;
  const found = await database.lists(statements.named(statement), [...values, ledger, model]);
  const [first] = found;
  if (!first) return undefined;
  const [generation, reached, isThere] = first;
  const blank = Object.fromEntries(fields.map(({ name }) => [name, null]));
  const lines = isThere === null ? [] : found.map((list) => lineOf(fields, blank, list));
  return { generation: generation as number, reached: reached as number, lines };
}

/** Columns before those of the row. */
const OF_CHECKPOINT = 2;

/** As a copy of a line that has all members: they need not be made one by one for each row. */
function lineOf(fields: readonly Field[], blank: Line, values: readonly unknown[]): Line {
  const line: Record<string, unknown> = { ...blank };
  let index = OF_CHECKPOINT;
  for (const { name, type } of fields) {
    const value = values[index++];
    const isJson = (type === 'json' || type === 'codes') && value !== null;
    line[name] = isJson ? JSON.parse(value as string) : value;
  }
  return line;
}

/** The lines of a statement as one JSON list; they come in the order in which the statement gives them. */
export function asJson(text: string): string {
  return `SELECT json_agg(x)::text FROM (${text}) x`;
}

export function linesOf(json: string | null | undefined): readonly Line[] {
  return json === null || json === undefined ? [] : (JSON.parse(json) as Line[]);
}

/** Each connection of the pool keeps what is prepared under a name; questions of other shapes are planned each time. */
const MAX_NAMES = 300;

/** Names for the statements that come again and again, so that each connection plans them once. */
export class StatementNames {
  private readonly names = new Map<string, string>();

  named(text: string): Statement {
    const known = this.names.get(text);
    if (known !== undefined) return { name: known, text };
    if (this.names.size >= MAX_NAMES) return text;
    const name = `planbuch-read-${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
    this.names.set(text, name);
    return { name, text };
  }
}
