import { createHash } from 'node:crypto';
import type { Queryable, Statement } from '#platform';

/** A statement whose result is read as JSON, line by line in its order. */
export interface BuiltStatement {
  readonly text: string;
  readonly values: readonly unknown[];
}

export type Line = Readonly<Record<string, unknown>>;

/** What a statement found, and from which generation at which number: all of one moment. */
export interface LiveResult {
  readonly generation: number;
  /** How far the rows were. */
  readonly reached: number;
  readonly lines: readonly Line[];
}

interface LiveLine {
  readonly generation: number;
  readonly reached: number;
  readonly lines: string | null;
}

/**
 * Reads rows and checkpoint in one statement, which has one snapshot, so that a page costs one round trip. Undefined
 * where nothing is live. The rows travel as one JSON text: the server writes it, and JSON.parse reads it, faster than
 * fields travel and are put together one by one.
 */
export async function readLive(
  database: Queryable,
  statements: StatementNames,
  { model, ledger }: { readonly model: string; readonly ledger: string },
  { text, values }: BuiltStatement,
): Promise<LiveResult | undefined> {
  const [itsLedger, itsModel] = [`$${String(values.length + 1)}`, `$${String(values.length + 2)}`];
  const statement = `SELECT c.generation, c.number AS reached, (${asJson(text)}) AS lines
FROM planbuch.checkpoints c
WHERE c.ledger = ${itsLedger} AND c.model = ${itsModel} AND c.state = 'live'`;
  const [line] = await database.query<LiveLine>(statements.named(statement), [...values, ledger, model]);
  return line && { generation: line.generation, reached: line.reached, lines: linesOf(line.lines) };
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
