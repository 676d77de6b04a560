import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openPool } from '../postgres/database.js';
import { identityOf, isAlive } from '../workplace/process-identity.js';
import { testDatabase } from './test-database.js';
import { ask } from './workplace-folders.js';

describe('a database for one suite', () => {
  it('is nobody else’s, and ends with its connections', async () => {
    const [mine, yours] = await Promise.all([testDatabase(), testDatabase()]);
    expect(mine.masterKey).not.toEqual(yours.masterKey);
    await ask(mine.ownerUrl, 'CREATE SCHEMA library', 'CREATE TABLE library.book ()');
    await expect(ask(yours.ownerUrl, 'SELECT FROM library.book')).rejects.toThrow('does not exist');
    const forgotten = openPool(mine.appUrl, { max: 1, name: 'forgotten' });
    await forgotten.query('SELECT 1');
    await mine.drop();
    await expect(ask(mine.appUrl, 'SELECT 1')).rejects.toThrow('does not exist');
    await forgotten.close();
    await yours.drop();
  });

  it('comes migrated: the first suite pays, the others get a copy', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'planbuch-migrations-'));
    writeFileSync(join(dir, '0001_book.sql'), 'CREATE TABLE book AS SELECT clock_timestamp() AS made;');
    const migrations = { dirs: [dir], schema: 'library' };
    const [first, second] = [await testDatabase(migrations), await testDatabase(migrations)];
    const made = 'SELECT made FROM library.book';
    expect(await ask(first.ownerUrl, made)).toEqual(await ask(second.ownerUrl, made));
    writeFileSync(join(dir, '0001_book.sql'), 'CREATE TABLE novel ();');
    const third = await testDatabase(migrations);
    await expect(ask(third.ownerUrl, made)).rejects.toThrow('does not exist');
    for (const database of [first, second, third]) await database.drop();
    rmSync(dir, { recursive: true });
  });
});

const SUITE = `
  import { testDatabase } from '#platform/testing';
  import { readFileSync } from 'node:fs';
  const { superuserUrl } = await testDatabase();
  process.stdout.write(superuserUrl);
  if (process.argv[1] === 'waits') setInterval(() => undefined, 1000);
`;

it.each(['ends', 'waits'])('no server and no folder outlives a test process that %s', async (manner) => {
  const suite = spawn(process.execPath, ['--input-type=module', '-e', SUITE, manner], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(suite.stdout, 'data')) as [Buffer];
  const [place] = await ask<{ folder: string; pid: number }>(
    said.toString(),
    `SELECT current_setting('data_directory') AS folder, (SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer') AS pid`,
  ).catch(() => [undefined]);
  const checkpointer = identityOf(place?.pid ?? suite.pid ?? 0);
  if (manner === 'waits') suite.kill('SIGKILL');
  if (suite.exitCode === null) await once(suite, 'exit');
  const left = (): boolean =>
    isAlive(checkpointer) || (place !== undefined && existsSync(join(place.folder, '..')));
  for (let turn = 0; turn < 250 && left(); turn += 1) await sleep(20);
  expect(left()).toBe(false);
});
