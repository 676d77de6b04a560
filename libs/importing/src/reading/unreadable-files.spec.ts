import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { scanFile } from '../scan-file.js';
import { MadeUpFiles, budgetProfile, faultOf } from '../testing.js';
import { tryProfile } from '../try-profile.js';

const files = new MadeUpFiles();
afterAll(() => files.remove());

/** As the reader takes a file from the disk. */
const PIECE_BYTES = 256 * 1024;

const ROWS = 'product;account;amount\n1;2;3,00\n1;3;4,00\n';
const small = budgetProfile();
const windows = budgetProfile({ file: '{ encoding: windows-1252, delimiter: ";", headerRows: 1 }' });
const headerless = budgetProfile({
  file: '{ encoding: utf-8, delimiter: ";", headerRows: 0, columns: 3 }',
  identity: '[{ position: 1 }, { position: 2 }]',
  fields: '{ product: { position: 1 }, account: { position: 2 }, kind: expense }',
  amounts: '[{ from: { position: 3 }, year: 2026, stage: adopted }]',
});

describe('A file is refused as a whole, with one sentence that says what to do, when it', () => {
  it.each([
    ['is empty', small, '', 'file-empty', 'leer (0 Byte)'],
    ['has a header only', small, 'product;account;amount\n', 'file-no-rows', 'keine Zeilen'],
    ['has blank lines only', small, '\n\n\n', 'file-no-rows', 'keine Zeilen'],
    ['has another delimiter', small, ROWS.replaceAll(';', '\t'), 'file-columns-missing', 'der Tabulator'],
    ['has another delimiter and no header', headerless, '1,2,3\n', 'file-columns-missing', 'das Komma'],
    [
      'lacks columns',
      small,
      'product;konto;amount\n1;2;3\n',
      'file-columns-missing',
      '„account“. Sie hat: „product“, „konto“',
    ],
    [
      'has a column twice',
      small,
      'product;account;amount;amount\n1;2;3;4\n',
      'file-columns-ambiguous',
      'position statt column',
    ],
    ['ends in the middle of a line', small, ROWS.slice(0, -3), 'file-cut-off', 'mitten in Zeile 3'],
    ['ends in the middle of an amount', small, ROWS.slice(0, -1), 'file-cut-off', 'finalNewline: optional'],
    [
      'ends in the middle of a quoted cell',
      small,
      'product;account;amount\n1;"2;3\n',
      'file-quotes-broken',
      'nicht geschlossen',
    ],
    [
      'has a quote sign within a text',
      small,
      'product;account;amount\n1;5" Rohr;3\n',
      'file-quotes-broken',
      'In Zeile 2',
    ],
    ['is a table of Excel', small, 'PK\u0003\u0004 and so on', 'file-no-text', 'Bitte als CSV speichern'],
    ['holds null bytes', small, `${ROWS}\0\0\0`, 'file-no-text', 'Null-Bytes'],
    [
      'is one line without end',
      small,
      'a;'.repeat(100_000),
      'file-line-too-long',
      'länger als 131072 Zeichen',
    ],
    [
      'has columns without end',
      small,
      `product;account;amount${';'.repeat(2000)}\n1;2;3\n`,
      'file-too-many-columns',
      'mehr als 1000',
    ],
  ])('%s', async (_, profile, text, code, detail) => {
    const fault = await faultOf(() => scanFile(profile, files.text(text)));
    expect(fault.code).toBe(code);
    expect(fault.text.de).toContain(detail);
    expect(fault.text.en).not.toBe('');
  });

  it('is in another encoding than the profile says', async () => {
    const umlauts = 'product;account;amount\nBüro;Ärzte;3,00\n';
    const utf8 = await faultOf(() => scanFile(windows, files.text(umlauts)));
    expect([utf8.code, utf8.text.de]).toEqual([
      'file-other-encoding',
      expect.stringContaining('in utf-8 geschrieben'),
    ]);
    const utf16 = await faultOf(() =>
      scanFile(small, files.bytes(Buffer.from(`\uFEFF${umlauts}`, 'utf16le'))),
    );
    expect([utf16.code, utf16.text.de]).toEqual([
      'file-other-encoding',
      expect.stringContaining('in utf-16 geschrieben'),
    ]);
    const header = await faultOf(() =>
      scanFile(small, files.text('Müller;account;amount\n1;2;3\n', 'windows-1252')),
    );
    expect([header.code, header.text.de]).toEqual([
      'file-other-encoding',
      expect.stringContaining('windows-1252'),
    ]);
  });

  it('is UTF-8 whose first umlaut falls on the border of two pieces of reading', async () => {
    for (const before of [0, 1, 2]) {
      const path = files.text(`${longText('\n', PIECE_BYTES - before)}ü;1;1\nä;ö;1\n`);
      expect((await faultOf(() => scanFile(windows, path))).code).toBe('file-other-encoding');
    }
  });

  it('does not exist, is a folder, a device or a pipe', async () => {
    const missing = await faultOf(() => scanFile(small, join(files.folder, 'missing.csv')));
    expect([missing.code, missing.text.de]).toEqual([
      'file-not-found',
      expect.stringContaining('missing.csv gibt es nicht'),
    ]);
    expect((await faultOf(() => scanFile(small, files.folder))).text.de).toContain('ein Ordner');
    expect((await faultOf(() => scanFile(small, '/dev/zero'))).code).toBe('file-no-regular-file');
    const pipe = join(files.folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect((await faultOf(() => scanFile(small, pipe))).code).toBe('file-no-regular-file');
  });

  it('may not be read', async () => {
    const path = files.text(ROWS);
    chmodSync(path, 0);
    // root may read everything; for root the file is simply fine.
    const outcome = await scanFile(small, path).then(
      () => 'read',
      (error: unknown) => error,
    );
    expect(process.getuid?.() === 0 ? outcome : (outcome as { code: string }).code).toBe(
      process.getuid?.() === 0 ? 'read' : 'file-not-readable',
    );
  });

  it.each([1, 2, 3, 4, 5])('is random bytes (seed %d)', async (seed) => {
    const bytes = Buffer.alloc(50_000);
    let state = seed * 7919;
    for (let i = 0; i < bytes.length; i += 1) {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      bytes[i] = (state >>> 16) & 255;
    }
    for (const profile of [small, windows, headerless]) {
      expect((await faultOf(() => scanFile(profile, files.bytes(bytes)))).code).toMatch(/^file-/);
    }
  });
});

describe('A file without a line end at its end', () => {
  it('is whole where the profile says that this is usual', async () => {
    const lenient = budgetProfile({
      file: '{ encoding: utf-8, delimiter: ";", headerRows: 1, finalNewline: optional }',
    });
    expect(await scanFile(lenient, files.text(ROWS.slice(0, -1)))).toMatchObject({ rows: 2, fit: 2 });
    const cut = await scanFile(lenient, files.text(ROWS.slice(0, -6)));
    expect(cut.refusals).toMatchObject([
      { line: 3, reason: { en: expect.stringContaining('2 instead of 3 columns') } },
    ]);
  });
});

it.each([
  ['\n', 'LF'],
  ['\r\n', 'CR LF'],
  ['\r', 'CR'],
])('Lines may end with %j (%#), and are counted as a text editor counts them', async (end) => {
  const text = ['product;account;amount', '1;"zwei', 'Zeilen";3,00', '', 'x;y;z', ''].join(end);
  const names = budgetProfile({
    fields: '{ product: { column: product }, account: "1", accountName: { column: account }, kind: expense }',
  });
  const { readings } = await tryProfile(names, files.text(text), 10);
  expect(readings).toMatchObject([
    { line: 2, row: { accountName: 'zwei Zeilen', amounts: [{ amountCents: 300 }] } },
    { line: 5, refusals: [{ line: 5, column: 'amount', value: 'z' }] },
  ]);
});

it('A CR LF pair on the border of two pieces of reading is one line end', async () => {
  const notes = budgetProfile({
    identity: '[{ column: account }]',
    fields: '{ product: "1", account: "1", note: { column: account }, kind: expense }',
    amounts: '[{ from: { column: amount }, year: 2025, stage: actual }]',
  });
  for (const before of [0, 1, 2]) {
    const text = `${longText('\r\n', PIECE_BYTES - before - 6)}a;b;1\r\nx;y;z\r\n`;
    const { rows, refusals } = await scanFile(notes, files.text(text));
    const lines = text.split('\r\n').length - 1;
    expect({ rows, refusedOn: refusals.map(({ line }) => line) }).toEqual({
      rows: lines - 1,
      refusedOn: [lines],
    });
  }
});

it('Whoever stops reading early leaves no file open', async () => {
  const path = files.text(`product;account;amount\n${'1;2;3\n'.repeat(200_000)}`);
  const trial = await tryProfile(small, path, 3);
  expect(trial.readings).toHaveLength(3);
  expect(trial.isWholeFile).toBe(false);
  await expect(
    faultOf(() => scanFile(budgetProfile({ identity: '[{ column: other }]' }), path)),
  ).resolves.toMatchObject({
    code: 'file-columns-missing',
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(openFiles()).not.toContain(path);
});

/** A header and rows of about a thousand characters, exactly so many bytes in all. */
function longText(lineEnd: string, bytes: number): string {
  let text = `product;account;amount${lineEnd}`;
  for (let row = 1; text.length < bytes; row += 1) {
    const note = String(row).padEnd(Math.min(1000, bytes - text.length - 4 - lineEnd.length), '.');
    text += `p;${note};1${lineEnd}`;
  }
  return text;
}

/** Where the system tells which files a process holds open; elsewhere none. */
function openFiles(): readonly string[] {
  const folder = '/proc/self/fd';
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((fd) => {
    try {
      return readlinkSync(join(folder, fd));
    } catch {
      return '';
    }
  });
}
