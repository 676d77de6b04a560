import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPool, type Database } from './database.js';
import { migrate } from './migrate.js';
import { testDatabase, type TestDatabase } from '../testing.js';

let place: TestDatabase;
let database: Database;
let parent: string;
let books: string;
let shelves: string;

beforeEach(async () => {
  place = await testDatabase();
  database = openPool(place.ownerUrl, { max: 2, name: 'migrate.spec' });
  parent = mkdtempSync(join(tmpdir(), 'planbuch-migrations-'));
  // A clone may lie in a folder whose name has a meaning for the library's search.
  books = join(parent, 'books [a*b] {c}');
  shelves = join(parent, 'shelves');
  mkdirSync(books);
  mkdirSync(shelves);
  writeFileSync(join(books, '0001_book.sql'), 'CREATE TABLE book (id int); INSERT INTO book VALUES (1);');
  writeFileSync(join(shelves, '0002_shelf.sql'), 'CREATE TABLE shelf AS SELECT * FROM book;');
});

afterEach(async () => {
  await database.close();
  await place.drop();
  rmSync(parent, { recursive: true });
});

const migrateNow = (): Promise<string[]> =>
  migrate({ ownerUrl: place.ownerUrl, dirs: [shelves, books], schema: 'library' });
const count = (table: string): Promise<unknown> =>
  database.query(`SELECT count(*)::int AS n FROM library.${table}`);

it('runs the migrations of all folders in the order of their numbers, each once', async () => {
  expect(await migrateNow()).toEqual(['0001_book', '0002_shelf']);
  expect(await migrateNow()).toEqual([]);
  writeFileSync(join(books, '0003_page.sql'), 'CREATE TABLE page (id int);');
  expect(await migrateNow()).toEqual(['0003_page']);
  expect(await count('shelf')).toEqual([{ n: 1 }]);
});

it('is done by one of those who start together, while the others wait', async () => {
  writeFileSync(join(books, '0003_slow.sql'), 'SELECT pg_sleep(0.1);');
  const done = await Promise.all([migrateNow(), migrateNow(), migrateNow()]);
  expect(done.flat().sort()).toEqual(['0001_book', '0002_shelf', '0003_slow']);
  expect(await count('book')).toEqual([{ n: 1 }]);
});

it('changes nothing when one of them fails', async () => {
  writeFileSync(join(books, '0003_wrong.sql'), 'CREATE TABLE page (id nonsense);');
  await expect(migrateNow()).rejects.toMatchObject({ code: 'migration-failed' });
  await expect(migrateNow()).rejects.toThrow('nonsense');
  await expect(count('book')).rejects.toThrow('does not exist');
});

it('refuses a database that a newer version has changed', async () => {
  await migrateNow();
  rmSync(join(shelves, '0002_shelf.sql'));
  await expect(migrateNow()).rejects.toThrow('0002_shelf');
});

it('refuses a migration that would have had to run earlier', async () => {
  await migrateNow();
  rmSync(join(books, '0001_book.sql'));
  writeFileSync(join(books, '0001_novel.sql'), 'SELECT 1;');
  await expect(migrateNow()).rejects.toMatchObject({ code: 'migration-failed' });
});

it('takes two files of one number, and files without one, for the mistake they are', async () => {
  writeFileSync(join(shelves, '0001_board.sql'), 'SELECT 1;');
  await expect(migrateNow()).rejects.toThrow('same number');
  rmSync(join(shelves, '0001_board.sql'));
  writeFileSync(join(shelves, 'later.sql'), 'SELECT 1;');
  await expect(migrateNow()).rejects.toThrow('NNNN_name.sql');
});

it('costs next to nothing when nothing is to do', async () => {
  await migrateNow();
  const tookMs: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const began = performance.now();
    await migrateNow();
    tookMs.push(performance.now() - began);
  }
  // A machine that is busy elsewhere holds up some of them, not all.
  expect(Math.min(...tookMs)).toBeLessThan(100);
});
