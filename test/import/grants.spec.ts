import {
  GRANT_ROWS,
  ImportingTown,
  LINES,
  budgetProfile,
  budgetText,
  grantsProfile,
  grantsText,
  inShort,
} from './importing-town.js';

let town: ImportingTown;
beforeAll(async () => {
  town = await ImportingTown.open();
});
afterAll(() => town.close());

describe('Grants', () => {
  it('join the budget, register each recipient once, and keep file and line', async () => {
    await town.import('foerderung', budgetProfile(), town.file(budgetText(...LINES)));
    const path = town.file(grantsText(...GRANT_ROWS), 'zuwendungen.tsv');
    const report = await town.import('foerderung', grantsProfile(), path);
    expect(report).toMatchObject({
      rows: 4,
      taken: 4,
      totals: { amountCents: 71_050 },
      acts: { 'register-organisation': 2, 'take-over-grant': 4 },
      joins: { 'own-year': 1, 'other-years': 1, 'no-position': 1, 'not-named': 1 },
    });
    const events = (await town.events('foerderung')).slice(12);
    expect(events.map(inShort)).toEqual([
      ['organisation-registered'],
      ['grant-taken-over', 2026, 50_000, 'Z-1'],
      ['grant-taken-over', 2025, 12_050, 'Z-2'],
      ['organisation-registered'],
      ['grant-taken-over', 2026, 8_000, 'Z-3'],
      ['grant-taken-over', 2026, 1_000, 'Z-4'],
    ]);
    expect(events[0]!.data).toEqual({ name: 'Träger A e. V.', kind: 'organisation' });
    expect(events[2]!.data).toMatchObject({
      source: { fileSha256: report.sha256, line: 3, fileName: 'zuwendungen.tsv' },
    });
    expect(events[2]!.tags).toContain(events[0]!.subject);
    expect(events[2]!.evidence).toMatchObject([{ mediaType: 'text/tab-separated-values' }]);
  });

  it('again change nothing; with other content they are refused until the first are corrected', async () => {
    const same = town.file(grantsText(...GRANT_ROWS));
    expect(await town.import('foerderung', grantsProfile(), same)).toMatchObject({ unchanged: 4, events: 0 });

    const [first = '', ...rest] = GRANT_ROWS;
    const other = town.file(
      grantsText(first.replace('500,00', '555,00'), ...rest, 'Z-5\tTräger B\tNeu\t1,00\t2026\t\t'),
    );
    const refused = await town.import('foerderung', grantsProfile(), other);
    expect(refused).toMatchObject({ isTaken: false, taken: 0, events: 0, refusedRows: 1 });
    expect(refused.refused).toMatchObject([{ line: 2, value: 'Z-1' }]);
    expect(refused.refused[0]!.reason.de).toContain('anderem Inhalt (Betrag)');

    const eventNumber = (await town.events('foerderung')).find(({ tags }) =>
      tags.includes('grant-no:Z-1'),
    )!.number;
    await town.perform('foerderung', 'correct-event', { eventNumber, reason: 'Betrag falsch übernommen' });
    expect(await town.import('foerderung', grantsProfile(), other)).toMatchObject({
      taken: 2,
      unchanged: 3,
      events: 2,
    });
    expect(await town.import('foerderung', grantsProfile(), other)).toMatchObject({ taken: 0, unchanged: 5 });
  });

  it('alone open a ledger without a budget: their places are gaps', async () => {
    const report = await town.import(
      'nur-zuwendungen',
      grantsProfile(),
      town.file(grantsText(...GRANT_ROWS)),
    );
    expect(report).toMatchObject({ events: 7, joins: { 'no-position': 3, 'not-named': 1 } });
  });
});
