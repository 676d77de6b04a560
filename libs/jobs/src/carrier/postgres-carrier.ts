import pg from 'pg';
import { createPostgresBackend, LATEST_SCHEMA_VERSION, runMigrations, withBackend } from 'bullmq';
import type { PgPool } from 'bullmq';
import type { Logger } from '#platform';
import { BullCarrier } from './bull-carrier.js';
import type { Carrier } from './carrier.js';
import { CONNECT_MS, notReady, SCHEMA, SEARCHING } from './examine-postgres.js';

/** One that waits for jobs of each queue, and some to work with. */
const CONNECTIONS = 10;

/** A connection over which only news of jobs come is silent for hours; a firewall must not take it for forgotten. */
const KEEP_ALIVE_MS = 10_000;

export interface PostgresCarrierOptions {
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly logger: Logger;
}

/**
 * BullMQ over the database that Planbuch has anyway. Its schema is brought up to date before any worker starts: one that
 * finds a table or a right missing would spin.
 *
 * @throws OperatorError `jobs-not-ready`
 */
export async function openPostgresCarrier({
  appUrl,
  ownerUrl,
  logger,
}: PostgresCarrierOptions): Promise<Carrier> {
  await prepareSchema(ownerUrl).catch((error: unknown) => {
    throw notReady(error);
  });
  const pool = new pg.Pool({
    connectionString: appUrl,
    max: CONNECTIONS,
    application_name: 'planbuch jobs',
    options: SEARCHING,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
  });
  pool.on('error', (error) => logger.warn({ reason: error.message }, 'an idle connection of the jobs broke'));
  // A borrowed connection that breaks must not end the process; what broke shows at the next statement.
  pool.on('connect', (client) => client.on('error', () => undefined));
  await refuseUnusable(pool).catch(async (error: unknown) => {
    await pool.end();
    throw notReady(error);
  });
  // The same methods; BullMQ declares the events of a client as overloads, pg as one generic.
  const connection = pool as PgPool;
  return new BullCarrier({
    name: 'postgres',
    classes: withBackend(createPostgresBackend),
    putting: connection,
    working: connection,
    prefix: SCHEMA,
    logger,
    // The pool waits for a connection no longer than it is told to.
    givesUpPreparing: true,
    close: () => pool.end(),
  });
}

/** What the application's role lacks in BullMQ's schema. */
const LACKING = `
  SELECT EXISTS (
    SELECT FROM pg_class c WHERE c.relnamespace = n.oid AND (
      (c.relkind IN ('r', 'p') AND NOT (
        has_table_privilege('planbuch_app', c.oid, 'SELECT') AND has_table_privilege('planbuch_app', c.oid, 'INSERT') AND
        has_table_privilege('planbuch_app', c.oid, 'UPDATE') AND has_table_privilege('planbuch_app', c.oid, 'DELETE')))
      OR (c.relkind = 'S' AND NOT has_sequence_privilege('planbuch_app', c.oid, 'USAGE')))
  ) OR NOT has_schema_privilege('planbuch_app', n.oid, 'USAGE') AS lacking
  FROM pg_namespace n WHERE n.nspname = '${SCHEMA}'`;

const GRANTS = `
  GRANT USAGE ON SCHEMA ${SCHEMA} TO planbuch_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${SCHEMA} TO planbuch_app;
  GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${SCHEMA} TO planbuch_app;
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${SCHEMA} TO planbuch_app`;

async function prepareSchema(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({
    connectionString: ownerUrl,
    application_name: 'planbuch jobs migrate',
    connectionTimeoutMillis: CONNECT_MS,
  });
  owner.on('error', () => undefined);
  try {
    await owner.connect();
    if (await isReady(owner)) return;
    // Takes a lock of its own, so that of several workers one migrates.
    await runMigrations(owner, SCHEMA);
    await owner.query(`BEGIN; SELECT pg_advisory_xact_lock(hashtext('planbuch jobs')); ${GRANTS}; COMMIT`);
  } finally {
    await owner.end().catch(() => undefined);
  }
}

async function isReady(owner: pg.Client): Promise<boolean> {
  const { rows } = await owner.query<{ lacking: boolean }>(LACKING);
  if (rows[0]?.lacking !== false) return false;
  const version = await owner.query<{ version: number }>(
    `SELECT max(version)::int AS version FROM ${SCHEMA}.migration`,
  );
  return (version.rows[0]?.version ?? 0) >= LATEST_SCHEMA_VERSION;
}

/** Through a pooler the schema may not be the one that is searched; nothing would work then. */
async function refuseUnusable(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ schema: string | null }>('SELECT current_schema() AS schema');
  if (rows[0]?.schema !== SCHEMA) throw new Error('search_path');
}
