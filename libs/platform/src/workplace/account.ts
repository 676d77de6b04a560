import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The account PostgreSQL runs under. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** "nobody" on nearly every system. */
const NOBODY = 65_534;

/**
 * The account PostgreSQL must be started under, or undefined where it may run under the caller's own. PostgreSQL
 * refuses to run as root; then it is the account that owns the database already, or "nobody".
 */
export function databaseAccount(database: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(database)) {
    const { uid, gid } = statSync(database);
    if (uid !== 0) return { uid, gid };
  }
  return nobody();
}

/** initdb wants an account that /etc/passwd names, and some systems give "nobody" another number. */
function nobody(): Account {
  const entries = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  const accounts = entries.map((entry) => entry.split(':'));
  const named =
    accounts.find(([, , uid]) => Number(uid) === NOBODY) ?? accounts.find(([name]) => name === 'nobody');
  // macOS writes -2 for 4294967294.
  return named === undefined
    ? { uid: NOBODY, gid: NOBODY }
    : { uid: Number(named[2]) >>> 0, gid: Number(named[3]) >>> 0 };
}

/** Whether the account may pass through every folder down to `path` (which must exist) and enter or run that. */
export function isOpenTo(account: Account | undefined, path: string): boolean {
  if (account === undefined) return true;
  for (let place = realpathSync(path); ; place = dirname(place)) {
    const stat = statSync(place);
    const bit = stat.uid === account.uid ? 0o100 : stat.gid === account.gid ? 0o010 : 0o001;
    if ((stat.mode & bit) === 0) return false;
    if (place === dirname(place)) return true;
  }
}

/** Lets everybody read what Planbuch itself copied; folders may be entered, programs run. */
export function openTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openTree(path);
    else if (entry.isFile()) chmodSync(path, (lstatSync(path).mode & 0o111) === 0 ? 0o644 : 0o755);
  }
  chmodSync(folder, 0o755);
}
