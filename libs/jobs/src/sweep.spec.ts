import { Readable } from 'node:stream';
import { queues } from './queues.js';
import { sweep } from './sweep.js';
import { jobsPlace } from './testing/jobs-place.js';
import type { JobsPlace } from './testing/jobs-place.js';
import { Uploads } from './uploads.js';

let place: JobsPlace;
beforeAll(async () => {
  place = await jobsPlace();
});
afterAll(() => place.close());

const asked = {
  ledger: 'musterstadt',
  sha256: 'a'.repeat(64),
  kind: 'grants',
  dryRun: false,
  skipRefused: false,
  language: 'de',
} as const;

/** An import in a state that it came to so many days ago, with a file that was uploaded then. */
async function jobOf(state: 'waiting' | 'done' | 'dead', daysAgo: number): Promise<string> {
  const id = await place.jobs.ask(queues.imports, asked);
  await new Uploads(place.database).keep(id, 'a.csv', Readable.from([Buffer.from('a')]));
  const then = `now() - interval '${String(daysAgo)} days'`;
  await place.asOwner(
    `UPDATE planbuch.jobs SET state = '${state}', asked_at = ${then}, ended_at = ${state === 'waiting' ? 'NULL' : then} WHERE id = '${id}'`,
  );
  await place.asOwner(`UPDATE planbuch.uploads SET begun_at = ${then} WHERE job = '${id}'`);
  return id;
}

async function left(id: string): Promise<{ job: boolean; upload: boolean }> {
  const job = await place.jobs.show(id).catch(() => undefined);
  return { job: job !== undefined, upload: (await new Uploads(place.database).read(id)) !== undefined };
}

it.each([
  ['waiting', 60, { job: true, upload: true }],
  ['done', 29, { job: true, upload: false }],
  ['done', 31, { job: false, upload: false }],
  ['dead', 6, { job: true, upload: true }],
  ['dead', 8, { job: true, upload: false }],
  ['dead', 31, { job: false, upload: false }],
] as const)('What is %s since %d days', async (state, daysAgo, expected) => {
  const id = await jobOf(state, daysAgo);
  await sweep(place.database);
  expect(await left(id)).toEqual(expected);
});

it('What nobody needs any more goes when a worker starts, which may run for minutes only', async () => {
  const id = await jobOf('dead', 8);
  const worker = await place.worker();
  await worker.stop();
  expect(await left(id)).toEqual({ job: true, upload: false });
});

it('A file whose job was never asked for goes after an hour', async () => {
  const uploads = new Uploads(place.database);
  const [fresh, old] = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'];
  for (const id of [fresh, old]) await uploads.keep(id, 'a.csv', Readable.from([Buffer.from('a')]));
  await place.asOwner(
    `UPDATE planbuch.uploads SET begun_at = now() - interval '61 minutes' WHERE job = '${old}'`,
  );
  await sweep(place.database);
  expect([await uploads.read(fresh), await uploads.read(old)]).toEqual([expect.any(Object), undefined]);
  expect(await place.database.query('SELECT FROM planbuch.upload_parts WHERE job = $1', [old])).toEqual([]);
});

it('As many jobs of a ledger as may be open are taken, and no more', async () => {
  const ask = () => place.jobs.ask(queues.verifications, { ledger: 'viel' });
  for (let asks = 0; asks < 20; asks += 1) await ask();
  await expect(ask()).rejects.toMatchObject({ name: 'TooManyJobs', limit: 20 });
  await place.jobs.ask(queues.verifications, { ledger: 'anderswo' });
});
