import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger, DatabaseUnavailable } from '#platform';
import { announceServer, announceSkip } from '#test/announce';
import { openCarrier } from './open-carrier.js';
import { processor } from './processors.js';
import type { Processor } from './processors.js';
import { counting, jobsPlace } from './testing/jobs-place.js';
import type { JobsPlace } from './testing/jobs-place.js';
import { redisProgram, redisServer } from './testing/redis-server.js';
import type { RedisServer } from './testing/redis-server.js';
import { until } from './testing/until.js';
import type { WorkerOrders } from './testing/job-worker-program.js';
import { workerProcess } from './testing/worker-process.js';
import type { WorkerProcess } from './testing/worker-process.js';

const program = redisProgram();
if (program === undefined) announceSkip('jobs on Redis', 'no redis-server (apt-get install redis-server)');

/** How often each name was run. */
const runs = new Map<string, number>();

function counts(): Processor {
  return processor(counting, async ({ name, failures }) => {
    const run = (runs.get(name) ?? 0) + 1;
    runs.set(name, run);
    if (run <= failures) throw new Error('a text that nobody may read');
    return { name, run };
  });
}

const carriers = program === undefined ? ['PostgreSQL'] : ['PostgreSQL', 'Redis'];

describe.each(carriers)('jobs over %s', (carrier) => {
  let redis: RedisServer | undefined;
  let place: JobsPlace;
  let folder: string;

  beforeAll(async () => {
    if (carrier === 'Redis') {
      redis = await redisServer(program!);
      announceServer(`Redis ${redis.version}`, 'redis-server, started for the suite');
    }
    folder = mkdtempSync(join(tmpdir(), 'planbuch-jobs-'));
    place = await jobsPlace(redis?.url, createLogger({ level: 'warn', name: 'spec' }, join(folder, 'log')));
  });

  afterAll(async () => {
    await place.close();
    await redis?.remove();
    rmSync(folder, { recursive: true });
  });

  const name = (told: string): string => `${carrier}-${told}`;
  const ended = (id: string, withinMs = 10_000) =>
    until(
      () => place.jobs.show(id),
      ({ state }) => !['waiting', 'active', 'failed'].includes(state),
      withinMs,
    );

  it('waits while nobody works, and is done once, with a result for whoever looks', async () => {
    const id = await place.jobs.ask(counting, { ledger: 'musterstadt', name: name('once'), failures: 0 });
    expect(await place.jobs.show(id)).toMatchObject({ state: 'waiting', attempts: 0 });
    const worker = await place.worker(counts());
    expect(await ended(id)).toMatchObject({
      state: 'done',
      attempts: 1,
      result: { name: name('once'), run: 1 },
    });
    await worker.stop();
  });

  it('is tried again after a growing pause, and says meanwhile when', async () => {
    const worker = await place.worker(counts());
    const id = await place.jobs.ask(counting, { name: name('twice'), failures: 2 });
    const failed = await until(
      () => place.jobs.show(id),
      ({ state, attempts }) => state === 'failed' && attempts === 2,
      5_000,
    );
    expect(failed).toMatchObject({ attempts: 2, fault: { code: 'attempt-failed' } });
    expect(JSON.stringify(failed)).not.toContain('nobody may read');
    expect(await ended(id)).toMatchObject({ state: 'done', attempts: 3, result: { run: 3 } });
    await worker.stop();
  });

  it('is given up after the last attempt, is seen as dead, and is done when it is asked for anew', async () => {
    const worker = await place.worker(counts());
    const id = await place.jobs.ask(counting, { name: name('dead'), failures: 3 });
    expect(await ended(id)).toMatchObject({ state: 'dead', attempts: 3 });
    expect(await place.jobs.standing()).toEqual([
      { queue: 'counting', waiting: 0, active: 0, failed: 0, dead: 1, oldestSeconds: 0 },
    ]);
    await place.jobs.retry(id);
    expect(await ended(id, 15_000)).toMatchObject({ state: 'done', attempts: 1, result: { run: 4 } });
    await expect(place.jobs.retry(id)).rejects.toMatchObject({ name: 'NotDead', state: 'done' });
    await worker.stop();
  });

  describe('that finds a server away', () => {
    const needs = (timesAway: number): Processor => {
      let left = timesAway;
      return processor(counting, async ({ name: told }) => {
        left -= 1;
        if (left >= 0) throw new DatabaseUnavailable('none', new Error('connection refused'));
        return { name: told, run: 1 };
      });
    };

    it('is put off for longer and longer, however often, and that uses no attempt up', async () => {
      const worker = await place.worker(needs(5));
      const asked = performance.now();
      const id = await place.jobs.ask(counting, { name: name('away'), failures: 0 });
      const failed = await until(
        () => place.jobs.show(id),
        ({ state }) => state === 'failed',
        5_000,
      );
      expect(failed).toMatchObject({ attempts: 0, fault: { code: 'database-unavailable' } });
      expect(await ended(id, 15_000)).toMatchObject({ state: 'done', attempts: 1 });
      // 100, 200, 400, 800 and 1,600 ms.
      expect(performance.now() - asked).toBeGreaterThan(3_000);
      await worker.stop();
    }, 20_000);

    it('is given up when that has lasted a day', async () => {
      const worker = await place.worker(needs(20));
      const id = await place.jobs.ask(counting, { name: name('away-for-long'), failures: 0 });
      await until(
        () => place.jobs.show(id),
        ({ state }) => state === 'failed',
        5_000,
      );
      await place.asOwner(
        `UPDATE planbuch.jobs SET started_at = started_at - interval '1 day' WHERE id = '${id}'`,
      );
      expect(await ended(id)).toMatchObject({ state: 'dead', fault: { code: 'database-unavailable' } });
      await place.jobs.discard(id);
      await worker.stop();
    });
  });

  it('is each done once, though many wait and several workers are there', async () => {
    const workers = await Promise.all([place.worker(counts()), place.worker(counts())]);
    const names = Array.from({ length: 15 }, (_, index) => name(`many-${String(index)}`));
    const ids = await Promise.all(names.map((each) => place.jobs.ask(counting, { name: each, failures: 0 })));
    for (const id of ids) expect(await ended(id)).toMatchObject({ state: 'done', attempts: 1 });
    expect(names.map((each) => runs.get(each))).toEqual(names.map(() => 1));
    await Promise.all(workers.map((worker) => worker.stop()));
  });

  it('goes back when its worker ends, and the attempt does not count', async () => {
    const begun = new Set<string>();
    const patient = processor(counting, async ({ name: told }, { signal }) => {
      begun.add(told);
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('ended'))));
      return { name: told, run: 0 };
    });
    const first = await place.worker(patient);
    const id = await place.jobs.ask(counting, { name: name('back'), failures: 0 });
    await until(
      async () => begun.size,
      (size) => size > 0,
      5_000,
    );
    await first.stop();
    expect(await place.jobs.show(id)).toMatchObject({ state: 'waiting', attempts: 0 });
    const second = await place.worker(counts());
    expect(await ended(id, 15_000)).toMatchObject({ state: 'done', attempts: 1 });
    await second.stop();
  }, 40_000);

  it.each([0, 1, 5, 10, 20, 40])(
    'need nobody any more who ends %d ms after it began, ready or not',
    async (afterMs) => {
      const begun = await openCarrier(place.carrierOptions);
      const several = Array.from({ length: 4 }, () =>
        begun.work(counting, () => Promise.resolve({ is: 'ended' })),
      );
      await sleep(afterMs);
      await Promise.all(several.map((worker) => worker.close()));
      await begun.close();
    },
    10_000,
  );

  describe('whose worker is another process', () => {
    const slow = (slownessMs: number): WorkerProcess => workerProcess({ ...ordersOf(place), slownessMs });

    it('is taken over within 10 s when that one is killed in its midst', async () => {
      const child = slow(60_000);
      await child.says('listening');
      const id = await place.jobs.ask(counting, { name: name('killed'), failures: 0 });
      await child.says('working');
      await child.end();
      const killedMs = performance.now();
      const worker = await place.worker(counts());
      expect(await ended(id, 20_000)).toMatchObject({ state: 'done', attempts: 2, result: { run: 1 } });
      expect(performance.now() - killedMs).toBeLessThan(10_000);
      await worker.stop();
    }, 40_000);

    it('is taken over when that one freezes, which can write no result when it wakes', async () => {
      const child = slow(1_000);
      await child.says('listening');
      const id = await place.jobs.ask(counting, { name: name('frozen'), failures: 0 });
      await child.says('working');
      child.freeze();
      const worker = await place.worker(counts());
      const done = await ended(id, 20_000);
      expect(done).toMatchObject({ state: 'done', result: { run: 1 } });
      child.wake();
      await child.says('ended');
      await child.says('this worker writes nothing of it');
      expect(await place.jobs.show(id)).toEqual(done);
      expect(readFileSync(join(folder, 'log'), 'utf8')).toMatch(
        new RegExp(`"job":"${id}","attempts":2,"msg":"a job is taken over`),
      );
      await child.end();
      await worker.stop();
    }, 40_000);
  });
});

function ordersOf({ carrierOptions }: JobsPlace): Omit<WorkerOrders, 'slownessMs'> {
  const { appUrl, ownerUrl, masterKey, redisUrl } = carrierOptions;
  const usual = { appUrl, ownerUrl, masterKey: masterKey.toString('hex') };
  return { ...usual, ...(redisUrl === undefined ? {} : { redisUrl }) };
}
