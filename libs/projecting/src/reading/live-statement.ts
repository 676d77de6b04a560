import { createHash } from 'node:crypto';
import type { Queryable, Statement } from '#platform';
import type { BuiltStatement } from './page-statement.js';

/** What a statement found, and from which generation at which number: all of one moment. */
export interface LiveResult {
  readonly generation: number;
  /** How far the rows were. */
  readonly reached: number;
  readonly lines: readonly Readonly<Record<string, unknown>>[];
}

/**
 * Joins rows and checkpoint in one statement, which has one snapshot, so that a page costs one round trip. Undefined
 * where nothing is live. The order is said once more outside, because a join promises none.
 */
export async function readLive(
  database: Queryable,
  statements: StatementNames,
  { model, ledger }: { readonly model: string; readonly ledger: string },
  { text, values, order }: BuiltStatement,
): Promise<LiveResult | undefined> {
  const [mine, its] = [`$${String(values.length + 1)}`, `$${String(values.length + 2)}`];
  const statement = `SELECT live.generation AS "live generation", live.number AS "live number", r.*
FROM planbuch.checkpoints live
LEFT JOIN LATERAL (SELECT true AS "found", x.* FROM (${text}) x) r ON true
WHERE live.ledger = ${mine} AND live.model = ${its} AND live.state = 'live'
ORDER BY ${order}`;
  const lines = await database.query<Line>(statements.named(statement), [...values, ledger, model]);
  const [first] = lines;
  if (!first) return undefined;
  return {
    generation: first['live generation'],
    reached: first['live number'],
    lines: lines.filter(({ found }) => found === true),
  };
}

interface Line extends Record<string, unknown> {
  readonly 'live generation': number;
  readonly 'live number': number;
  readonly found: boolean | null;
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
