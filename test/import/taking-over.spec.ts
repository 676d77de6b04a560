import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { parseProfile } from '#importing';
import { ImportingTown, LINES, budgetProfile, budgetText, inShort } from './importing-town.js';

let town: ImportingTown;
beforeAll(async () => {
  town = await ImportingTown.open();
});
afterAll(() => town.close());

describe('A budget', () => {
  it('opens its ledger, its years and its lines, and prints the control totals of the file', async () => {
    const path = town.file(budgetText(...LINES), 'haushalt.csv');
    const report = await town.import('stadt', budgetProfile(), path);
    const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
    expect(report).toMatchObject({
      rows: 3,
      taken: 3,
      unchanged: 0,
      refused: [],
      events: 12,
      number: 12,
      sha256,
      totals: { revenueCents: 41_225, expenseCents: 141_050 },
      byYear: [
        { year: 2025, stage: 'comparison', revenueCents: 0, expenseCents: 73_000 },
        { year: 2026, stage: 'adopted', revenueCents: 41_225, expenseCents: 70_000 },
        { year: 2027, stage: 'draft', revenueCents: 0, expenseCents: 71_050 },
      ],
      acts: {
        'open-ledger': 1,
        'open-fiscal-year': 2,
        'set-budget-status': 2,
        'open-budget-line': 4,
        'set-appropriation': 3,
      },
    });
    const events = await town.events('stadt');
    expect(events.map(inShort)).toEqual([
      ['ledger-opened'],
      ['fiscal-year-opened', 2026],
      ['budget-status-set', 2026, 'adopted'],
      ['fiscal-year-opened', 2027],
      ['budget-status-set', 2027, 'draft'],
      ['budget-line-opened', 2026, '531800'],
      ['appropriation-set', 2026, 'adopted', 70_000],
      ['budget-line-opened', 2027, '531800'],
      ['appropriation-set', 2027, 'draft', 71_050],
      ['budget-line-opened', 2026, '448200'],
      ['appropriation-set', 2026, 'adopted', 41_225],
      // A place without any amount in the plan is opened in its first year.
      ['budget-line-opened', 2026, '531900'],
    ]);
    expect(events[0]!.data).toMatchObject({
      title: 'stadt',
      mode: 'real',
      federalState: 'HE',
      ags: '06999001',
    });
    for (const { evidence, actor } of events) {
      expect(actor).toBe('operator:clerk');
      expect(evidence).toEqual([{ title: 'haushalt.csv', sha256, mediaType: 'text/csv' }]);
    }
    expect(events[6]!.data).toMatchObject({ planRef: 'haushalt.csv, Zeile 2' });
  });

  it('again changes nothing and says so, also under another name', async () => {
    for (const name of ['haushalt.csv', 'kopie.csv']) {
      const report = await town.import('stadt', budgetProfile(), town.file(budgetText(...LINES), name));
      expect(report).toMatchObject({ taken: 0, unchanged: 3, events: 0, number: 12, acts: {} });
    }
    expect(await town.events('stadt')).toHaveLength(12);
  });

  it('corrected changes what was corrected, on the lines there are', async () => {
    const [first = '', ...rest] = LINES;
    const path = town.file(budgetText(first.replace('700,00', '720,00'), ...rest, '31.3;531800;Neu;;1,00;'));
    expect(await town.import('stadt', budgetProfile(), path)).toMatchObject({
      taken: 2,
      unchanged: 2,
      events: 3,
    });
    const [set, opened] = (await town.events('stadt')).slice(12);
    expect(inShort(set!)).toEqual(['appropriation-set', 2026, 'adopted', 72_000]);
    expect(set!.data).toMatchObject({ authorityDeltaCents: 2_000 });
    expect(inShort(opened!)).toEqual(['budget-line-opened', 2026, '531800']);
  });

  it('goes on from a draft to what was adopted, and sets the status of its year', async () => {
    const path = town.file(budgetText('31.1;531800;Zuschüsse;;720,00;700,00'));
    const adopted = budgetProfile((yaml) => yaml.replace('stage: draft', 'stage: adopted'));
    await town.import('stadt', adopted, path);
    expect((await town.events('stadt')).slice(15).map(inShort)).toEqual([
      ['budget-status-set', 2027, 'adopted'],
      ['appropriation-set', 2027, 'adopted', 70_000],
    ]);
  });

  it('opens anew what was opened by mistake and corrected', async () => {
    const before = await town.events('stadt');
    const opened = before.findLast(({ type }) => type === 'budget-line-opened')!;
    await town.perform('stadt', 'correct-event', { eventNumber: opened.number, reason: 'Falsches Produkt' });
    const path = town.file(budgetText('31.3;531800;Neu;;1,00;'));
    expect(await town.import('stadt', budgetProfile(), path)).toMatchObject({ taken: 1, events: 2 });
    const again = (await town.events('stadt')).findLast(({ type }) => type === 'budget-line-opened')!;
    expect(again.tags).toContain('budget-line-key:2026__31.3_531800_');
    expect(again.subject).not.toBe(opened.subject);
  });
});

it('A town’s export with thousand dots, two header rows and wide years needs a profile alone', async () => {
  const page = readFileSync(new URL('../../docs/profiles.md', import.meta.url), 'utf8');
  const example = (name: string) =>
    new RegExp(`<!-- example: ${name}[^\n]*-->\n\`\`\`[a-z]+\n([^]*?)\`\`\``).exec(page)![1]!;
  const profile = parseProfile(example('budget.yaml'), 'budget.yaml');
  const path = town.file(Buffer.from(example('budget.csv'), 'latin1'), 'export.csv');
  const report = await town.import('musterstadt', profile, path, {
    open: { title: 'Musterstadt', kind: 'municipality', federalState: 'HE' },
  });
  expect(report).toMatchObject({
    rows: 5,
    taken: 5,
    passedOver: [{ count: 2 }],
    acts: { 'open-fiscal-year': 3, 'set-budget-status': 3, 'open-budget-line': 14, 'set-appropriation': 14 },
  });
  const sums = new Map<number, number>();
  for (const { type, data } of await town.events('musterstadt')) {
    if (type !== 'appropriation-set') continue;
    const { year, amountCents } = data as { year: number; amountCents: number };
    sums.set(year, (sums.get(year) ?? 0) + amountCents);
  }
  for (const { year, stage, revenueCents, expenseCents } of report.byYear!)
    if (stage !== 'actual') expect(sums.get(year)).toBe(revenueCents + expenseCents);
});
