import pg from 'pg';
import { OperatorError } from '../operator-error.js';
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

/** Throws OperatorError `transaction-pooler` that names the variables whose address leads through one. */
export async function refuseTransactionPooler(urls: Readonly<Record<string, string>>): Promise<void> {
  const pooled: string[] = [];
  for (const [name, url] of Object.entries(urls)) if (await isTransactionPooled(url)) pooled.push(name);
  if (pooled.length === 0) return;
  const names = pooled.join(', ');
  throw new OperatorError('transaction-pooler', {
    de: `${names} führt durch einen Pooler im Transaktionsmodus. Vorbereitete Anweisungen, LISTEN und Einstellungen einer Verbindung gerieten dort an andere. Nennen Sie den Server selbst, oder stellen Sie den Pooler für diese Datenbank auf pool_mode = session (docs/operations.md, „Verbindungen“).`,
    en: `${names} leads through a pooler in transaction mode. Prepared statements, LISTEN and settings of a connection would get to others there. Name the server itself, or set the pooler to pool_mode = session for this database (docs/operations.md, "Connections").`,
  });
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
