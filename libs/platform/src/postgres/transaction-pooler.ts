import pg from 'pg';
import { named } from './database-unavailable.js';

/** A pooler gives the connection it was given back last; beside other clients of it a few looks are needed. */
const LOOKS = 5;

/**
 * Whether an address leads through a pooler that lends server connections for a transaction each (PgBouncer's `pool_mode =
 * transaction`, and alike): two clients that are connected at the same time then meet the same server process. What is
 * prepared or set on a connection would be found by somebody else.
 *
 * @throws DatabaseUnavailable
 */
export async function isTransactionPooled(url: string): Promise<boolean> {
  const clients = [probe(url), probe(url)] as const;
  try {
    for (const client of clients) await client.connect();
    const met = new Set<number>();
    for (let look = 0; look < LOOKS; look += 1) for (const client of clients) met.add(await serverOf(client));
    // Directly connected, each keeps a process of its own: two are met. Fewer are shared, more were changed.
    return met.size !== clients.length;
  } catch (error) {
    throw named(error, 'none');
  } finally {
    await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
  }
}

/** Without the settings of a pool: some poolers refuse those. */
function probe(url: string): pg.Client {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'planbuch probe',
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  return client;
}

async function serverOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return rows[0]?.pid ?? 0;
}
