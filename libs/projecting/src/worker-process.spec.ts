import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { systemClock } from '#platform';
import { ReadModels } from './reading/read-models.js';
import { madeUp, madeUpModels } from './testing/made-up.js';
import { projectingPlace, type ProjectingPlace } from './testing/projecting-place.js';
import type { WorkerOrders } from './testing/worker-program.js';
import { until } from './testing/until.js';

/** Workers run what stands in dist/, as the product does. */
const program = new URL('../../../dist/libs/projecting/src/testing/worker-program.js', import.meta.url).href;

let place: ProjectingPlace;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  place = await projectingPlace();
});

afterAll(async () => {
  await Promise.all([...running].map((child) => end(child)));
  await place.close();
});

function worker(orders: Partial<WorkerOrders>): ChildProcess {
  const all: WorkerOrders = { appUrl: place.test.appUrl, name: 'spec worker', slownessMs: 0, ...orders };
  const script = `const { runWorker } = await import(${JSON.stringify(program)}); await runWorker(${JSON.stringify(all)});`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  running.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGCONT');
  child.kill('SIGKILL');
  await exited;
}

async function says(child: ChildProcess, word: string): Promise<void> {
  for await (const chunk of child.stdout ?? []) if (String(chunk).includes(word)) return;
  throw new Error(`the worker ended without saying ${word}`);
}

async function settledAt(ledger: string, number: number): Promise<void> {
  const read = new ReadModels({
    database: place.database,
    store: place.store,
    clock: systemClock,
    readModels: madeUpModels,
  });
  await until(
    async () => (await place.projections().lag(ledger)).map((lag) => lag.number),
    (numbers) => numbers.every((each) => each === number),
    20_000,
  );
  await read.waitFor(ledger, ['accounts', 'movements'], number);
  expect((await place.projections().verify(ledger)).differences).toEqual([]);
}

/** So many events that a slow worker is in the middle of a batch for seconds, on a ledger that is no longer new. */
async function begunLedger(ledger: string): Promise<number> {
  await place.append(ledger, madeUp.opened('a'), madeUp.opened('b'));
  await place.projections().catchUp();
  return place.append(ledger, ...Array.from({ length: 500 }, (_, index) => madeUp.booked('a', index)));
}

describe('a worker process', () => {
  it('that is killed in the middle of a batch leaves nothing of it, and another takes over at once', async () => {
    const last = await begunLedger('getoetet');
    const first = worker({ slownessMs: 5 });
    await says(first, 'folding');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await place.projections().lag('getoetet')).map(({ number }) => number)).toEqual([2, 2]);
    await end(first);
    const start = performance.now();
    const second = worker({});
    await settledAt('getoetet', last);
    expect(performance.now() - start).toBeLessThan(10_000);
    await end(second);
  }, 30_000);

  it('that is frozen in the middle of a batch is freed of its work within seconds, and cannot write when it wakes', async () => {
    const last = await begunLedger('erstarrt');
    const frozen = worker({ name: 'frozen worker', slownessMs: 5 });
    await says(frozen, 'folding');
    frozen.kill('SIGSTOP');
    const start = performance.now();
    const other = worker({});
    await until(
      async () => (await place.projections().lag('erstarrt')).map(({ number }) => number),
      (numbers) => numbers.every((number) => number === last),
      // The server takes it away after 10 s; a busy machine needs some more to notice and to go on.
      25_000,
    );
    expect(performance.now() - start).toBeGreaterThan(2_000);
    const rows = () =>
      place.database.query(
        `SELECT ledger, number, ctid::text FROM planbuch.checkpoints WHERE ledger = 'erstarrt'`,
      );
    const before = await rows();
    frozen.kill('SIGCONT');
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(await rows()).toEqual(before);
    await settledAt('erstarrt', last);
    await Promise.all([end(frozen), end(other)]);
  }, 60_000);

  it.each([50, 700])(
    'that is killed %d ms into a rebuild leaves the old rows in use, and begun again it ends',
    async (afterMs) => {
      const ledger = `umbau-${String(afterMs)}`;
      const last = await begunLedger(ledger);
      await place.projections().catchUp();
      const live = async () =>
      (await place.database.query<{ generation: number }>(
        `SELECT generation FROM planbuch.checkpoints WHERE ledger = $1 AND model = 'accounts' AND state = 'live'`, [ledger]))[0]?.generation; // prettier-ignore
      const before = await live();
      const killed = worker({ rebuild: 'accounts', slownessMs: 5 });
      await says(killed, 'folding');
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      await end(killed);
      expect(await live()).toBe(before);
      await settledAt(ledger, last);
      const again = worker({ rebuild: 'accounts' });
      await says(again, 'done');
      expect(await live()).not.toBe(before);
      await settledAt(ledger, last);
      await end(again);
    },
    30_000,
  );
});
