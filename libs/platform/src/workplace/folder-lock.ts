import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '../operator-error.js';
import { asIdentity, isAlive, ownIdentity, type ProcessIdentity } from './process-identity.js';
import { writeAside, writeWhole } from './run-file.js';

const POLL_MS = 10;

/** Long enough for a first start on a slow disk and a shutdown that writes 256 MiB of WAL; beyond it somebody hangs. */
const DEFAULT_WAIT_MS = 60_000;

/**
 * Runs `work` while no other process on this machine does so for the same lock folder.
 *
 * The lock is a numbered file that names its holder. The highest number counts; it is free when its holder released it
 * or is dead, and is taken by linking the next number, which only one process can. Nobody ever removes the highest
 * number, so two processes that both found a dead holder cannot both come in, as they could with one file that is
 * deleted and made anew.
 *
 * @throws OperatorError `folder-busy` when the holder does not let go in time.
 */
export async function withFolderLock<T>(
  folder: string,
  work: () => Promise<T>,
  waitMs: number = DEFAULT_WAIT_MS,
): Promise<T> {
  mkdirSync(folder, { recursive: true });
  const held = await acquire(folder, waitMs);
  try {
    return await work();
  } finally {
    writeWhole(join(folder, String(held)), '{}');
  }
}

async function acquire(folder: string, waitMs: number): Promise<number> {
  const deadline = performance.now() + waitMs;
  for (;;) {
    const current = highest(folder);
    const holder = current === 0 ? undefined : holderOf(join(folder, String(current)));
    if (holder === undefined || !isAlive(holder)) {
      const next = current + 1;
      if (take(folder, next)) return next;
      continue;
    }
    if (performance.now() > deadline) throw busy(folder, holder);
    await sleep(POLL_MS);
  }
}

function take(folder: string, next: number): boolean {
  const mine = join(folder, String(next));
  const written = writeAside(folder, JSON.stringify(ownIdentity()));
  try {
    linkSync(written, mine);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(written, { force: true });
  }
  // A slow process may have linked a number that others already used, released and cleared away.
  if (highest(folder) !== next) {
    rmSync(mine, { force: true });
    return false;
  }
  for (const number of numbers(folder))
    if (number < next) rmSync(join(folder, String(number)), { force: true });
  return true;
}

function numbers(folder: string): number[] {
  return readdirSync(folder)
    .filter((name) => /^[1-9]\d*$/.test(name))
    .map(Number);
}

function highest(folder: string): number {
  return Math.max(0, ...numbers(folder));
}

function holderOf(file: string): ProcessIdentity | undefined {
  try {
    return asIdentity(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    // Cleared away since it was listed: look again. Unreadable content can only be left by a crash of the machine.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function busy(folder: string, holder: ProcessIdentity): OperatorError {
  return new OperatorError('folder-busy', {
    de: `Ein anderer Planbuch-Prozess (PID ${holder.pid}) startet oder beendet gerade die Datenbank und wird nicht fertig (${folder}). Warten Sie, oder beenden Sie diesen Prozess.`,
    en: `Another Planbuch process (pid ${holder.pid}) is starting or stopping the database and does not finish (${folder}). Wait, or end that process.`,
  });
}
