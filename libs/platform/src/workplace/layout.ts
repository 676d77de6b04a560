import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { OperatorError, type Bilingual } from '../operator-error.js';
import { databaseAccount, isOpenTo, type Account } from './account.js';

/** Where the parts of a workplace lie. `database` is PGDATA; the secrets lie outside it on purpose. */
export interface Layout {
  /** The folder the caller named. */
  readonly named: string;
  /** The folder that really holds the data: `named`, or one below /var/lib/planbuch (see `locate`). */
  readonly folder: string;
  readonly database: string;
  readonly secrets: string;
  readonly log: string;
  /** Locks, ports, and who uses the workplace: worthless once no process runs. */
  readonly run: string;
}

/** For data and programs that cannot lie where they were named, because the database's account may not go there. */
export const SHARED_HOME = '/var/lib/planbuch';

const POINTER = 'planbuch-data-lies-elsewhere.txt';
const OUR_NAMES = ['database', 'secrets', 'log', 'run'];

/**
 * Finds or makes the folder of a workplace. Started as root, PostgreSQL runs as an account that may not enter every
 * folder (a clone below /root); the rights of a folder that Planbuch did not make are never changed, so the data then
 * lie in a folder below /var/lib/planbuch, a text file in the named folder says where, and so does `notice`.
 *
 * @throws OperatorError `folder-is-a-file`, `folder-not-writable`, `folder-not-empty`
 */
export function locate(data: string): { layout: Layout; account: Account | undefined; notice?: Bilingual } {
  const named = resolve(data);
  const account = databaseAccount(join(named, 'database'));
  guarded(named, () => {
    makeOpenFolder(named);
    accessSync(named, constants.W_OK | constants.X_OK);
  });
  if (isOpenTo(account, named)) {
    refuseForeign(named);
    return { layout: layoutOf(named, named), account };
  }
  const folder = guarded(SHARED_HOME, () => folderElsewhere(named));
  return { layout: layoutOf(named, folder), account, notice: movedNotice(named, folder) };
}

function layoutOf(named: string, folder: string): Layout {
  const at = (name: string): string => join(folder, name);
  return { named, folder, database: at('database'), secrets: at('secrets'), log: at('log'), run: at('run') };
}

/** Makes a folder and its missing parents so that the database's account can pass, whatever the caller's umask is. */
export function makeOpenFolder(path: string): void {
  if (existsSync(path)) {
    if (!statSync(path).isDirectory()) throw Object.assign(new Error(path), { code: 'ENOTDIR' });
    return;
  }
  makeOpenFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return;
    throw error;
  }
  chmodSync(path, 0o711);
}

/** A path names one place below /var/lib/planbuch; once its pointer is deleted the next start begins a fresh one. */
function folderElsewhere(named: string): string {
  const pointer = join(named, POINTER);
  if (existsSync(pointer)) {
    const folder = readFileSync(pointer, 'utf8').trim().split('\n').at(-1) ?? '';
    makeOpenFolder(folder);
    return folder;
  }
  refuseForeign(named);
  const hash = createHash('sha256').update(named).digest('hex').slice(0, 12);
  let folder = join(SHARED_HOME, hash);
  for (let turn = 2; existsSync(folder); turn += 1) folder = join(SHARED_HOME, `${hash}-${turn}`);
  makeOpenFolder(folder);
  const text = movedNotice(named, folder);
  writeFileSync(pointer, `${text.de}\n${text.en}\n${folder}\n`);
  return folder;
}

/** Deletes what Planbuch put into the folder; the folder goes too unless somebody else keeps something in it. */
export function removeData({ named, folder }: Layout): void {
  for (const name of OUR_NAMES) rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 5 });
  rmSync(join(named, POINTER), { force: true });
  for (const place of new Set([folder, named])) {
    if (existsSync(place) && readdirSync(place).length === 0) rmdirSync(place);
  }
}

function movedNotice(named: string, folder: string): Bilingual {
  return {
    de: `Die Daten liegen in ${folder}: PostgreSQL läuft nicht als root, und ${named} ist für andere Konten verschlossen.`,
    en: `The data lie in ${folder}: PostgreSQL does not run as root, and ${named} is closed to other accounts.`,
  };
}

/** A folder with other people's files is refused before anything is put between them. */
function refuseForeign(folder: string): void {
  const names = readdirSync(folder).filter((name) => !name.startsWith('.') && name !== 'lost+found');
  if (names.length === 0 || names.some((name) => OUR_NAMES.includes(name))) return;
  throw new OperatorError('folder-not-empty', {
    de: `Der Ordner ${folder} enthält schon anderes (${names.slice(0, 3).join(', ')}). Nennen Sie mit --data einen neuen oder leeren Ordner.`,
    en: `The folder ${folder} already holds other things (${names.slice(0, 3).join(', ')}). Name a new or empty folder with --data.`,
  });
}

/** Runs `work` on a folder and turns the system's refusals into sentences about that. */
export function guarded<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw aboutFolder(folder, error);
  }
}

/** The sentence for a refusal of the system; any other error stays what it is. */
export function aboutFolder(folder: string, error: unknown): unknown {
  const code = error instanceof OperatorError ? '' : ((error as NodeJS.ErrnoException).code ?? '');
  if (code === 'ENOTDIR' || code === 'EEXIST') return notFolder(folder, error);
  if (['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'].includes(code))
    return notWritable(folder, code, error);
  return error;
}

function notFolder(folder: string, cause: unknown): OperatorError {
  return new OperatorError(
    'folder-is-a-file',
    {
      de: `${folder} ist kein Ordner, sondern eine Datei (oder liegt unter einer). Nennen Sie mit --data einen Ordner.`,
      en: `${folder} is not a folder but a file (or lies below one). Name a folder with --data.`,
    },
    { cause },
  );
}

function notWritable(folder: string, code: string, cause: unknown): OperatorError {
  return new OperatorError(
    'folder-not-writable',
    {
      de: `In den Ordner ${folder} kann nicht geschrieben werden (${code}). Geben Sie sich das Recht dazu oder nennen Sie mit --data einen anderen Ordner.`,
      en: `The folder ${folder} cannot be written to (${code}). Give yourself the right or name another folder with --data.`,
    },
    { cause },
  );
}
