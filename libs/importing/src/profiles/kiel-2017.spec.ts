import { scanFile } from '../scan-file.js';
import { MadeUpFiles, allRows, loadBudget } from '../testing.js';

const files = new MadeUpFiles();
afterAll(() => files.remove());

/** Made-up rows of the shape that the published file has, with every odd value that occurs in it. */
describe('kiel-2017', () => {
  const header =
    'Produktbereich;Produktbereich-Bez;Teilplan;Teilplan-Bez;Produkt;Produkt-Bez;Aufwand/Ertrag;' +
    'Ergebnisgliederungscode;Ergebnisgliederung-Bez;Sachkonto;Sachkonto-Bez;Betrag;Datum';
  const file = (...rows: string[]) => files.text(`${[header, ...rows].join('\r\n')}\r\n`, 'windows-1252');
  const row = (product: string, kind: string, account: string, amount: string, day = '01.01.2017') =>
    `31-35;Soziales;3101;Grundsicherung;${product};;${kind};13;Sonstiges;${account};Zuschüsse à 1 € §;${amount};${day}`;

  it('turns expenses positive, keeps a negative revenue, and adds up to the cent', async () => {
    const profile = await loadBudget('kiel-2017');
    const path = file(
      row('310101', 'Aufwand', '53180000', '-315300,25'),
      row('310101', 'Ertrag', '44850000', '97000,00'),
      row('511030', 'Ertrag', '48112000', '-6100,00'),
      row('511030', 'Aufwand', '50110000', '0,00'),
    );
    const { scan, rows } = await allRows(profile, path);
    expect(scan.totals).toMatchObject({ revenueCents: 9_090_000, expenseCents: 31_530_025 });
    expect(rows[0]).toEqual({
      line: 2,
      identity: '["310101","53180000"]',
      product: '310101',
      productName: 'Grundsicherung',
      account: '53180000',
      accountName: 'Zuschüsse à 1 € §',
      kind: 'expense',
      amounts: [{ year: 2017, stage: 'adopted', amountCents: 31_530_025 }],
    });
    expect(rows.map(({ amounts }) => amounts[0]!.amountCents)).toEqual([31_530_025, 9_700_000, -610_000, 0]);
  });

  it('refuses a day within the year, an amount with a dot and a product twice', async () => {
    const profile = await loadBudget('kiel-2017');
    const path = file(
      row('310101', 'Aufwand', '53180000', '-1,00', '01.02.2017'),
      row('310101', 'Aufwand', '53180001', '-1.00'),
      row('310101', 'Umlage', '53180002', '-1,00'),
      row('310102', 'Aufwand', '53180003', '-1,00'),
      row('310102', 'Aufwand', '53180003', '-2,00'),
    );
    const { refusals } = await scanFile(profile, path);
    expect(refusals.map(({ line, column, value }) => [line, column, value])).toEqual([
      [2, 'Datum', '01.02.2017'],
      [3, 'Betrag', '-1.00'],
      [4, 'Aufwand/Ertrag', 'Umlage'],
      [6, 'Produkt + Sachkonto', '310102 + 53180003'],
    ]);
    expect(refusals[3]!.reason.de).toContain('schon in Zeile 5');
  });
});
