import { types } from 'node:util';
import pg from 'pg';
import { DatabaseUnavailable, named } from './database-unavailable.js';
import { localTypes } from './local-types.js';

/** A statement under a name is prepared once in each connection; the same name must always mean the same text. */
export type Statement = string | { readonly name: string; readonly text: string };

export type Row = Record<string, unknown>;

/** Where statements can be sent: the pool, or a transaction. */
export interface Queryable {
  /** The rows; int8 as number, days, times and JSON as text, the rest as pg reads it. */
  query<R extends object = Row>(statement: Statement, values?: readonly unknown[]): Promise<R[]>;
  /** The number of rows the statement touched. */
  execute(statement: Statement, values?: readonly unknown[]): Promise<number>;
}

export interface TransactionOptions {
  readonly readOnly?: boolean;
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
}

/**
 * A pool of connections to one database under one role.
 *
 * Every method rejects with `DatabaseUnavailable` when the database cannot be reached or goes away, and with pg's
 * `DatabaseError` when it refuses the statement.
 */
export interface Database extends Queryable {
  /** One statement after the other: a second `query` before the first is answered is a mistake and throws. */
  transaction<T>(work: (transaction: Queryable) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /**
   * The rows of a statement, each as the list of its values in the order of the select list, read as `query` reads them.
   * Rows of dozens of columns come faster so than as objects, and columns may have the same name.
   */
  lists(statement: Statement, values?: readonly unknown[]): Promise<readonly (readonly unknown[])[]>;
  /** Lends a connection for what only pg's own client can do (COPY, LISTEN). It is discarded when `work` throws. */
  session<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T>;
  /** Connections in use, idle, and callers that wait for one. */
  load(): { readonly total: number; readonly idle: number; readonly waiting: number };
  /** Waits for what is under way and closes all connections. */
  close(): Promise<void>;
}

export interface PoolOptions {
  /** At most so many connections; the embedded server takes 100 from all processes together. */
  readonly max: number;
  /** Seen in pg_stat_activity and in the server's log. */
  readonly name: string;
  /** The server gives up a statement after this time; 0 for no limit. Default 30 s. */
  readonly statementTimeoutMs?: number;
  /** Wait at most so long for a connection. Default 5 s. */
  readonly connectTimeoutMs?: number;
  /** Told when an idle connection breaks; the pool has already replaced it. */
  readonly onIdleError?: (error: Error) => void;
}

/** Opens a pool; connections are made when they are first needed, so an unreachable server shows at the first query. */
export function openPool(url: string, options: PoolOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max,
    application_name: options.name,
    statement_timeout: options.statementTimeoutMs ?? 30_000,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    types: localTypes,
  });
  // Without a listener an idle connection's end would end the process.
  pool.on('error', (error) => options.onIdleError?.(error));
  // The pool listens only to idle clients, whoever borrows one only once it has it; a server that lets somebody in and is
  // killed at once is heard in between. What broke then shows at the first query.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new PooledDatabase(pool);
}

class PooledDatabase implements Database {
  constructor(private readonly pool: pg.Pool) {}

  async query<R extends object>(statement: Statement, values?: readonly unknown[]): Promise<R[]> {
    return this.lent(async (client) => (await send<R>(client, statement, values)).rows);
  }

  async execute(statement: Statement, values?: readonly unknown[]): Promise<number> {
    return this.lent(async (client) => (await send(client, statement, values)).rowCount ?? 0);
  }

  async lists(statement: Statement, values?: readonly unknown[]): Promise<unknown[][]> {
    return this.lent(async (client) => {
      const question: pg.QueryArrayConfig = { ...sent(statement, values), rowMode: 'array' };
      const { rows } = await answer<pg.QueryArrayResult<unknown[]>>((onAnswer) =>
        client.query<unknown[]>(question, onAnswer),
      );
      return rows;
    });
  }

  async transaction<T>(
    work: (transaction: Queryable) => Promise<T>,
    options: TransactionOptions = {},
  ): Promise<T> {
    return this.lent(async (client) => {
      const result = await rolledBackUnless(client, async () => {
        await send(client, beginning(options));
        return work(new Transaction(client));
      });
      await commit(client);
      return result;
    });
  }

  session<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    // Whoever fails with pg's own client may leave a COPY or a transaction open on it.
    return this.lent(work, () => true);
  }

  private async lent<T>(
    work: (client: pg.PoolClient) => Promise<T>,
    spoils: (error: unknown) => boolean = (error) => error instanceof DatabaseUnavailable,
  ): Promise<T> {
    const client = await this.pool.connect().catch((error: unknown) => {
      throw named(error, 'none');
    });
    // The pool listens only to idle clients; a lent one that breaks between two statements would end the process.
    let spoilt = false;
    const onError = (): void => {
      spoilt = true;
    };
    client.on('error', onError);
    try {
      return await work(client);
    } catch (error) {
      const failure = named(error, 'unknown');
      spoilt ||= spoils(failure);
      throw failure;
    } finally {
      client.off('error', onError);
      client.release(spoilt);
    }
  }

  load(): { total: number; idle: number; waiting: number } {
    return { total: this.pool.totalCount, idle: this.pool.idleCount, waiting: this.pool.waitingCount };
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}

class Transaction implements Queryable {
  private busy = false;

  constructor(private readonly client: pg.PoolClient) {}

  async query<R extends object>(statement: Statement, values?: readonly unknown[]): Promise<R[]> {
    return (await this.alone(() => send<R>(this.client, statement, values))).rows;
  }

  async execute(statement: Statement, values?: readonly unknown[]): Promise<number> {
    return (await this.alone(() => send(this.client, statement, values))).rowCount ?? 0;
  }

  /** pg would queue a second statement, which is deprecated, gains nothing, and hides which one failed. */
  private async alone<T>(work: () => Promise<T>): Promise<T> {
    if (this.busy) throw new Error('a transaction takes one statement after the other: await the one before');
    this.busy = true;
    try {
      return await work();
    } catch (error) {
      throw named(error, 'none');
    } finally {
      this.busy = false;
    }
  }
}

/** Sends one statement over a lent connection. Throws what pg throws, with a stack that leads to who asked. */
export function send<R extends object = Row>(
  client: pg.ClientBase,
  statement: Statement,
  values?: readonly unknown[],
): Promise<pg.QueryResult<R>> {
  return answer((onAnswer) => client.query<R>(sent(statement, values), onAnswer));
}

/**
 * Asks with pg's callback and not with its promise: a query that is given its callback only after it was made, as pg's
 * promise does, stays reachable for V8's young generation with all it touched, rows and buffers of the socket. Each
 * statement then left some kilobytes behind until the next collection of the whole heap (Node 20.20, pg 8.23).
 */
async function answer<Result>(
  ask: (onAnswer: (error: Error | null, result: Result) => void) => void,
): Promise<Result> {
  try {
    return await new Promise((resolve, reject) => {
      ask((error, result) => (error ? reject(error) : resolve(result)));
    });
  } catch (error) {
    // Its own leads to pg's socket.
    if (types.isNativeError(error)) Error.captureStackTrace(error);
    throw error;
  }
}

function sent(statement: Statement, values: readonly unknown[] = []): pg.QueryConfig {
  return {
    ...(typeof statement === 'string' ? { text: statement } : statement),
    values: values as unknown[],
  };
}

function beginning({ isolation, readOnly }: TransactionOptions): string {
  return ['BEGIN', isolation && `ISOLATION LEVEL ${isolation.toUpperCase()}`, readOnly && 'READ ONLY']
    .filter(Boolean)
    .join(' ');
}

/** Until COMMIT is sent nothing can have been stored, whatever breaks: a lost connection takes the transaction with it. */
async function rolledBackUnless<T>(client: pg.PoolClient, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const failure = named(error, 'none');
    if (!(failure instanceof DatabaseUnavailable)) await send(client, 'ROLLBACK').catch(() => undefined);
    throw failure;
  }
}

async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await send(client, 'COMMIT');
  // The answer to COMMIT after a failed statement, whose error the work swallowed, is ROLLBACK without an error.
  if (command !== 'COMMIT') throw new Error('the transaction was rolled back: a statement in it had failed');
}
