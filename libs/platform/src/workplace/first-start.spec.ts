import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { announceServer } from '#test/announce';
import { ask, workplaceFolders } from '../testing/workplace-folders.js';
import { killedOpening, workplaceProcess } from '../testing/workplace-process.js';

const { fresh, used, open, serverPid } = workplaceFolders();

const mode = (...path: string[]): string => (statSync(join(...path)).mode & 0o777).toString(8);

describe('the first start', () => {
  it('makes folders and secrets that only their owners can read, the master key outside the database', async () => {
    const folder = used();
    const workplace = await open(folder);
    expect(readdirSync(folder).sort()).toEqual(['database', 'log', 'run', 'secrets']);
    for (const part of readdirSync(folder)) expect(mode(folder, part)).toBe('700');
    for (const secret of readdirSync(workplace.secretsFolder))
      expect(mode(workplace.secretsFolder, secret)).toBe('600');
    expect(workplace.masterKey()).toEqual(readFileSync(join(folder, 'secrets', 'master.key')));
    expect(workplace.masterKey()).toHaveLength(32);
    expect(new URL(workplace.appUrl).hostname).toBe('127.0.0.1');
  });

  it('gives the application a role that may do nothing yet, and the owner no more than its schema needs', async () => {
    const { appUrl, ownerUrl } = await open(used());
    const [app] = await ask(
      appUrl,
      `SELECT rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls,
      current_setting('plan_cache_mode') AS plans, current_setting('jit') AS jit,
      current_setting('idle_in_transaction_session_timeout') AS idle FROM pg_roles WHERE rolname = current_user`,
    );
    expect(app).toEqual({
      rolsuper: false, rolcreatedb: false, rolcreaterole: false, rolreplication: false, rolbypassrls: false,
      plans: 'force_generic_plan', jit: 'off', idle: '10s',
    }); // prettier-ignore
    await expect(ask(appUrl, 'CREATE SCHEMA mine')).rejects.toThrow('permission denied');
    await expect(ask(appUrl, 'CREATE TABLE public.mine ()')).rejects.toThrow('permission denied');
    await expect(ask(ownerUrl, 'CREATE ROLE another')).rejects.toThrow('permission denied');
    await ask(ownerUrl, 'CREATE SCHEMA books', 'SELECT pg_switch_wal()', 'CHECKPOINT');
  });

  it('starts a server that keeps what it acknowledged and uses no old WAL again', async () => {
    const { superuserUrl } = await open(used());
    const settings = await ask<{ name: string; setting: string }>(
      superuserUrl,
      `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit', 'wal_recycle',
         'server_encoding', 'data_checksums', 'max_connections', 'listen_addresses', 'unix_socket_directories')`,
    );
    const [version] = await ask<{ server_version: string }>(superuserUrl, 'SHOW server_version');
    announceServer(`PostgreSQL ${version?.server_version ?? ''}`, 'embedded');
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on', wal_recycle: 'off', server_encoding: 'UTF8',
      data_checksums: 'on', max_connections: '100', listen_addresses: '127.0.0.1', unix_socket_directories: '',
    }); // prettier-ignore
  });

  it('writes no text of a statement to the log, not even when it fails', async () => {
    const workplace = await open(used());
    await ask(
      workplace.ownerUrl,
      'CREATE TABLE persons (name text PRIMARY KEY)',
      `INSERT INTO persons VALUES ('Erika Musterfrau')`,
    );
    await expect(ask(workplace.ownerUrl, `INSERT INTO persons VALUES ('Erika Musterfrau')`)).rejects.toThrow(
      'duplicate key',
    );
    await expect(ask(workplace.ownerUrl, `SELECT 'Erika Musterfrau'::int`)).rejects.toThrow(
      'invalid input syntax',
    );
    await workplace.stop();
    const log = join(used(), 'log');
    const lines = readdirSync(log)
      .map((name) => readFileSync(join(log, name), 'utf8'))
      .join('');
    expect(lines).toContain('received fast shutdown request');
    expect(lines).not.toContain('Musterfrau');
  });

  it('survives being killed at any moment', async () => {
    const folder = fresh();
    for (const afterMs of [150, 300, 450, 600, 750]) await killedOpening(folder, afterMs);
    const workplace = await open(folder);
    expect(await ask(workplace.appUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    // The programs that a killed process had started are at an end by now, or end when they miss their folder.
    await sleep(100);
    expect(readdirSync(folder).sort()).toEqual(['database', 'log', 'run', 'secrets']);
  });

  it('makes one database when several processes start at the same moment', async () => {
    const folder = fresh();
    const starters = await Promise.all([1, 2, 3].map(() => workplaceProcess(folder)));
    expect(starters.filter(({ adopted }) => !adopted)).toHaveLength(1);
    expect(new Set(starters.map(({ port }) => port)).size).toBe(1);
    await Promise.all(starters.map((starter) => starter.stop()));
    expect(serverPid(folder)).toBeUndefined();
    expect(readdirSync(folder).sort()).toEqual(['database', 'log', 'run', 'secrets']);
  });
});

describe('removing', () => {
  it('ends the server and leaves nothing but what others put there', async () => {
    const folder = used();
    const workplace = await open(folder);
    const another = await open(folder);
    writeFileSync(join(folder, '.note'), 'mine');
    await workplace.remove();
    expect(readdirSync(folder)).toEqual(['.note']);
    rmSync(join(folder, '.note'));
    await another.remove();
    expect(existsSync(folder)).toBe(false);
  });
});
