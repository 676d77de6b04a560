import { createHash } from 'node:crypto';
import type { Database } from '#platform';
import { UploadTooLarge } from './errors.js';

/**
 * A file at most: some 300,000 rows of a budget, more than any municipality publishes for a year. The file passes through the
 * database and its log, so ten times that would be felt by everybody.
 */
export const MAX_UPLOAD_BYTES = 64 * 1024 * 1024;

/** Small beside what a connection may hold in memory, large beside the cost of a statement. */
const PART_BYTES = 256 * 1024;

export interface Upload {
  readonly fileName: string;
  readonly bytes: AsyncIterable<Buffer>;
  /** The text of a mapping profile that came with it. */
  readonly profile?: string;
}

/** Files that were uploaded for a job. They are deleted when the job ends, see the operations page for the rest. */
export class Uploads {
  constructor(private readonly database: Database) {}

  /**
   * Stores a file for a job that is asked for afterwards, and gives the hexadecimal SHA-256 of its bytes. What breaks off
   * leaves nothing.
   *
   * @throws UploadTooLarge, and what the stream throws
   */
  async keep(job: string, fileName: string, bytes: AsyncIterable<Buffer>): Promise<string> {
    await this.database.execute('INSERT INTO planbuch.uploads (job, file_name) VALUES ($1, $2)', [
      job,
      fileName,
    ]);
    const hash = createHash('sha256');
    try {
      let part = 0;
      for await (const each of parted(bytes)) {
        hash.update(each);
        await this.database.execute(
          'INSERT INTO planbuch.upload_parts (job, part, bytes) VALUES ($1, $2, $3)',
          [job, part, each],
        );
        part += 1;
      }
    } catch (error) {
      await this.discard(job).catch(() => undefined);
      throw error;
    }
    return hash.digest('hex');
  }

  /** The text of a profile that came with the file. */
  async keepProfile(job: string, profile: string): Promise<void> {
    await this.database.execute('UPDATE planbuch.uploads SET profile = $2 WHERE job = $1', [job, profile]);
  }

  async discard(job: string): Promise<void> {
    await this.database.execute('DELETE FROM planbuch.uploads WHERE job = $1', [job]);
  }

  /**
   * The name and the bytes of a job's file; undefined where it is deleted. It may be deleted while it is read, and then ends
   * too soon: whoever reads it compares its hash.
   */
  async read(job: string): Promise<Upload | undefined> {
    const [upload] = await this.database.query<{ fileName: string; profile: string | null }>(
      'SELECT file_name AS "fileName", profile FROM planbuch.uploads WHERE job = $1',
      [job],
    );
    if (!upload) return undefined;
    const { fileName, profile } = upload;
    return { fileName, bytes: this.parts(job), ...(profile === null ? {} : { profile }) };
  }

  private async *parts(job: string): AsyncGenerator<Buffer> {
    for (let part = 0; ; part += 1) {
      const [row] = await this.database.query<{ bytes: Buffer }>(
        'SELECT bytes FROM planbuch.upload_parts WHERE job = $1 AND part = $2',
        [job, part],
      );
      if (!row) return;
      yield row.bytes;
    }
  }
}

async function* parted(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let [size, total] = [0, 0];
  for await (const each of bytes) {
    held.push(each);
    size += each.length;
    total += each.length;
    if (total > MAX_UPLOAD_BYTES) throw new UploadTooLarge(MAX_UPLOAD_BYTES);
    if (size < PART_BYTES) continue;
    yield Buffer.concat(held);
    [held, size] = [[], 0];
  }
  if (size > 0) yield Buffer.concat(held);
}
