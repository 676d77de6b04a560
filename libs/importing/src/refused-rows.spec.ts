import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '#kernel';
import { readRows } from './read-rows.js';
import { RefusedRows } from './refused-rows.js';
import { scanFile } from './scan-file.js';
import { MadeUpFiles, budgetProfile, faultOf } from './testing.js';

const files = new MadeUpFiles();
afterAll(() => files.remove());

const HEADER = 'product;account;amount\n';
const small = budgetProfile();
const TEXT = `${HEADER}1;"a;b";x\n1;1;1,00\n1;1;2,00\nzu kurz\n`;

/** Writes what is refused of a file with this text. */
async function written(text: string, target?: string, language?: Language): Promise<string | undefined> {
  const path = files.text(text);
  const scan = await scanFile(small, path);
  const refused = new RefusedRows(target ?? `${path}.refused.csv`, {
    columns: scan.columns,
    ...(language === undefined ? {} : { language }),
  });
  for await (const reading of readRows(small, path, scan))
    if ('refusals' in reading) await refused.add(reading);
  return refused.finish();
}

const leftovers = () => readdirSync(files.folder).filter((name) => name.endsWith('.tmp'));

describe('The refused rows', () => {
  it('are written with their reasons, as a spreadsheet opens them', async () => {
    const text = readFileSync((await written(TEXT))!, 'utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    const [header, ...rows] = text.slice(1).trimEnd().split('\r\n');
    expect(header).toBe('Zeile;Spalte;Wert;Grund;product;account;amount');
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatch(/^2;account;a;b|^2;account;"a;b";kein Schlüssel/);
    expect(rows[1]).toMatch(/^2;amount;x;keine Zahl.*;1;"a;b";x$/);
    expect(rows[2]).toMatch(/^4;product \+ account;1 \+ 1;.*schon in Zeile 3.*;1;1;2,00$/);
    expect(rows[3]).toMatch(/^5;;zu kurz;1 statt 3 Spalten.*;zu kurz$/);
  });

  it('replace those of an earlier run and leave nothing unfinished behind', async () => {
    const target = join(files.folder, 'abgelehnt.csv');
    writeFileSync(target, 'old');
    expect(await written(TEXT, target, 'en')).toBe(target);
    expect(readFileSync(target, 'utf8')).toContain('line;column;value;reason');
    expect(leftovers()).toEqual([]);
  });

  it('make no file where there are none', async () => {
    const target = join(files.folder, 'nichts.csv');
    expect(await written(`${HEADER}1;1;1,00\n`, target)).toBeUndefined();
    expect(existsSync(target)).toBe(false);
  });

  it('may be many: they are written in pieces', async () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => `1;${String(index)};x\n`).join('');
    const text = readFileSync((await written(HEADER + rows))!, 'utf8');
    expect(text.trimEnd().split('\r\n')).toHaveLength(5_001);
  });

  it('cannot be written where there is no folder', async () => {
    const fault = await faultOf(() => written(TEXT, join(files.folder, 'none', 'x.csv')));
    expect(fault.code).toBe('refused-rows-not-writable');
  });

  it('cannot replace a folder, and then nothing is left', async () => {
    const target = join(files.folder, 'folder');
    mkdirSync(target);
    const fault = await faultOf(() => written(TEXT, target));
    expect(fault.code).toBe('refused-rows-not-writable');
    expect(leftovers()).toEqual([]);
  });

  it('that are given up leave nothing', async () => {
    const refused = new RefusedRows(join(files.folder, 'aufgegeben.csv'), { columns: ['a'] });
    await refused.add({ cells: ['1'], refusals: [] });
    expect(leftovers()).toHaveLength(1);
    await refused.discard();
    expect(leftovers()).toEqual([]);
    expect(existsSync(refused.path)).toBe(false);
  });
});
