import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { readRows, refuseChanged } from './read-rows.js';
import { scanFile } from './scan-file.js';
import { MadeUpFiles, budgetProfile, faultOf, grantsProfile } from './testing.js';
import { tryProfile } from './try-profile.js';

const files = new MadeUpFiles();
afterAll(() => files.remove());

const HEADER = 'product;account;amount\n';
const small = budgetProfile();

describe('A scan', () => {
  it('counts every row once: fit, refused or passed over, and says so', async () => {
    const profile = budgetProfile({
      rows: '{ skip: [{ from: { column: product }, matches: ^Summe, because: { de: Summenzeile, en: sum line } }] }',
    });
    const text = `${HEADER}1;1;1,00\n;;\nSumme;;1,00\n1;2;x\n1;3;0,50\n \n1;1;9,00\n`;
    const path = files.text(text);
    expect(await scanFile(profile, path)).toEqual({
      sha256: createHash('sha256').update(text).digest('hex'),
      bytes: text.length,
      version: expect.any(String),
      columns: ['product', 'account', 'amount'],
      rows: 4,
      fit: 2,
      refused: 2,
      refusals: [
        expect.objectContaining({ line: 5, column: 'amount', value: 'x' }),
        expect.objectContaining({ line: 8, column: 'product + account', value: '1 + 1' }),
      ],
      passedOver: [
        { because: { de: 'Leerzeile', en: 'blank line' }, count: 2 },
        { because: { de: 'Summenzeile', en: 'sum line' }, count: 1 },
      ],
      placeholders: [],
      totals: {
        revenueCents: 0,
        expenseCents: 150,
        byYear: [{ year: 2026, stage: 'adopted', revenueCents: 0, expenseCents: 150 }],
      },
      repeated: new Map([[8, expect.objectContaining({ value: '1 + 1' })]]),
    });
  });

  it('leaves results and values for comparison out of the totals, but tells them by year', async () => {
    const profile = budgetProfile({
      amounts:
        '[{ from: { column: amount }, year: 2026, stage: { column: account, map: { Ist: actual, Vj: comparison, Soll: draft } } }]',
    });
    const { totals } = await scanFile(profile, files.text(`${HEADER}1;Ist;1,00\n1;Vj;2,00\n1;Soll;4,00\n`));
    expect(totals.expenseCents).toBe(400);
    expect(totals.byYear.map(({ stage, expenseCents }) => [stage, expenseCents])).toEqual([
      ['actual', 100],
      ['comparison', 200],
      ['draft', 400],
    ]);
  });

  it('refuses a sum that no ledger could hold', async () => {
    const rows = Array.from({ length: 3 }, (_, i) => `1;${String(i)};40000000000000,00\n`).join('');
    const fault = await faultOf(() => scanFile(small, files.text(HEADER + rows)));
    expect(fault.code).toBe('file-sum-too-large');
  });

  it('keeps the first thousand refusals and counts all', async () => {
    const path = files.text(HEADER + Array.from({ length: 3000 }, (_, i) => `1;${String(i)};x\n`).join(''));
    const scan = await scanFile(small, path);
    expect([scan.refused, scan.refusals.length, scan.refusals.at(-1)!.line]).toEqual([3000, 1000, 1001]);
  });

  it('tells how far it is', async () => {
    const path = files.text(
      HEADER + Array.from({ length: 3000 }, (_, i) => `1;${String(i).padEnd(100)};1,00\n`).join(''),
    );
    const told: number[] = [];
    const { bytes } = await scanFile(small, path, {
      onProgress: ({ bytesRead, bytesTotal }) => told.push(bytesRead / bytesTotal),
    });
    expect(bytes).toBeGreaterThan(256 * 1024);
    expect(told.length).toBeGreaterThan(1);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });

  it('refuses what would silently count last: the same appropriation, the same grant under another identity', async () => {
    const finer = budgetProfile({
      file: '{ encoding: utf-8, delimiter: ";", headerRows: 1 }',
      identity: '[{ column: product }, { column: account }, { column: part }]',
    });
    const path = files.text('product;account;part;amount\n1;1;a;1,00\n1;2;a;2,00\n1;1;b;4,00\n');
    const { refusals, totals, fit } = await scanFile(finer, path);
    expect(refusals).toMatchObject([{ line: 4, value: '2026__1_1_ adopted' }]);
    expect(refusals[0]!.reason.de).toContain('schon in Zeile 2');
    expect([fit, totals.expenseCents]).toEqual([2, 300]);

    const grants = grantsProfile({ identity: '[{ column: no }, { column: purpose }]' });
    const twice = files.text(
      'no;recipient;purpose;amount;from;until\n7;A;x;1,00;;\n8;A;x;1,00;;\n7;A;y;1,00;;\n',
    );
    expect((await scanFile(grants, twice)).refusals).toMatchObject([{ line: 4, value: '7' }]);
  });

  it('lets a line stand at several stages, and results beside them', async () => {
    const profile = budgetProfile({
      identity: '[{ column: product }, { column: account }, { column: stage }]',
      amounts:
        '[{ from: { column: amount }, year: 2026, stage: { column: stage, map: { E: draft, B: adopted, I: actual } } }]',
    });
    const path = files.text('product;account;stage;amount\n1;1;E;1,00\n1;1;B;2,00\n1;1;I;3,00\n');
    expect(await scanFile(profile, path)).toMatchObject({ fit: 3, refused: 0 });
  });

  it('of subjects that repeat everywhere says that the fields are wrong', async () => {
    const profile = budgetProfile({
      identity: '[{ column: product }, { column: account }]',
      fields: '{ product: { column: product }, account: A, kind: expense }',
    });
    const rows = (times: number, length: number) =>
      Array.from(
        { length },
        (_, index) => `${String(Math.floor(index / times))};${String(index)};1,00\n`,
      ).join('');
    for (const text of [rows(2, 20_010), rows(4, 20_010)]) {
      const fault = await faultOf(() => scanFile(profile, files.text(HEADER + text)));
      expect(fault.code).toBe('file-subjects-repeat');
    }
  });

  it('of identities that repeat everywhere says that the profile is wrong', async () => {
    const path = files.text(HEADER + '1;1;1,00\n1;2;1,00\n'.repeat(5_010));
    const fault = await faultOf(() => scanFile(small, path));
    expect([fault.code, fault.text.de]).toEqual([
      'file-identities-repeat',
      expect.stringContaining('product + account'),
    ]);
  });
});

describe('Reading the rows', () => {
  it('gives what fits and what does not, repeated identities too', async () => {
    const path = files.text(`${HEADER}1;1;1,00\n1;2;x\n1;1;2,00\n`);
    const outcome: unknown[] = [];
    for await (const reading of readRows(small, path, await scanFile(small, path))) {
      outcome.push([
        reading.line,
        'row' in reading ? reading.row.amounts[0]!.amountCents : reading.refusals.length,
      ]);
    }
    expect(outcome).toEqual([
      [2, 100],
      [3, 1],
      [4, 1],
    ]);
  });

  it('notices that the file is not the one that was scanned, before it gives a row', async () => {
    const path = files.text(`${HEADER}1;1;1,00\n`);
    const scan = await scanFile(small, path);
    await refuseChanged(path, scan);
    appendFileSync(path, '1;2;1,00\n');
    expect((await faultOf(() => readRows(small, path, scan).next())).code).toBe('file-changed');
    expect((await faultOf(() => refuseChanged(path, scan))).code).toBe('file-changed');
  });

  it('notices by the bytes what the system does not tell', async () => {
    const path = files.text(`${HEADER}1;1;1,00\n1;2;1,00\n`);
    const scan = { ...(await scanFile(small, path)), sha256: '0'.repeat(64) };
    const lines: number[] = [];
    const fault = await faultOf(async () => {
      for await (const { line } of readRows(small, path, scan)) lines.push(line);
    });
    expect(lines).toEqual([2, 3]);
    expect(fault.code).toBe('file-changed');
  });
});

it('A trial shows the first rows, the columns, and those that nobody asks for', async () => {
  const path = files.text('product;remark;account;amount\n1;;1;1\n1;;2;x\n1;;3;3\n');
  const trial = await tryProfile(small, path, 2);
  expect(trial).toMatchObject({
    columns: ['product', 'remark', 'account', 'amount'],
    unusedColumns: ['remark'],
    isWholeFile: false,
  });
  expect(trial.readings.map((reading) => 'row' in reading)).toEqual([true, false]);
  expect((await tryProfile(small, path, 3)).isWholeFile).toBe(true);
});
