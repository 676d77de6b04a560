import { lstat, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from '#platform';
import { FOLDER_PREFIX } from './processors/with-upload.js';

/** Longer than any import lasts: nobody works with a folder of that age. */
const ABANDONED_MS = 24 * 3_600_000;

const LOOK_EVERY_MS = 3_600_000;

/**
 * Deletes the files that workers left on this machine when they were killed, at once and every hour: their jobs may have been
 * done on another machine, which cannot delete them.
 */
export class Leftovers {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly logger: Logger,
    /** Where the folders of jobs lie. */
    private readonly folder = tmpdir(),
  ) {}

  start(): void {
    this.timer ??= setInterval(() => this.look(), LOOK_EVERY_MS);
    this.look();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  private look(): void {
    this.looking = this.looking
      .then(() => this.remove())
      .catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        this.logger.warn({ reason }, 'what killed workers left is not deleted yet');
      });
  }

  private async remove(): Promise<void> {
    const names = (await readdir(this.folder)).filter((name) => name.startsWith(FOLDER_PREFIX));
    for (const name of names) {
      const path = join(this.folder, name);
      const { mtimeMs } = await lstat(path).catch(() => ({ mtimeMs: Infinity }));
      if (Date.now() - mtimeMs > ABANDONED_MS) await rm(path, { recursive: true, force: true });
    }
  }
}
