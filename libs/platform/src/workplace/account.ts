import { chmodSync, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The account PostgreSQL runs under. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root; 65534 ("nobody") needs no entry in the list of users. */
const UNPRIVILEGED: Account = { uid: 65534, gid: 65534 };

/** The account PostgreSQL must be started under, or undefined where it may run under the caller's own. */
export function databaseAccount(): Account | undefined {
  return process.getuid?.() === 0 ? UNPRIVILEGED : undefined;
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
