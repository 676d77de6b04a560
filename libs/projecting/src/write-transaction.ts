import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Database, Queryable, Statement } from '#platform';

/**
 * How long the server waits for a worker that has gone silent in the middle of a batch, frozen or cut off, before it
 * gives the work to another. A COPY that is under way counts as a statement, the pause between two as idleness.
 */
const SILENCE = '10s';

/** Tables are small or new, their statistics are missing then; every statement of a batch wants the index. */
const BEGIN = `BEGIN;
SET LOCAL idle_in_transaction_session_timeout = '${SILENCE}';
SET LOCAL statement_timeout = '${SILENCE}';
SET LOCAL enable_seqscan = off`;

/** A transaction that writes rows of read models: one statement after the other, and COPY. */
export class WriteTransaction implements Queryable {
  constructor(private readonly client: pg.PoolClient) {}

  async query<R extends object>(statement: Statement, values: readonly unknown[] = []): Promise<R[]> {
    return (await this.client.query<R>(configOf(statement, values))).rows;
  }

  async execute(statement: Statement, values: readonly unknown[] = []): Promise<number> {
    return (await this.client.query(configOf(statement, values))).rowCount ?? 0;
  }

  /** Sends complete lines of COPY's text format. */
  async copy(statement: string, lines: string): Promise<void> {
    if (lines === '') return;
    const stream = this.client.query(copyFrom(statement));
    const done = finished(stream);
    stream.end(Buffer.from(lines, 'utf8'));
    await done;
  }

  /** For a statement that rightly takes long, such as the making of an index; the next ones are bounded again. */
  async patiently(statement: Statement, values: readonly unknown[] = []): Promise<void> {
    await this.client.query('SET LOCAL statement_timeout = 0');
    await this.client.query(configOf(statement, values));
    await this.client.query(`SET LOCAL statement_timeout = '${SILENCE}'`);
  }
}

function configOf(statement: Statement, values: readonly unknown[]): pg.QueryConfig {
  const named = typeof statement === 'string' ? { text: statement } : { ...statement };
  return { ...named, values: [...values] };
}

/** Runs `work` in a transaction of its own connection: all of it is stored, or nothing. */
export function writing<T>(
  database: Database,
  work: (transaction: WriteTransaction) => Promise<T>,
): Promise<T> {
  return database.session(async (client) => {
    await client.query(BEGIN);
    try {
      const result = await work(new WriteTransaction(client));
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  });
}
