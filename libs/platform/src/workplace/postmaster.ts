import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from './account.js';
import { writeAs } from './cluster.js';
import { isAlive } from './process-identity.js';

/** What postmaster.pid says; PostgreSQL writes it line by line, so all but the pid may be missing. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: string;
}

/** The living server of this PGDATA. */
export function runningPostmaster(database: string): Postmaster | undefined {
  const lines = pidFile(database);
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive({ pid }) || !worksIn(pid, database)) return undefined;
  return { pid, port: Number(lines[3]), status: lines[7]?.trim() ?? '' };
}

function pidFile(database: string): string[] {
  try {
    return readFileSync(join(database, 'postmaster.pid'), 'latin1').split('\n');
  } catch {
    return [];
  }
}

/**
 * PostgreSQL does not start while any process of its account bears the number that its last pid file names, whatever
 * program that is by now; its own parent it lets pass. The file is not deleted, for it also names the shared memory by
 * which PostgreSQL recognises that processes of a killed server are still at work on the data.
 */
export function outliveRecycledPid(database: string, account: Account | undefined): void {
  const lines = pidFile(database);
  if (lines[0] === undefined || !isAlive({ pid: Number(lines[0]) })) return;
  writeAs(join(database, 'postmaster.pid'), [process.pid, ...lines.slice(1)].join('\n'), account);
}

/**
 * PostgreSQL's working directory is its PGDATA. Root in a container may be denied this look at other accounts'
 * processes; then the program's name must do, and where there is no /proc, PostgreSQL's own check.
 */
function worksIn(pid: number, database: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(database);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') return true;
    return process.getuid?.() === 0 && readFileSync(`/proc/${pid}/comm`, 'latin1').trim() === 'postgres';
  }
}
