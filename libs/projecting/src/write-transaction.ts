import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { send } from '#platform';
import type { Database, Queryable, Statement } from '#platform';

/**
 * How long the server waits for a worker that has gone silent in the middle of a transaction, frozen or cut off, before it
 * gives the work to another. A COPY that is under way counts as a statement, the pause between two as idleness.
 */
const SILENCE_S = 10;

/** Tables are small or new, their statistics are missing then; every statement of a batch wants the index. */
function beginning(silenceS: number): string {
  return `BEGIN;
SET LOCAL idle_in_transaction_session_timeout = '${String(silenceS)}s';
SET LOCAL statement_timeout = '${String(silenceS)}s';
SET LOCAL enable_seqscan = off`;
}

/** A transaction that writes rows of read models: one statement after the other, and COPY. */
export class WriteTransaction implements Queryable {
  private underWay: Promise<void> = Promise.resolve();
  private committed = false;

  constructor(
    private readonly client: pg.PoolClient,
    private readonly silenceS: number,
  ) {}

  async query<R extends object>(statement: Statement, values: readonly unknown[] = []): Promise<R[]> {
    await this.underWay;
    return (await send<R>(this.client, statement, values)).rows;
  }

  async execute(statement: Statement, values: readonly unknown[] = []): Promise<number> {
    await this.underWay;
    return (await send(this.client, statement, values)).rowCount ?? 0;
  }

  /**
   * Sends complete lines of COPY's text format. Resolves when they may travel, not when they are stored, so that the next
   * lines are made meanwhile; whether they were taken shows at the next statement, at the latest at the commit.
   */
  async copy(statement: string, lines: Buffer): Promise<void> {
    if (lines.length === 0) return;
    await this.underWay;
    const stream = this.client.query(copyFrom(statement));
    this.underWay = finished(stream);
    this.underWay.catch(() => undefined);
    stream.end(lines);
  }

  /** For a statement that rightly takes long, such as the making of an index; the next ones are bounded again. */
  async patiently<R extends object>(statement: Statement, values: readonly unknown[] = []): Promise<R[]> {
    await this.execute('SET LOCAL statement_timeout = 0');
    const rows = await this.query<R>(statement, values);
    await this.execute(`SET LOCAL statement_timeout = '${String(this.silenceS)}s'`);
    return rows;
  }

  /** Tells the server that whoever works here lives, though there is nothing to send. */
  async sayAlive(): Promise<void> {
    await this.execute('SELECT');
  }

  /** Resolves when everything sent was taken. */
  settled(): Promise<void> {
    return this.underWay;
  }

  /** Stores it all, before the work on others is at its end too; nothing can be sent afterwards. */
  async commit(): Promise<void> {
    await this.underWay;
    if (this.committed) return;
    this.committed = true;
    await send(this.client, 'COMMIT');
  }
}

/**
 * Runs `work` in a transaction of its own connection: all of it is stored, or nothing. `silenceS` where nobody waits for
 * what the transaction holds.
 */
export function writing<T>(
  database: Database,
  work: (transaction: WriteTransaction) => Promise<T>,
  silenceS = SILENCE_S,
): Promise<T> {
  return database.session(async (client) => {
    await send(client, beginning(silenceS));
    const transaction = new WriteTransaction(client, silenceS);
    try {
      const result = await work(transaction);
      await transaction.commit();
      return result;
    } catch (error) {
      await transaction.settled().catch(() => undefined);
      await send(client, 'ROLLBACK').catch(() => undefined);
      throw error;
    }
  });
}
