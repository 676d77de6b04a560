import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportCounts } from '#taking-over';
import { startWorker } from '#worker';
import { BUDGET, budgetText, manyLines } from '../import/importing-town.js';
import { runningPlanbuch } from './running-planbuch.js';
import type { Running } from './running-planbuch.js';
import { settled } from './settled-job.js';

/** Enough that a worker can end in their midst. */
const LINES = 3_000;

let running: Running;

beforeAll(async () => {
  running = await runningPlanbuch();
  for (const name of ['musterstadt', 'nachbarstadt']) await running.ledger(name);
});

afterAll(() => running.close());

const headOf = async (ledger: string): Promise<number> => (await running.planbuch.store.head(ledger)).number;

/** Uploads a file; its link. */
async function uploaded(ledger: string, token?: string): Promise<string> {
  const { body } = await running
    .as(token)
    .post(`/v1/ledgers/${ledger}/imports`)
    .field('kind', 'budget')
    .attach('profile', Buffer.from(BUDGET), 'stadt.yaml')
    .attach('file', Buffer.from(budgetText(...manyLines(LINES))), 'haushalt.csv')
    .expect(202);
  return (body.links as { self: string }).self;
}

it('An import that is refused in its midst tells what was taken over by then, in whichever attempt', async () => {
  const { tokens } = running.planbuch;
  const { secret, record } = await tokens.create({ name: 'clerk', roles: ['administrator'] });
  const before = await headOf('musterstadt');
  const first = await startWorker(running.planbuch);
  const self = await uploaded('musterstadt', secret);
  while ((await headOf('musterstadt')) < before + 1_000) await sleep(5);
  await first.close();

  const { body: back } = await running.as().get(self).expect(200);
  const counts = back.soFar as ImportCounts;
  expect(back).toMatchObject({ state: 'waiting', attempts: 0 });
  expect(counts).toMatchObject({ rows: LINES, events: (await headOf('musterstadt')) - before });
  expect(counts.reached).toBeLessThan(LINES);
  expect(counts.taken + counts.unchanged + counts.refusedRows).toBe(counts.reached);

  await tokens.revoke(record.id);
  const second = await startWorker(running.planbuch);
  const refused = await settled(running, self);
  expect(refused).toMatchObject({ state: 'refused', problem: { code: 'token-revoked' }, soFar: counts });
  await second.close();
}, 60_000);

it('An attempt whose copy of the file vanishes under it fails and is made again: that is no fault of the file', async () => {
  const worker = await startWorker(running.planbuch);
  const self = await uploaded('nachbarstadt');
  while ((await headOf('nachbarstadt')) < 1_000) await sleep(5);
  const ofJob = `planbuch-job-${self.slice(self.lastIndexOf('/') + 1)}-`;
  const [copy = ''] = readdirSync(tmpdir()).filter((name) => name.startsWith(ofJob));
  rmSync(join(tmpdir(), copy), { recursive: true });
  expect(await settled(running, self, 40_000)).toMatchObject({
    state: 'done',
    attempts: 2,
    result: { rows: LINES, taken: LINES },
  });
  await worker.close();
}, 60_000);
