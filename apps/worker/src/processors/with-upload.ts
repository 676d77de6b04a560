import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { JobRefused } from '#jobs';
import type { Uploads } from '#jobs';

/** Long enough for every file system. */
const NAME_CHARS = 100;

/** Folders of jobs lie in the system's one for temporary files, under this, the job's id and a mark of the attempt. */
export const FOLDER_PREFIX = 'planbuch-job-';

export interface UploadOfJob {
  readonly job: string;
  /** What the file must have. */
  readonly sha256: string;
}

/**
 * Lays the file of a job into a folder that only this account can read, for as long as the work takes. Each attempt has a
 * folder of its own: one that was taken for dead and wakes on the same machine must not take the file away from the attempt that
 * took its job over. What a killed worker leaves is deleted as a leftover.
 *
 * @throws JobRefused where the file is deleted; Error where it was deleted while it was read
 */
export async function withUpload<T>(
  uploads: Uploads,
  { job, sha256 }: UploadOfJob,
  work: (path: string, profile: string | undefined) => Promise<T>,
): Promise<T> {
  const upload = await uploads.read(job);
  if (!upload) throw new JobRefused(GONE);
  // Made with the rights 0700.
  const folder = await mkdtemp(join(tmpdir(), `${FOLDER_PREFIX}${job}-`));
  try {
    const path = join(folder, nameOnDisk(upload.fileName));
    const hash = createHash('sha256');
    const hashed = async function* (): AsyncGenerator<Buffer> {
      for await (const part of upload.bytes) {
        hash.update(part);
        yield part;
      }
    };
    await pipeline(hashed, createWriteStream(path, { mode: 0o600 }));
    // Half a file must not be taken for a whole one.
    if (hash.digest('hex') !== sha256) throw new Error('the upload was deleted while it was read');
    return await work(path, upload.profile);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Nothing of a name may lead elsewhere or be more than a name. */
function nameOnDisk(name: string): string {
  const safe = name
    .toWellFormed()
    .replace(/[\p{Cc}/\\:]/gu, '_')
    .replace(/^\.+/, '_');
  return safe.slice(-NAME_CHARS) || 'upload';
}

const GONE = {
  code: 'upload-gone',
  de: 'Die hochgeladene Datei ist nicht mehr da. Bitte laden Sie sie noch einmal hoch.',
  en: 'The uploaded file is no longer there. Please upload it again.',
};
