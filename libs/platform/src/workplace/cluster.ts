import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { OperatorError } from '../operator-error.js';
import type { Account } from './account.js';
import type { Layout } from './layout.js';
import { POSTGRESQL_MAJOR, type Programs } from './programs.js';
import type { Secrets } from './secrets.js';
import { ACCESS_RULES, firstStatements, serverSettings } from './settings.js';

/**
 * The program of a process that was killed may still write into its folder while that is removed; it ends when it misses
 * a file of its own.
 */
const LEFT_BEHIND = { recursive: true, force: true, maxRetries: 20, retryDelay: 20 };

/** Makes PGDATA if there is none yet; it appears under its name only when it is complete with roles and database. */
export async function ensureCluster(
  layout: Layout,
  secrets: Secrets,
  programs: Programs,
  account: Account | undefined,
): Promise<void> {
  for (const name of readdirSync(layout.folder)) {
    if (name.startsWith('.database-')) rmSync(join(layout.folder, name), LEFT_BEHIND);
  }
  ownFolder(layout.log, account);
  if (!existsSync(layout.database)) {
    const building = join(layout.folder, `.database-${randomUUID()}`);
    ownFolder(building, account);
    await run(programs.initdb, initdbArguments(building), building, account);
    // A statement that fails is reported without its text: the texts hold the passwords.
    const alone = ['--single', '-D', building, '-c', 'log_min_error_statement=panic', 'template1'];
    await run(programs.postgres, alone, building, account, firstStatements(secrets.passwords));
    renameSync(building, layout.database);
  }
  writeAs(join(layout.database, 'postgresql.conf'), serverSettings(layout.log), account);
  writeAs(join(layout.database, 'pg_hba.conf'), ACCESS_RULES, account);
}

/** The environment of PostgreSQL's programs: nothing of the caller's, whose variables hold secrets. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env;
  return {
    LC_ALL: 'C',
    ...(PATH === undefined ? {} : { PATH }),
    ...(SystemRoot === undefined ? {} : { SystemRoot }),
  };
}

function initdbArguments(folder: string): string[] {
  // `trust` lasts until pg_hba.conf is written, and no server runs before that.
  return [
    '-D', folder, '-U', 'postgres', '--auth=trust', '--no-instructions',
    '--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8',
    '--set=timezone=UTC', '--set=max_connections=100', '--set=shared_buffers=128MB',
  ]; // prettier-ignore
}

function ownFolder(folder: string, account: Account | undefined): void {
  if (existsSync(folder)) return;
  mkdirSync(folder, { mode: 0o700 });
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
}

/** Replaces a file of the database's account. */
export function writeAs(file: string, content: string, account: Account | undefined): void {
  const written = `${file}.new`;
  writeFileSync(written, content, { mode: 0o600 });
  if (account !== undefined) chownSync(written, account.uid, account.gid);
  renameSync(written, file);
}

async function run(
  program: string,
  parameters: string[],
  cwd: string,
  account: Account | undefined,
  input = '',
): Promise<void> {
  const child = spawn(program, parameters, { cwd, env: programEnvironment(), ...account });
  let output = '';
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-2000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  // A program that ends early closes its input; its exit status tells more than the broken pipe.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [status] = (await once(child, 'close').catch((error: unknown) => [String(error)])) as [
    number | string | null,
  ];
  // The single-user mode reports failing statements only in its output.
  if (status !== 0 || /^.*\b(ERROR|FATAL|PANIC):/m.test(output)) throw notReady(output, String(status));
}

/**
 * PostgreSQL opens only data of its own major version.
 *
 * @throws OperatorError `folder-of-another-postgresql`
 */
export function refuseOtherMajor(database: string): void {
  if (!existsSync(database)) return;
  const file = join(database, 'PG_VERSION');
  const found = existsSync(file) ? readFileSync(file, 'latin1').trim() : '?';
  if (found === POSTGRESQL_MAJOR) return;
  throw new OperatorError('folder-of-another-postgresql', {
    de: `${database} gehört zu PostgreSQL ${found}, mitgeliefert ist ${POSTGRESQL_MAJOR}. Öffnen Sie den Ordner mit der Planbuch-Version, die ihn angelegt hat, oder nennen Sie einen anderen Ordner.`,
    en: `${database} belongs to PostgreSQL ${found}, bundled is ${POSTGRESQL_MAJOR}. Open the folder with the version of Planbuch that made it, or name another folder.`,
  });
}

/** The database did not come up; `detail` are the last lines it wrote. */
export function notReady(detail: string, reason: string): OperatorError {
  const lines = detail.trim().split('\n').slice(-12).join('\n');
  return new OperatorError('database-not-ready', {
    de: `Die mitgelieferte Datenbank ist nicht bereit geworden (${reason}). Die letzten Zeilen ihres Protokolls stehen unten.`,
    en: `The bundled database did not become ready (${reason}). The last lines of its log:\n${lines}`,
  });
}
