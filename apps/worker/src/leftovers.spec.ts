import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '#platform';
import { deletingLeftovers } from './leftovers.js';

const folder = mkdtempSync(join(tmpdir(), 'planbuch-leftovers-'));
afterAll(() => rmSync(folder, { recursive: true }));

function laid(name: string, hoursAgo: number): void {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, 'zuwendungen.csv'), 'Erika Mustermann');
  const then = new Date(Date.now() - hoursAgo * 3_600_000);
  utimesSync(join(folder, name), then, then);
}

it('What a killed worker left is deleted after a day, and nothing else', async () => {
  laid('planbuch-job-abandoned', 25);
  laid('planbuch-job-under-way', 23);
  laid('another-program', 25);
  const leftovers = deletingLeftovers(createLogger({ level: 'silent', name: 'spec' }), folder);
  leftovers.start();
  await leftovers.stop();
  expect(readdirSync(folder).sort()).toEqual(['another-program', 'planbuch-job-under-way']);
});
