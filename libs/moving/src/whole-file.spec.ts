import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isLeftOver, WholeFile } from './whole-file.js';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'planbuch-whole-file-'));
  path = join(folder, 'datei');
});

afterEach(() => rmSync(folder, { recursive: true }));

it('has its name only when it is whole, and nothing is written over', async () => {
  writeFileSync(`${path}.part`, 'left by one who was killed');
  const file = await WholeFile.create(path);
  await file.write('eins\n');
  await file.complete();
  expect(existsSync(path)).toBe(false);
  await file.finish();
  expect(readFileSync(path, 'utf8')).toBe('eins\n');
  expect(readdirSync(folder)).toEqual(['datei']);
  await expect(WholeFile.create(path)).rejects.toMatchObject({ code: 'file-exists' });
});

it('of a writer whose name another one has taken gives way, and leaves that one alone', async () => {
  const first = await WholeFile.create(path);
  await first.write('eins\n');
  const second = await WholeFile.create(path);
  await second.write('zwei\n');
  await expect(first.finish()).rejects.toMatchObject({ code: 'file-taken-over' });
  await first.withdraw();
  await second.finish();
  await first.withdraw();
  expect(readFileSync(path, 'utf8')).toBe('zwei\n');
});

it('can be withdrawn while it is written and when it is finished', async () => {
  const begun = await WholeFile.create(path);
  await begun.withdraw();
  expect(readdirSync(folder)).toEqual([]);
  const finished = await WholeFile.create(path);
  await finished.finish();
  await finished.withdraw();
  expect(readdirSync(folder)).toEqual([]);
});

it('is left over beside the beginning of another one that is not younger, and only there', async () => {
  const other = join(folder, 'andere');
  writeFileSync(`${other}.part`, 'zwei');
  expect(await isLeftOver(path, other)).toBe(false);
  writeFileSync(path, 'eins');
  utimesSync(path, 1_000, 1_000);
  expect(await isLeftOver(path, other)).toBe(false);
  utimesSync(`${other}.part`, 1_000, 1_000);
  expect(await isLeftOver(path, other)).toBe(true);
  rmSync(`${other}.part`);
  expect(await isLeftOver(path, other)).toBe(false);
});
