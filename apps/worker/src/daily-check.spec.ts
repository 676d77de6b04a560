import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations, openPlanbuch } from '#assembly';
import type { Planbuch } from '#assembly';
import { readConfig } from '#platform';
import { testDatabase } from '#platform/testing';
import type { TestDatabase } from '#platform/testing';
import { DailyCheck } from './daily-check.js';

let place: TestDatabase;
let planbuch: Planbuch;
const folder = mkdtempSync(join(tmpdir(), 'planbuch-daily-'));

beforeAll(async () => {
  place = await testDatabase(migrations);
  const config = readConfig({
    DATABASE_URL: place.appUrl,
    DATABASE_OWNER_URL: place.ownerUrl,
    PLANBUCH_MASTER_KEY: place.masterKey.toString('hex'),
    PLANBUCH_DATA: folder,
    PLANBUCH_LOG_LEVEL: 'silent',
  });
  planbuch = await openPlanbuch(config, { name: 'spec' });
  const body = { title: 'Planungsbuch', mode: 'real', kind: 'municipality', federalState: 'HE' };
  const caller = { actor: 'operator:spec', roles: ['administrator'] as const };
  for (const ledger of ['musterstadt', 'nachbarstadt'])
    await planbuch.performer.perform({ ledger, acts: [{ act: 'open-ledger', body }], caller });
});

afterAll(async () => {
  await planbuch.close();
  await place.drop();
  rmSync(folder, { recursive: true });
});

async function askedAt(now: string): Promise<(string | undefined)[]> {
  const { jobs, store, logger } = planbuch;
  const checks = [1, 2].map(() => new DailyCheck({ jobs, store, logger, clock: { now: () => now } }));
  for (const check of checks) check.start();
  await Promise.all(checks.map((check) => check.stop()));
  const asked = (await jobs.list({ queue: 'due-dates' })).map(({ payload }) =>
    Object.values(payload).join(' '),
  );
  return asked.sort();
}

it('asks for every ledger once a day, from the morning on, however many workers do so', async () => {
  expect(await askedAt('2028-04-03T03:59:59.000Z')).toEqual([]);
  const first = ['musterstadt 2028-04-03', 'nachbarstadt 2028-04-03'];
  expect(await askedAt('2028-04-03T04:00:00.000Z')).toEqual(first);
  expect(await askedAt('2028-04-03T21:59:59.000Z')).toEqual(first);
  // In Berlin it is the next day already, but not its morning.
  expect(await askedAt('2028-04-03T22:00:00.000Z')).toEqual(first);
  expect(await askedAt('2028-04-04T04:00:00.000Z')).toHaveLength(4);
});
