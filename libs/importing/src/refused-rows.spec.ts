import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeRefusedRows } from './refused-rows.js';
import { scanFile } from './scan-file.js';
import { MadeUpFiles, budgetProfile, faultOf } from './testing.js';

const files = new MadeUpFiles();
afterAll(() => files.remove());

const HEADER = 'product;account;amount\n';
const small = budgetProfile();

describe('The refused rows', () => {
  const text = `${HEADER}1;"a;b";x\n1;1;1,00\n1;1;2,00\nzu kurz\n`;

  it('are written beside the file with their reasons, as a spreadsheet opens them', async () => {
    const path = files.text(text);
    const scan = await scanFile(small, path);
    expect(await writeRefusedRows(small, path, scan)).toBe(`${path}.refused.csv`);
    const written = readFileSync(`${path}.refused.csv`, 'utf8');
    expect(written.startsWith('\uFEFF')).toBe(true);
    const [header, ...rows] = written.slice(1).trimEnd().split('\r\n');
    expect(header).toBe('Zeile;Spalte;Wert;Grund;product;account;amount');
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatch(/^2;account;a;b|^2;account;"a;b";kein Schlüssel/);
    expect(rows[1]).toMatch(/^2;amount;x;keine Zahl.*;1;"a;b";x$/);
    expect(rows[2]).toMatch(/^4;product \+ account;1 \+ 1;.*schon in Zeile 3.*;1;1;2,00$/);
    expect(rows[3]).toMatch(/^5;;zu kurz;1 statt 3 Spalten.*;zu kurz$/);
  });

  it('replace those of an earlier run and leave nothing unfinished behind', async () => {
    const path = files.text(text);
    const target = join(files.folder, 'abgelehnt.csv');
    writeFileSync(target, 'old');
    await writeRefusedRows(small, path, await scanFile(small, path), { path: target, language: 'en' });
    expect(readFileSync(target, 'utf8')).toContain('line;column;value;reason');
    expect(readdirSync(files.folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('cannot be written where there is no folder', async () => {
    const path = files.text(text);
    const fault = await faultOf(async () =>
      writeRefusedRows(small, path, await scanFile(small, path), {
        path: join(files.folder, 'none', 'x.csv'),
      }),
    );
    expect(fault.code).toBe('refused-rows-not-writable');
  });

  it('cannot replace a folder, and then nothing is left', async () => {
    const path = files.text(text);
    const target = join(files.folder, 'folder');
    mkdirSync(target);
    const fault = await faultOf(async () =>
      writeRefusedRows(small, path, await scanFile(small, path), { path: target }),
    );
    expect(fault.code).toBe('refused-rows-not-writable');
    expect(existsSync(`${target}.${String(process.pid)}.tmp`)).toBe(false);
  });
});
