import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { parseProfile } from '#importing';
import {
  ImportingTown,
  budgetProfile,
  budgetText,
  grantsProfile,
  grantsText,
  manyGrants,
} from './importing-town.js';

let town: ImportingTown;
beforeAll(async () => {
  town = await ImportingTown.open();
});
afterAll(() => town.close());

const isOpen = async (ledger: string) => (await town.events(ledger)).length > 0;

/** The rows of a CSV of refused rows: line, value and reason. */
function refusedIn(path: string): string[][] {
  const [, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\r\n');
  return rows
    .map((row) => row.split(';'))
    .map(([line = '', , value = '', reason = '']) => [line, value, reason]);
}

describe('A file with refused rows', () => {
  const text = budgetText(
    '31.1;531800;Gut;;1,00;',
    '31.1;531900;Kein Betrag;;x;',
    '31.2;531800;Auch gut;;2,00;',
  );

  it('is not taken, and every refusal names line, column, value and what was expected', async () => {
    const report = await town.import('stadt', budgetProfile(), town.file(text));
    expect(report).toMatchObject({
      rows: 3,
      isTaken: false,
      taken: 0,
      unchanged: 0,
      refusedRows: 1,
      events: 0,
      number: 0,
    });
    expect(report.refused).toMatchObject([{ line: 3, column: '2026', value: 'x' }]);
    expect(report.refused[0]!.reason.de).toContain('Erwartet ist');
    expect(await isOpen('stadt')).toBe(false);
    expect(readdirSync(town.folder).filter((name) => name.includes('refused'))).toEqual([]);
  });

  it('is taken without them where that is wanted; they stand beside it with their reasons', async () => {
    const path = town.file(text);
    const report = await town.import('stadt', budgetProfile(), path, { skipRefused: true });
    expect(report).toMatchObject({
      isTaken: true,
      taken: 2,
      refusedRows: 1,
      refusedFile: `${path}.refused.csv`,
    });
    expect(report.totals).toEqual({ revenueCents: 0, expenseCents: 300 });
    expect(refusedIn(report.refusedFile!)).toEqual([['3', 'x', expect.stringContaining('keine Zahl')]]);

    // Once the rest is there, mending the row in the file is enough.
    const mended = town.file(text.replace(';x;', ';4,00;'));
    expect(await town.import('stadt', budgetProfile(), mended)).toMatchObject({
      taken: 1,
      unchanged: 2,
      events: 2,
    });
  });

  it('whose rows are all refused opens no ledger', async () => {
    const path = town.file(budgetText('31.1;531800;Kein Betrag;;x;'));
    const report = await town.import('leer', budgetProfile(), path, { skipRefused: true, language: 'en' });
    expect(report).toMatchObject({ taken: 0, events: 0, number: 0 });
    expect(readFileSync(report.refusedFile!, 'utf8')).toContain('line;column;value;reason');
    expect(await isOpen('leer')).toBe(false);
  });

  it('beside which nothing can be written is said so', async () => {
    const path = town.file(text);
    mkdirSync(`${path}.refused.csv`);
    const fault = await town.faultOf('unbeschreibbar', budgetProfile(), path, { skipRefused: true });
    expect(fault.code).toBe('refused-rows-not-writable');
  });
});

it('What the ledger refuses stands among what the profile refuses, in the order of the file', async () => {
  await town.import('zwei', grantsProfile(), town.file(grantsText(...manyGrants(300))));
  const rows = manyGrants(300).map((row, index) =>
    index === 120
      ? row.replace('120,50', '999,00')
      : index === 50 || index === 250
        ? row.replace(',50', ',5x')
        : row,
  );
  const path = town.file(grantsText(...rows));
  expect(await town.import('zwei', grantsProfile(), path)).toMatchObject({
    isTaken: false,
    refusedRows: 3,
    taken: 0,
  });
  const report = await town.import('zwei', grantsProfile(), path, { skipRefused: true });
  expect(report).toMatchObject({ taken: 0, unchanged: 297, refusedRows: 3, events: 0 });
  expect(report.refused.map(({ line }) => line)).toEqual([52, 122, 252]);
  expect(refusedIn(report.refusedFile!)).toEqual([
    ['52', '50,5x', expect.stringContaining('keine Zahl')],
    ['122', 'Z-120', expect.stringContaining('anderem Inhalt (Betrag)')],
    ['252', '250,5x', expect.stringContaining('keine Zahl')],
  ]);
});

describe('What only the acts refuse', () => {
  // The sum of two amounts is exact as a number of the file, but not what the line would have left.
  const [half, whole] = ['45035996273704,97', '90071992547409,91'];
  const profile = parseProfile(
    `name: acts
kind: grants
title: { de: erfunden, en: invented }
ledger: { kind: municipality, federalState: HE }
file: { encoding: utf-8, delimiter: ";", headerRows: 1 }
numbers: { unit: euro, decimalSign: "," }
identity: [{ column: no }]
fields:
  externalNo: { column: no }
  recipient: { name: { column: recipient } }
  authority: Amt
  purpose: Zweck
  amount: { column: amount }
  year: "2026"
  budgetLine: { product: "31.1", account: "531800" }
`,
    'acts',
  );
  const grants = (...amounts: readonly string[]) =>
    `no;recipient;amount\n${amounts.map((amount, index) => `Z-${String(index)};Träger;${amount}\n`).join('')}`;

  it('stops the import at that row, says what is done, and goes on when it was mended', async () => {
    await town.import('stopp', budgetProfile(), town.file(budgetText(`31.1;531800;Viel;;-${whole};`)));
    const path = town.file(grants('1,00', half));
    const fault = await town.faultOf('stopp', profile, path);
    expect([fault.code, fault.line]).toEqual(['row-refused', 2]);
    expect(fault.text.de).toContain('Zeile 2 der Datei');
    const report = await town.import('stopp', profile, path, { skipRefused: true });
    expect(report).toMatchObject({ taken: 0, refusedRows: 2, events: 0 });
    expect(refusedIn(report.refusedFile!).map(([line]) => line)).toEqual(['2', '3']);
  });

  it('leaves the rest of its batch to be taken', async () => {
    await town.import('rest', budgetProfile(), town.file(budgetText(`31.1;531800;Viel;;-${half};`)));
    const path = town.file(grants('1,00', half, '2,00'));
    const report = await town.import('rest', profile, path, { skipRefused: true });
    expect(report).toMatchObject({ taken: 2, refusedRows: 1, events: 3 });
    expect(report.refused).toMatchObject([{ line: 3 }]);
    expect(report.refused[0]!.reason.de).toContain('2^53');
  });
});
