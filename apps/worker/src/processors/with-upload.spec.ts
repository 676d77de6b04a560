import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { migrations } from '#assembly';
import { Uploads } from '#jobs';
import { openPool, systemIds } from '#platform';
import type { Database } from '#platform';
import { testDatabase } from '#platform/testing';
import type { TestDatabase } from '#platform/testing';
import { withUpload } from './with-upload.js';

/** More than one part of an upload, as large as a file of some thousand rows. */
const FILE = Buffer.alloc(1024 * 1024, 'Erika Mustermann;500,00\n');

let place: TestDatabase;
let database: Database;
let uploads: Uploads;
beforeAll(async () => {
  place = await testDatabase(migrations);
  database = openPool(place.appUrl, { max: 2, name: 'spec' });
  uploads = new Uploads(database);
});
afterAll(async () => {
  await database.close();
  await place.drop();
});

async function uploaded(): Promise<{ readonly job: string; readonly sha256: string }> {
  const job = systemIds.uuidv7();
  const pieces = Array.from({ length: 4 }, (_, index) =>
    FILE.subarray(index * 262_144, (index + 1) * 262_144),
  );
  return { job, sha256: await uploads.keep(job, '../haushalt.csv', Readable.from(pieces)) };
}

it('lays the file where only this account can read it, for as long as the work takes', async () => {
  const folder = await withUpload(uploads, await uploaded(), async (path) => {
    expect(readFileSync(path).equals(FILE)).toBe(true);
    expect([statSync(path).mode & 0o777, statSync(dirname(path)).mode & 0o777]).toEqual([0o600, 0o700]);
    return dirname(path);
  });
  expect(existsSync(folder)).toBe(false);
});

it('leaves the file of another attempt where it lies, so that who wakes from a freeze harms nobody', async () => {
  const upload = await uploaded();
  await withUpload(uploads, upload, async (frozen) => {
    await withUpload(uploads, upload, (path) => {
      expect(path).not.toBe(frozen);
      return Promise.resolve();
    });
    expect(readFileSync(frozen).equals(FILE)).toBe(true);
  });
});

it('does not take the beginning of a file that is deleted meanwhile for the whole of it', async () => {
  const upload = await uploaded();
  await database.execute('DELETE FROM planbuch.upload_parts WHERE job = $1 AND part >= 2', [upload.job]);
  const work = () => Promise.reject(new TypeError('there is no work with half a file'));
  await expect(withUpload(uploads, upload, work)).rejects.toThrow('deleted while it was read');
  await uploads.discard(upload.job);
  await expect(withUpload(uploads, upload, work)).rejects.toMatchObject({
    name: 'JobRefused',
    fault: { code: 'upload-gone' },
  });
});
