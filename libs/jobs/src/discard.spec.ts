import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemIds } from '#platform';
import { processor } from './processors.js';
import { queues } from './queues.js';
import { counting, jobsPlace } from './testing/jobs-place.js';
import type { JobsPlace } from './testing/jobs-place.js';
import { until } from './testing/until.js';
import { Uploads } from './uploads.js';

let place: JobsPlace;
let uploads: Uploads;
beforeAll(async () => {
  place = await jobsPlace();
  uploads = new Uploads(place.database);
});
afterAll(() => place.close());

/** An import whose file is uploaded, in a state. */
async function imported(state: string): Promise<{ readonly id: string; readonly sha256: string }> {
  const id = systemIds.uuidv7();
  const sha256 = await uploads.keep(id, 'a.csv', Readable.from([Buffer.from('Erika Mustermann')]));
  const settings = { kind: 'grants', dryRun: false, skipRefused: false, language: 'de' } as const;
  await place.jobs.ask(queues.imports, { ledger: 'musterstadt', sha256, ...settings }, { id });
  const ended = ['done', 'refused', 'dead'].includes(state) ? 'now()' : 'NULL';
  await place.asOwner(`UPDATE planbuch.jobs SET state = '${state}', ended_at = ${ended} WHERE id = '${id}'`);
  return { id, sha256 };
}

const partsOf = (id: string) =>
  place.database.query('SELECT part FROM planbuch.upload_parts WHERE job = $1', [id]);

it.each(['waiting', 'active', 'failed', 'dead'])(
  'A job that is %s can be discarded: its file is deleted at once, and what it was is known by its hash',
  async (state) => {
    const { id, sha256 } = await imported(state);
    expect(await partsOf(id)).toHaveLength(1);
    await place.jobs.discard(id);
    expect(await place.jobs.show(id)).toMatchObject({
      state: 'discarded',
      payload: { sha256 },
      endedAt: expect.any(String),
    });
    expect([await uploads.read(id), await partsOf(id)]).toEqual([undefined, []]);
    await expect(place.jobs.retry(id)).rejects.toMatchObject({ name: 'NotDead', state: 'discarded' });
  },
);

it.each(['done', 'refused'])('A job that is %s has ended, and is not discarded', async (state) => {
  const { id } = await imported(state);
  await expect(place.jobs.discard(id)).rejects.toMatchObject({ name: 'HasEnded', state });
});

it('A job that there is not is told as unknown', async () => {
  await expect(place.jobs.discard('nobody')).rejects.toMatchObject({ name: 'UnknownJob' });
});

it('A worker that is at a discarded job stops, writes no result, and does not begin it again', async () => {
  const begun: string[] = [];
  let stopped = false;
  const patient = processor(counting, async ({ name }, { signal }) => {
    begun.push(name);
    await sleep(20_000, undefined, { signal }).finally(() => (stopped = true));
    return { name, run: 0 };
  });
  const worker = await place.worker(patient);
  const id = await place.jobs.ask(counting, { name: 'discarded', failures: 0 });
  const began = () => Promise.resolve(begun);
  expect(await until(began, ({ length }) => length > 0, 5_000)).toEqual(['discarded']);
  await place.jobs.discard(id);
  expect(await until(() => Promise.resolve(stopped), Boolean, 5_000)).toBe(true);
  await sleep(1_500);
  expect(begun).toEqual(['discarded']);
  const job = await place.jobs.show(id);
  expect([job.state, job.result]).toEqual(['discarded', undefined]);
  await worker.stop();
}, 30_000);
