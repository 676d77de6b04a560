import { MadeUpFiles, allRows, loadGrants } from '../testing.js';

const files = new MadeUpFiles();
afterAll(() => files.remove());

/** Made-up rows of the shape that the published file has, with every odd value that occurs in it. */
describe('hamburg-inez', () => {
  const header = [
    ...[
      'INEZ-Nummer',
      'Zuwendungsempfänger',
      'Behörde',
      'Zeitraum von',
      'Zeitraum bis',
      'Einzelplan',
      'AOB',
      'Kapitel',
    ],
    ...['Titel', 'Haushaltstyp', 'Zuwendung für', 'Förderungsart', 'Gesamtzuwendung'],
  ];
  const usual = {
    'INEZ-Nummer': '37874',
    Zuwendungsempfänger: 'Beispielverein von 1967 e.V. (e.V.)',
    Behörde: 'BAAltona',
    'Zeitraum von': '01/01/2010',
    'Zeitraum bis': '12/31/2010',
    Kapitel: '1331',
    Titel: '684.12',
    'Zuwendung für': '"das Projekt ""Mobil"""',
    Förderungsart: 'Projektförderung',
    Gesamtzuwendung: '19308.98',
  };
  const grant = async (changes: Partial<typeof usual> = {}) => {
    const cells: Record<string, string> = { ...usual, ...changes };
    const path = files.text(`${header.join('\t')}\n${header.map((name) => cells[name] ?? '').join('\t')}\n`);
    const { rows } = await allRows(await loadGrants('hamburg-inez'), path);
    return rows[0]!;
  };

  it('takes a grant with all it knows', async () => {
    expect(await grant()).toEqual({
      line: 2,
      identity: '["37874"]',
      externalNo: '37874',
      recipient: { name: 'Beispielverein von 1967 e.V.', legalForm: 'eV' },
      authority: 'BAAltona',
      purpose: 'das Projekt "Mobil"',
      amountCents: 1_930_898,
      kind: 'project',
      period: { from: '2010-01-01', until: '2010-12-31' },
      year: 2010,
      budgetLine: { product: '1331', account: '684.12' },
    });
  });

  it.each([
    ['71373', 7_137_300],
    ['2500.5', 250_050],
    ['1.101633736E7', 1_101_633_736],
    ['0', 0],
  ])('the amount %s is %d cents', async (Gesamtzuwendung, amountCents) => {
    expect((await grant({ Gesamtzuwendung })).amountCents).toBe(amountCents);
  });

  it('takes days without leading zeros', async () => {
    const { period } = await grant({ 'Zeitraum von': '1/5/2010', 'Zeitraum bis': '3/31/2010' });
    expect(period).toEqual({ from: '2010-01-05', until: '2010-03-31' });
  });

  it('gives a title back the zero that a spreadsheet swallowed', async () => {
    expect((await grant({ Titel: '892.1' })).budgetLine).toEqual({ product: '1331', account: '892.10' });
  });

  it('keeps in words what is no place of the budget', async () => {
    expect(await grant({ Kapitel: 'versch.', Titel: 'versch.' })).toMatchObject({
      budgetText: 'Kapitel versch., Titel versch.',
    });
    expect(await grant({ Kapitel: 'versch.', Titel: 'versch.' })).not.toHaveProperty('budgetLine');
    const accounts = '"E9. Transferleistungen,\nF9. Auszahlungen"';
    expect(await grant({ Kapitel: 'Q01', Titel: accounts })).toMatchObject({
      budgetLine: { product: 'Q01' },
      budgetText: 'Kapitel Q01, Titel E9. Transferleistungen, F9. Auszahlungen',
    });
  });

  it.each([
    ['Beispiel gGmbH (gGmbH)', 'gGmbH'],
    ['Beispiel-Stiftung (Stiftung)', 'foundation'],
    ['Universität (Öffentlich-rechtliche Körperschaft)', 'KdoeR'],
    ['Beispiel GmbH & Co. KG (GmbH & Co KG)', 'other'],
    ['Verein (Ortsgruppe) e.V. (e.V.)', 'eV'],
  ])('%s is a %s', async (Zuwendungsempfänger, legalForm) => {
    expect((await grant({ Zuwendungsempfänger })).recipient.legalForm).toBe(legalForm);
  });

  it('reads control characters as the signs of Windows that they were', async () => {
    expect((await grant({ 'Zuwendung für': 'eine \u0084Starthilfe\u0093 \u0096 5 \u0080' })).purpose).toBe(
      'eine „Starthilfe“ – 5 €',
    );
  });
});
