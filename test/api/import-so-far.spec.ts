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
  await running.ledger('musterstadt');
});

afterAll(() => running.close());

const headOf = async (): Promise<number> => (await running.planbuch.store.head('musterstadt')).number;

it('An import that is refused in its midst tells what was taken over by then, in whichever attempt', async () => {
  const { tokens } = running.planbuch;
  const { secret, record } = await tokens.create({ name: 'clerk', roles: ['administrator'] });
  const before = await headOf();
  const first = await startWorker(running.planbuch);
  const { body } = await running
    .as(secret)
    .post('/v1/ledgers/musterstadt/imports')
    .field('kind', 'budget')
    .attach('profile', Buffer.from(BUDGET), 'stadt.yaml')
    .attach('file', Buffer.from(budgetText(...manyLines(LINES))), 'haushalt.csv')
    .expect(202);
  const { self } = body.links as { self: string };
  while ((await headOf()) < before + 1_000) await sleep(5);
  await first.close();

  const { body: back } = await running.as().get(self).expect(200);
  const counts = back.soFar as ImportCounts;
  expect(back).toMatchObject({ state: 'waiting', attempts: 0 });
  expect(counts).toMatchObject({ rows: LINES, events: (await headOf()) - before });
  expect(counts.reached).toBeLessThan(LINES);
  expect(counts.taken + counts.unchanged + counts.refusedRows).toBe(counts.reached);

  await tokens.revoke(record.id);
  const second = await startWorker(running.planbuch);
  const refused = await settled(running, self);
  expect(refused).toMatchObject({ state: 'refused', problem: { code: 'token-revoked' }, soFar: counts });
  await second.close();
}, 60_000);
