import { lstat, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Recurring } from '#platform';
import type { Logger } from '#platform';
import { FOLDER_PREFIX } from './processors/with-upload.js';

/** Longer than any import lasts: nobody works with a folder of that age. */
const ABANDONED_MS = 24 * 3_600_000;

const LOOK_EVERY_MS = 3_600_000;

/**
 * Deletes the files that workers left on this machine when they were killed, at once and every hour: their jobs may have been
 * done on another machine, which cannot delete them.
 *
 * @param folder where the folders of jobs lie
 */
export function deletingLeftovers(logger: Logger, folder = tmpdir()): Recurring {
  return new Recurring({
    everyMs: LOOK_EVERY_MS,
    work: () => deleteLeftovers(folder),
    onFailure: (reason) => logger.warn({ reason }, 'what killed workers left is not deleted yet'),
  });
}

async function deleteLeftovers(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(FOLDER_PREFIX));
  for (const name of names) {
    const path = join(folder, name);
    const { mtimeMs, uid } = await lstat(path).catch(() => ({ mtimeMs: Infinity, uid: 0 }));
    // A Planbuch of another account on this machine deletes its own.
    const isOwn = uid === (process.getuid?.() ?? uid);
    if (isOwn && Date.now() - mtimeMs > ABANDONED_MS) await rm(path, { recursive: true, force: true });
  }
}
