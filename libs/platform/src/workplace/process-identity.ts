import { readFileSync } from 'node:fs';

/**
 * A process, told apart from a later one with the same number: `startedAt` is boot id and start tick where the
 * system has /proc, and absent elsewhere (there the number alone must do).
 */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startedAt?: string;
}

export function ownIdentity(): ProcessIdentity {
  return identityOf(process.pid);
}

export function identityOf(pid: number): ProcessIdentity {
  const startedAt = processStat(pid)?.startedAt;
  return startedAt === undefined ? { pid } : { pid, startedAt };
}

/** Whether that very process still runs; a zombie and a recycled number count as dead. */
export function isAlive(identity: ProcessIdentity): boolean {
  try {
    process.kill(identity.pid, 0);
  } catch (error) {
    // EPERM: it runs, but under another account.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const stat = processStat(identity.pid);
  if (stat === undefined) return true;
  if (stat.state === 'Z') return false;
  return identity.startedAt === undefined || identity.startedAt === stat.startedAt;
}

/** What is parsed from a file another process wrote: anything that is no identity is undefined. */
export function asIdentity(value: unknown): ProcessIdentity | undefined {
  if (typeof value !== 'object' || value === null || !('pid' in value)) return undefined;
  const { pid } = value;
  if (typeof pid !== 'number' || !Number.isInteger(pid) || pid <= 0) return undefined;
  const startedAt = 'startedAt' in value && typeof value.startedAt === 'string' ? value.startedAt : undefined;
  return startedAt === undefined ? { pid } : { pid, startedAt };
}

let bootId: string | undefined;

function processStat(pid: number): { state: string; startedAt: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the program's name in parentheses and may itself hold blanks and parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    bootId ??= readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    return { state: fields[0] ?? '', startedAt: `${bootId}:${fields[19] ?? ''}` };
  } catch {
    return undefined;
  }
}
