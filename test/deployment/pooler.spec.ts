import { isTransactionPooled } from '#platform';
import { Caller } from './caller.js';
import { pooler, redis } from './servers.js';
import type { PoolMode } from './servers.js';
import { topology } from './topology.js';
import type { Topology } from './topology.js';

let town: Topology;

beforeAll(async () => {
  town = await topology();
});

afterAll(() => town.close());

/** Debian's PgBouncer before the town's server; what became of the story behind it, or undefined where there is none. */
async function behind(
  mode: PoolMode,
  story: (through: (url: string) => string) => Promise<void>,
): Promise<void> {
  const { appUrl, ownerUrl } = town.place;
  const accounts = Object.fromEntries(
    [appUrl, ownerUrl].map((url) => [new URL(url).username, decodeURIComponent(new URL(url).password)]),
  );
  const server = await pooler(mode, Number(new URL(appUrl).port), accounts);
  if (!server) return;
  try {
    await story((url) => Object.assign(new URL(url), { port: String(server.port) }).href);
  } finally {
    await server.close();
  }
}

it('a direct connection is known for one', async () => {
  expect(await isTransactionPooled(town.place.appUrl)).toBe(false);
});

it('behind a pooler in transaction mode nothing starts, and doctor says which address must go past it', async () => {
  await behind('transaction', async (through) => {
    const { appUrl, ownerUrl } = town.place;
    const start = (settings: Record<string, string>) => town.programs.start('api', settings);
    await expect(start({ DATABASE_URL: through(appUrl) })).rejects.toThrow(
      /^[^]*\nDATABASE_URL leads through a pooler in transaction mode/,
    );
    await expect(start({ DATABASE_OWNER_URL: through(ownerUrl) })).rejects.toThrow(
      /\nDATABASE_OWNER_URL leads through a pooler/,
    );
    const checks = await town.programs.doctor({ DATABASE_URL: through(appUrl) });
    expect(checks.filter(({ ok }) => !ok)).toMatchObject([
      { name: 'connections', advice: { de: expect.stringContaining('pool_mode = session') as string } },
    ]);
  });
}, 60_000);

it('behind a pooler in session mode everything works that does not carry jobs, the waking of readers too', async () => {
  const jobs = await redis();
  if (!jobs) return;
  await behind('session', async (through) => {
    const { appUrl, ownerUrl } = town.place;
    const pooled = {
      DATABASE_URL: through(appUrl),
      DATABASE_OWNER_URL: through(ownerUrl),
      REDIS_URL: jobs.url,
    };
    const [api, worker] = await Promise.all([
      town.programs.start('api', pooled),
      town.programs.start('worker', pooled),
    ]);
    const caller = new Caller(await town.token(), () => api.url);
    await caller.openLedger('gepoolt');
    const { number } = await caller.registerOrganisation('gepoolt', 'Träger A');
    expect(await caller.organisations('gepoolt', number)).toEqual(['Träger A']);
    caller.close();
    expect(await Promise.all([api.end(), worker.end()])).toEqual([0, 0]);
    const checks = await town.programs.doctor(pooled);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(checks).toContainEqual(expect.objectContaining({ name: 'listen', ok: true }));
    // Without a Redis the jobs need what no pooler passes on.
    const { REDIS_URL: _, ...withoutRedis } = pooled;
    const lacking = (await town.programs.doctor(withoutRedis)).filter(({ ok }) => !ok);
    expect(lacking.map(({ name }) => name)).toEqual(['carrier']);
  });
  await jobs.close();
}, 60_000);
