import { announceServer, announceSkip } from '#test/announce';
import { examineRedis } from './carrier/redis-check.js';
import { processor } from './processors.js';
import { counting, jobsPlace } from './testing/jobs-place.js';
import { redisProgram, redisServer } from './testing/redis-server.js';
import type { RedisServer, RedisServerOptions } from './testing/redis-server.js';
import { until } from './testing/until.js';

const program = redisProgram();
if (program === undefined)
  announceSkip('a Redis that goes away', 'no redis-server (apt-get install redis-server)');

/** Where there is no Redis these stories are not told at all; the run says so in one line. */
const told = program === undefined ? [] : [program];

describe.each(told)('a Redis (%s)', (server) => {
  const servers: RedisServer[] = [];
  const started = async (options: RedisServerOptions = {}) => {
    const redis = await redisServer(server, options);
    announceServer(`Redis ${redis.version}`, 'redis-server, started for the suite');
    servers.push(redis);
    return redis;
  };
  afterAll(() => Promise.all(servers.map((redis) => redis.remove())));

  it('that is away for a while, or loses everything it knew, loses no job and doubles none', async () => {
    const redis = await started();
    const place = await jobsPlace(redis.url);
    const runs = new Map<string, number>();
    let busyMs = 0;
    const counts = processor(counting, async ({ name }) => {
      await new Promise((resolve) => setTimeout(resolve, busyMs));
      runs.set(name, (runs.get(name) ?? 0) + 1);
      return { name, run: runs.get(name) ?? 0 };
    });
    const ask = (name: string) => place.jobs.ask(counting, { name, failures: 0 });
    const ended = (id: string) =>
      until(
        () => place.jobs.show(id),
        ({ state }) => state === 'done',
        25_000,
      );

    const worker = await place.worker(counts);
    expect(await ended(await ask('before'))).toMatchObject({ state: 'done' });

    await redis.kill();
    const whileAway = await Promise.all(['away-1', 'away-2', 'away-3'].map(ask));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await place.jobs.show(whileAway[0]!)).toMatchObject({ state: 'waiting', attempts: 0 });
    await redis.start();
    for (const id of whileAway) expect(await ended(id)).toMatchObject({ state: 'done', attempts: 1 });

    // Every worker of two is busy for a while, so the others wait in Redis when it is emptied.
    busyMs = 1_000;
    const waiting = await Promise.all(['lost-1', 'lost-2', 'lost-3', 'lost-4', 'lost-5'].map(ask));
    await until(
      () => place.jobs.show(waiting[0]!),
      ({ state }) => state === 'active',
      5_000,
    );
    await redis.empty();
    for (const id of waiting) expect(await ended(id)).toMatchObject({ state: 'done', attempts: 1 });
    expect([...runs.values()]).toEqual([...runs.keys()].map(() => 1));
    await worker.stop();
    await place.close();
  }, 90_000);

  it('is emptied under a job in its midst: that one ends, is recorded once, and is not begun a second time', async () => {
    const redis = await started();
    const place = await jobsPlace(redis.url);
    let begun = 0;
    const slow = processor(counting, async ({ name }) => {
      begun += 1;
      await new Promise((resolve) => setTimeout(resolve, 8_000));
      return { name, run: begun };
    });
    const worker = await place.worker(slow);
    const id = await place.jobs.ask(counting, { name: 'midst', failures: 0 });
    await until(
      async () => begun,
      (count) => count > 0,
      5_000,
    );
    await redis.empty();
    const done = await until(
      () => place.jobs.show(id),
      ({ state }) => state === 'done',
      25_000,
    );
    expect(done).toMatchObject({ state: 'done', attempts: 1, result: { run: 1 } });
    expect(begun).toBe(1);
    await worker.stop();
    await place.close();
  }, 60_000);

  it('may not throw keys away', async () => {
    const { url } = await started({ policy: 'allkeys-lru' });
    await expect(
      jobsPlace(url).then(async (place) => place.worker().finally(() => place.close())),
    ).rejects.toMatchObject({
      code: 'redis-not-ready',
      message: expect.stringMatching(
        /maxmemory-policy allkeys-lru[^]*noeviction[^]*\n[^]*Set maxmemory-policy noeviction/,
      ),
    });
  });

  it('says whether it keeps a log', async () => {
    const { url } = await started({ appendOnly: false });
    expect(await examineRedis(url)).toMatchObject({ appendOnly: false });
    expect(await examineRedis((await started()).url)).toMatchObject({ appendOnly: true });
  });

  it('refuses a number that no database of it has', async () => {
    const { url } = await started();
    await expect(examineRedis(url.replace(/0$/, '99'))).rejects.toMatchObject({
      code: 'redis-not-ready',
      message: expect.stringMatching(/am Ende von REDIS_URL[^]*\n[^]*no database of this number/),
    });
  });

  it('refuses wrong credentials, and so does Planbuch, without showing them', async () => {
    const { url } = await started();
    const wrong = new URL(url);
    wrong.password = 'notThePassword';
    const refused = examineRedis(wrong.href);
    await expect(refused).rejects.toMatchObject({
      code: 'redis-not-ready',
      message: expect.stringMatching(/Zugangsdaten[^]*\n[^]*credentials/),
    });
    await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining('notThePassword') });
  });
});

it('An address where nobody answers is told within seconds', async () => {
  await expect(examineRedis('redis://127.0.0.1:1/0')).rejects.toMatchObject({
    code: 'redis-not-ready',
    message: expect.stringMatching(/antwortet nicht[^]*ECONNREFUSED[^]*\n[^]*does not answer/),
  });
});
