import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { migrate, migrationFiles, type MigrateOptions } from '../postgres/migrate.js';
import { withFolderLock } from '../workplace/folder-lock.js';
import type { Workplace } from '../workplace/open-workplace.js';
import { join } from 'node:path';
import { testCluster } from './test-cluster.js';

/** A database that nobody else uses. */
export interface TestDatabase {
  /** `postgres://` of the schema's owner, of the application's role, and of the superuser. */
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly superuserUrl: string;
  /** 32 random bytes, another key in every database. */
  readonly masterKey: Buffer;
  /** Ends all connections to it and deletes it. */
  drop(): Promise<void>;
}

/**
 * A fresh database for one suite. With `migrations` it is migrated already; only the first suite with the same files
 * pays for that, the others get a copy.
 */
export async function testDatabase(migrations?: Omit<MigrateOptions, 'ownerUrl'>): Promise<TestDatabase> {
  const cluster = await testCluster();
  const template = migrations === undefined ? 'template1' : await migratedTemplate(cluster, migrations);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await makeDatabase(cluster, name, template);
  return {
    ownerUrl: into(cluster.ownerUrl, name),
    appUrl: into(cluster.appUrl, name),
    superuserUrl: into(cluster.superuserUrl, name),
    masterKey: randomBytes(32),
    drop: () => asSuperuser(cluster, [`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`]),
  };
}

async function migratedTemplate(
  cluster: Workplace,
  migrations: Omit<MigrateOptions, 'ownerUrl'>,
): Promise<string> {
  const hash = createHash('sha256').update(migrations.schema);
  for (const file of migrationFiles(migrations.dirs)) hash.update(file).update(readFileSync(file));
  const name = `migrated_${hash.digest('hex').slice(0, 12)}`;
  await withFolderLock(join(cluster.folder, 'run', 'template-lock'), async () => {
    if (await exists(cluster, name)) return;
    const unfinished = `${name}_unfinished`;
    await asSuperuser(cluster, [`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`]);
    await makeDatabase(cluster, unfinished, 'template1');
    await migrate({ ...migrations, ownerUrl: into(cluster.ownerUrl, unfinished) });
    await asSuperuser(cluster, [`ALTER DATABASE ${unfinished} RENAME TO ${name}`]);
  });
  return name;
}

function makeDatabase(cluster: Workplace, name: string, template: string): Promise<void> {
  return asSuperuser(cluster, [
    `CREATE DATABASE ${name} OWNER planbuch_owner TEMPLATE ${template}`,
    `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE ${name} TO planbuch_app`,
  ]);
}

async function exists(cluster: Workplace, name: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: cluster.superuserUrl });
  await client.connect();
  try {
    return (await client.query('SELECT FROM pg_database WHERE datname = $1', [name])).rowCount === 1;
  } finally {
    await client.end();
  }
}

async function asSuperuser(cluster: Workplace, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.superuserUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

function into(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
