import { readFileSync } from 'node:fs';
import { parseProfile } from './profile/load-profile.js';
import { readRows } from './read-rows.js';
import { scanFile } from './scan-file.js';
import { MadeUpFiles } from './testing.js';

/** What docs/profiles.md shows is what a person copies: it is read from there and tried. */

const files = new MadeUpFiles();
afterAll(() => files.remove());

const page = readFileSync(new URL('../../../docs/profiles.md', import.meta.url), 'utf8');

function example(name: string): string {
  const block = new RegExp(`<!-- example: ${name}[^\n]*-->\n\`\`\`[a-z]+\n([^]*?)\`\`\``).exec(page);
  if (block?.[1] === undefined) throw new Error(`docs/profiles.md has no example ${name}.`);
  return block[1];
}

it('A town’s export with thousand dots, two header rows, wide years and a trailing minus needs a profile alone', async () => {
  const profile = parseProfile(example('budget.yaml'), 'budget.yaml');
  const path = files.text(example('budget.csv'), 'windows-1252');
  const scan = await scanFile(profile, path);
  expect(scan).toMatchObject({ rows: 5, fit: 5, refused: 0 });
  expect(scan.passedOver).toEqual([{ because: { de: 'Summenzeile', en: 'sum line' }, count: 2 }]);
  expect(scan.placeholders).toMatchObject([
    { column: 'Ansatz / 2027', written: 'k. A.', means: 'none', count: 1 },
  ]);
  expect(scan.totals).toMatchObject({
    byYear: [
      { year: 2024, stage: 'actual', revenueCents: 39_800_110, expenseCents: 400_669_938 },
      { year: 2026, stage: 'adopted', revenueCents: 41_250_000, expenseCents: 417_930_050 },
      { year: 2027, stage: 'draft', revenueCents: 41_250_000, expenseCents: 421_100_000 },
      { year: 2028, stage: 'draft', revenueCents: 40_000_000, expenseCents: 438_800_000 },
    ],
  });
  const rows = [];
  for await (const reading of readRows(profile, path, scan)) rows.push(reading);
  expect(rows[2]).toMatchObject({
    line: 6,
    row: {
      product: '3.1.50',
      account: '531900',
      accountName: 'Selbsthilfe; Zuschüsse',
      kind: 'expense',
      amounts: [
        { year: 2026, stage: 'adopted', amountCents: 8_500_000 },
        { year: 2028, stage: 'draft', amountCents: 9_000_000 },
        { year: 2024, stage: 'actual', amountCents: 7_995_000 },
      ],
    },
  });
});

it('The documented grants are taken as the page says', async () => {
  const profile = parseProfile(example('grants.yaml'), 'grants.yaml');
  const path = files.text(example('grants.csv'));
  const scan = await scanFile(profile, path);
  expect(scan).toMatchObject({ rows: 2, refused: 0, totals: { amountCents: 11_000_050 } });
  const rows = [];
  for await (const reading of readRows(profile, path, scan)) rows.push(reading);
  expect(rows).toMatchObject([
    {
      line: 2,
      row: {
        externalNo: '2025-001',
        recipient: { name: 'Nachbarschaftshilfe Nord e. V.', legalForm: 'eV' },
        authority: 'Fachdienst Soziales',
        purpose: 'Offener Treff\nim Stadtteil',
        period: { from: '2025-01-01', until: '2025-12-31' },
        budgetLine: { product: '3.1.50', account: '531800' },
      },
    },
    { line: 4, row: { recipient: { legalForm: 'gGmbH' }, amountCents: 9_800_000 } },
  ]);
});
