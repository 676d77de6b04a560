import pg from 'pg';
import { OperatorError } from '#platform';

/** BullMQ's tables and functions, apart from Planbuch's own. The name is BullMQ's: with a pool it allows no other one. */
export const SCHEMA = 'bullmq';

/** Said when a connection is made. */
export const SEARCHING = `-c search_path=${SCHEMA}`;

export const CONNECT_MS = 5_000;

/**
 * Looks whether a database can carry jobs: BullMQ's schema is named when a connection is made, which poolers do not pass on.
 *
 * @throws OperatorError `jobs-not-ready`
 */
export async function examinePostgresCarrying(appUrl: string): Promise<void> {
  const client = new pg.Client({
    connectionString: appUrl,
    application_name: 'planbuch probe',
    options: SEARCHING,
    connectionTimeoutMillis: CONNECT_MS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ path: string }>(`SELECT current_setting('search_path') AS path`);
    if (rows[0]?.path !== SCHEMA) throw new Error('search_path');
  } catch (error) {
    throw notReady(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

export function notReady(error: unknown): OperatorError {
  const reason = error instanceof Error ? error.message : String(error);
  return new OperatorError(
    'jobs-not-ready',
    {
      de: `Die Warteschlangen in PostgreSQL lassen sich nicht einrichten (${reason}). Der Eigentümer (DATABASE_OWNER_URL) muss ein Schema anlegen dürfen, und DATABASE_URL muss ohne Verbindungspooler zum Server führen; sonst nennen Sie mit REDIS_URL ein Redis.`,
      en: `The queues in PostgreSQL cannot be set up (${reason}). The owner (DATABASE_OWNER_URL) must be allowed to make a schema, and DATABASE_URL must lead to the server without a pooler; or name a Redis with REDIS_URL.`,
    },
    { cause: error },
  );
}
