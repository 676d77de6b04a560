import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger, openPool } from '#platform';
import { cuttingProxy } from '#platform/testing';
import { JobWorker } from './job-worker.js';
import { openCarrier } from './open-carrier.js';
import { boundProcessors, processor } from './processors.js';
import { counting, jobsPlace } from './testing/jobs-place.js';
import type { JobsPlace } from './testing/jobs-place.js';
import { until } from './testing/until.js';

let place: JobsPlace;
beforeAll(async () => {
  place = await jobsPlace();
});
afterAll(() => place.close());

const counts = processor(counting, async ({ name }) => ({ name, run: 1 }));

it('A right that is missing in BullMQ’s schema is granted before any worker starts', async () => {
  await (await place.worker(counts)).stop();
  await place.asOwner('REVOKE UPDATE ON bullmq.job FROM planbuch_app');
  const worker = await place.worker(counts);
  const id = await place.jobs.ask(counting, { name: 'granted', failures: 0 });
  expect(
    await until(
      () => place.jobs.show(id),
      ({ state }) => state === 'done',
      10_000,
    ),
  ).toMatchObject({ state: 'done' });
  await worker.stop();
});

it('An owner who may not make the schema is told so in both languages', async () => {
  const fresh = await jobsPlace();
  const { appUrl } = fresh.carrierOptions;
  await expect(openCarrier({ ...fresh.carrierOptions, ownerUrl: appUrl })).rejects.toMatchObject({
    code: 'jobs-not-ready',
    message: expect.stringMatching(/permission denied[^]*Schema[^]*\n[^]*make a schema/),
  });
  await fresh.close();
});

it('A database that is away for a while costs no job, no processor and no flood in the log', async () => {
  const wire = await cuttingProxy(place.carrierOptions.appUrl);
  const folder = mkdtempSync(join(tmpdir(), 'planbuch-jobs-log-'));
  const log = join(folder, 'log');
  const logger = createLogger({ level: 'info', name: 'spec' }, log);
  const carrier = await openCarrier({ ...place.carrierOptions, appUrl: wire.url, logger });
  const database = openPool(wire.url, { max: 4, name: 'spec' });
  const processors = boundProcessors({ counting }, [counts]);
  const worker = new JobWorker({ database, jobs: place.jobs, processors, carrier, logger });
  await sleep(500);

  wire.refuse();
  const id = await place.jobs.ask(counting, { name: 'away', failures: 0 });
  const { user: before } = process.cpuUsage();
  await sleep(3_000);
  const busy = (process.cpuUsage().user - before) / 3_000_000;
  expect(await place.jobs.show(id)).toMatchObject({ state: 'waiting' });
  wire.accept();
  const done = await until(
    () => place.jobs.show(id),
    ({ state }) => state === 'done',
    20_000,
  );
  expect(done).toMatchObject({ state: 'done' });
  expect(busy).toBeLessThan(0.3);
  expect(readFileSync(log, 'utf8').split('\n').length).toBeLessThan(30);
  await worker.stop();
  await database.close();
  await sleep(200);
  await wire.close();
  rmSync(folder, { recursive: true });
}, 60_000);

it('A worker that could not prepare itself is replaced: the process goes on, and so do the jobs', async () => {
  const carrier = await openCarrier(place.carrierOptions);
  await place.asOwner('ALTER TABLE bullmq.migration RENAME TO migration_away');
  const carried: string[] = [];
  const worker = carrier.work(counting, (id) => {
    carried.push(id);
    return Promise.resolve({ is: 'ended' });
  });
  await sleep(500);
  await place.asOwner('ALTER TABLE bullmq.migration_away RENAME TO migration');

  await carrier.put(counting, 'late', 0);

  const found = () => Promise.resolve(carried);
  expect(await until(found, ({ length }) => length > 0, 10_000)).toEqual(['late']);
  await worker.close();
  await carrier.close();
}, 20_000);

it('A worker that is closed while jobs cannot be looked for leaves no timer behind that keeps its process', async () => {
  const carrier = await openCarrier(place.carrierOptions);
  const timers = () => process.getActiveResourcesInfo().filter((what) => what === 'Timeout').length;
  const rename = (from: string, to: string) =>
    place.asOwner(`ALTER FUNCTION bullmq.move_stalled_jobs_${from} RENAME TO move_stalled_jobs_${to}`);
  await rename('to_wait', 'away');
  const before = timers();
  const worker = carrier.work(counting, () => Promise.resolve({ is: 'ended' }));
  await sleep(500);
  await worker.close();
  await carrier.close();
  expect(timers()).toBeLessThanOrEqual(before);
  await rename('away', 'to_wait');
}, 20_000);
