import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownIdentity } from './process-identity.js';
import { withFolderLock } from './folder-lock.js';

let parent: string;
let lock: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'planbuch-lock-'));
  lock = join(parent, 'lock');
});

afterEach(() => {
  rmSync(parent, { recursive: true });
});

/** Reads a number, waits, and writes the next one: two at a time would lose some. */
const COUNT = `
  import { readFileSync, writeFileSync } from 'node:fs';
  import { withFolderLock } from './dist/libs/platform/src/workplace/folder-lock.js';
  const [lock, counter, turns, diesAt] = process.argv.slice(1);
  for (let turn = 0; turn < Number(turns); turn += 1) {
    await withFolderLock(lock, async () => {
      const number = Number(readFileSync(counter, 'utf8'));
      if (turn === Number(diesAt)) process.kill(process.pid, 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, 1));
      writeFileSync(counter, String(number + 1));
    });
  }
`;

async function countingProcess(turns: number, diesAt = -1): Promise<void> {
  const counter = join(parent, 'counter');
  const words = [lock, counter, String(turns), String(diesAt)];
  const child = spawn(process.execPath, ['--input-type=module', '-e', COUNT, ...words], { stdio: 'inherit' });
  await once(child, 'exit');
}

it('lets one process in at a time, and is free again when its holder is killed', async () => {
  writeFileSync(join(parent, 'counter'), '0');
  await Promise.all([
    countingProcess(40),
    countingProcess(40),
    countingProcess(40),
    countingProcess(40, 7),
    countingProcess(40, 23),
  ]);
  expect(readFileSync(join(parent, 'counter'), 'utf8')).toBe(String(3 * 40 + 7 + 23));
  expect(readdirSync(lock)).toHaveLength(1);
});

it('is free again after work that throws', async () => {
  await expect(withFolderLock(lock, () => Promise.reject(new Error('spilt ink')))).rejects.toThrow(
    'spilt ink',
  );
  expect(await withFolderLock(lock, () => Promise.resolve('dry'), 0)).toBe('dry');
});

it('names the process that does not let go', async () => {
  await withFolderLock(lock, async () => {
    const waiting = withFolderLock(lock, () => Promise.resolve(), 30);
    await expect(waiting).rejects.toMatchObject({ code: 'folder-busy' });
    await expect(waiting).rejects.toThrow(`PID ${process.pid}`);
  });
});

it('does not wait for a holder whose number now belongs to another process', async () => {
  await withFolderLock(lock, () => Promise.resolve());
  writeFileSync(join(lock, '2'), JSON.stringify({ ...ownIdentity(), startedAt: 'another boot:1' }));
  expect(await withFolderLock(lock, () => Promise.resolve('in'), 0)).toBe('in');
});
