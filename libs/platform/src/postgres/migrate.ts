import { readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import pg from 'pg';
import { OperatorError } from '../operator-error.js';
import { isConnectionLoss, named } from './database-unavailable.js';

/** Migrations are `0001_name.sql`: forwards only, because what was written for ever is not unwritten. */
const NAME = /^(\d{4})_[a-z0-9-]+\.sql$/;

const TABLE = 'migrations';

export interface MigrateOptions {
  /** `postgres://` of the role that owns the schema. */
  readonly ownerUrl: string;
  /** Folders with `NNNN_name.sql`; together they are one list in the order of the numbers, none of which occurs twice. */
  readonly dirs: readonly string[];
  /** Made if missing; first in the search path while the migrations run. The list of those done lies in it. */
  readonly schema: string;
}

/**
 * Brings the schema up to date in one transaction and names the migrations that ran. Of several processes that start
 * together one migrates and the others wait for it.
 *
 * @throws OperatorError `migration-failed` (nothing was changed), DatabaseUnavailable
 */
export async function migrate({ ownerUrl, dirs, schema }: MigrateOptions): Promise<string[]> {
  const files = migrationFiles(dirs);
  const client = new pg.Client({
    connectionString: ownerUrl,
    application_name: 'planbuch migrate',
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    if (await isUpToDate(client, schema, files)) return [];
    return await runMigrations(client, schema, dirs);
  } catch (error) {
    throw named(error, 'unknown');
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The migration files of the folders in the order in which they run. */
export function migrationFiles(dirs: readonly string[]): string[] {
  const files = dirs.flatMap((dir) =>
    readdirSync(dir)
      .filter((name) => name.endsWith('.sql'))
      .map((name) => join(dir, name)),
  );
  const byNumber = new Map<string, string>();
  for (const file of files) {
    const number = NAME.exec(basename(file))?.[1];
    if (number === undefined) throw new Error(`${file} is not named NNNN_name.sql`);
    const other = byNumber.get(number);
    if (other !== undefined) throw new Error(`${file} and ${other} have the same number`);
    byNumber.set(number, file);
  }
  return [...byNumber].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file);
}

/** Spares the usual start the loading of the migration library and its lock: one query says that nothing is to do. */
async function isUpToDate(client: pg.Client, schema: string, files: readonly string[]): Promise<boolean> {
  const table = `${pg.escapeIdentifier(schema)}.${TABLE}`;
  const { rows } = await client.query<{ present: boolean }>('SELECT to_regclass($1) IS NOT NULL AS present', [
    table,
  ]);
  if (rows[0]?.present !== true) return false;
  const done = await client.query<{ name: string }>(`SELECT name FROM ${table} ORDER BY id`);
  const names = files.map((file) => basename(file, '.sql'));
  const unknown = done.rows.find(({ name }) => !names.includes(name));
  if (unknown !== undefined) throw migrationFailed(new Error(`${unknown.name} is unknown here`));
  return done.rows.length === names.length && done.rows.every(({ name }, index) => name === names[index]);
}

async function runMigrations(client: pg.Client, schema: string, dirs: readonly string[]): Promise<string[]> {
  const { runner } = await import('node-pg-migrate');
  const said: string[] = [];
  try {
    const done = await runner({
      dbClient: client,
      dir: dirs.map((dir) => `${escapeGlob(resolve(dir))}/*.sql`),
      useGlob: true,
      direction: 'up',
      singleTransaction: true,
      schema,
      createSchema: true,
      migrationsTable: TABLE,
      advisoryLockMode: 'wait',
      logger: { info: () => undefined, warn: () => undefined, error: (line) => said.push(line) },
    });
    return done.map(({ name }) => name);
  } catch (error) {
    if (isConnectionLoss(error)) throw error;
    throw migrationFailed(error, said);
  }
}

/** The library takes several folders only as patterns, and a clone may lie in a folder named `[test]`. */
function escapeGlob(path: string): string {
  return path.replaceAll('\\', '/').replace(/[*?()[\]{}]/g, '[$&]');
}

function migrationFailed(error: unknown, said: readonly string[] = []): OperatorError {
  const reason = [error instanceof Error ? error.message : String(error), ...said].join('\n').slice(0, 4000);
  return new OperatorError(
    'migration-failed',
    {
      de: 'Die Datenbank ließ sich nicht auf den Stand dieser Planbuch-Version bringen; sie ist unverändert. Stammt sie von einer neueren Version, benutzen Sie diese; der Grund steht unten.',
      en: `The database could not be brought to the state of this version of Planbuch; it is unchanged. If it comes from a newer version, use that one. Reason: ${reason}`,
    },
    { cause: error },
  );
}
