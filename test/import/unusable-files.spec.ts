import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { ImportingTown, LINES, budgetProfile, budgetText } from './importing-town.js';

let town: ImportingTown;
beforeAll(async () => {
  town = await ImportingTown.open();
});
afterAll(() => town.close());

const text = budgetText(...LINES);
const bytes = Buffer.from(text);

/** Files that cannot be read, and what is said of them. */
const unusable: readonly (readonly [what: string, path: () => string, code: string, told: RegExp])[] = [
  ['is not there', () => join(town.folder, 'nirgends.csv'), 'file-not-found', /prüfen/],
  ['is a folder', () => town.folder, 'file-no-regular-file', /Ordner/],
  ['is empty', () => town.file(''), 'file-empty', /leer/],
  ['has a header only', () => town.file(budgetText()), 'file-no-rows', /./],
  [
    'has another delimiter',
    () => town.file(text.replaceAll(';', ',')),
    'file-columns-missing',
    /Trennzeichen/,
  ],
  [
    'is cut in the middle of a line',
    () => town.file(bytes.subarray(0, -12)),
    'file-cut-off',
    /abgeschnitten|Zeilenende/,
  ],
  [
    'is in another encoding',
    () => town.file(Buffer.from(`\uFEFF${text}`, 'utf16le')),
    'file-other-encoding',
    /utf-16/i,
  ],
  // Never by accident the byte order mark of another encoding.
  ['holds random bytes', () => town.file(Buffer.of(0, ...randomBytes(100_000))), 'file-no-text', /./],
  [
    'opens a quote and never ends it',
    () => town.file(text.replace('Selbsthilfe', '"Selbsthilfe')),
    'file-quotes-broken',
    /Anführungszeichen/,
  ],
];

it.each(unusable)(
  'A file that %s is refused in one clear sentence, and nothing is opened',
  async (_, path, code, told) => {
    const fault = await town.faultOf('stadt', budgetProfile(), path());
    expect(fault.code).toBe(code);
    expect(fault.text.de).toMatch(told);
    expect(fault.text.de).not.toMatch(/\n\s+at /);
    expect(await town.planbuch.store.ledgers()).toEqual([]);
  },
);

it.each([
  ['an amount that is no number', text.replace('412,25', 'vierhundert'), [3, '2026']],
  ['a row identity twice', text.replace('31.2;531900', '31.1;531800'), [4, 'product + account']],
  [
    'a byte that is no character',
    Buffer.from(text.replace('Zuschüsse', 'Zusch\u00ffsse'), 'latin1'),
    [2, 'name'],
  ],
  ['a cell too few', text.replace('Erstattungen;;', 'Erstattungen;'), [3, '']],
] as const)('%s refuses its row, and with it the file', async (_, content, [line, column]) => {
  const report = await town.import('stadt', budgetProfile(), town.file(content));
  expect(report).toMatchObject({ isTaken: false, events: 0, refused: [{ line, column }] });
  expect(await town.planbuch.store.ledgers()).toEqual([]);
});
