import { scanFile } from '../scan-file.js';
import { MadeUpFiles, allRows, loadBudget } from '../testing.js';

const files = new MadeUpFiles();
afterAll(() => files.remove());

/** Made-up rows of the shape that the published file has, with every odd value that occurs in it. */
describe('hamburg-titel', () => {
  const file = (...rows: readonly string[][]) =>
    files.text(rows.map((cells) => `${cells.join('\t')}\r\n`).join(''));
  const title = async (...cells: string[]) => {
    const { rows } = await allRows(await loadBudget('hamburg-titel'), file(cells));
    return rows[0]!;
  };
  const amountsOf = async (...amounts: string[]) =>
    (await title('1000', '411.01', 'Entgelt', ...amounts)).amounts.map(({ year, amountCents }) => [
      year,
      amountCents,
    ]);

  it('reads five years in thousand euro', async () => {
    const { amounts } = await title(
      '1000',
      '411.01',
      'Entgelt',
      '4.314',
      '4.558',
      '4.438',
      '4.765',
      '4.463 ',
    );
    expect(amounts).toEqual([
      { year: 2008, stage: 'actual', amountCents: 431_400_000 },
      { year: 2009, stage: 'actual', amountCents: 455_800_000 },
      { year: 2010, stage: 'comparison', amountCents: 443_800_000 },
      { year: 2011, stage: 'adopted', amountCents: 476_500_000 },
      { year: 2012, stage: 'adopted', amountCents: 446_300_000 },
    ]);
  });

  it('knows what stands in place of an amount', async () => {
    const noResults = [[2010, 0]];
    expect(await amountsOf('(12.460)', '(0)', '0', '\\"\\"', '\\"\\"')).toEqual(noResults);
    expect(await amountsOf('(0)', '5.542 R', '0', '\\"\\"', '\\"\\"')).toEqual(noResults);
    expect(await amountsOf('(0)', '136R', '0', '\\"\\"', '\\"\\"')).toEqual(noResults);
    expect(await amountsOf('(0)', '249-V', '0', '\\"\\"', '\\"\\"')).toEqual(noResults);
    expect(await amountsOf('1-', '', '21.335-', '-', '-')).toEqual([
      [2008, -100_000],
      [2010, -2_133_500_000],
      [2011, 0],
      [2012, 0],
    ]);
  });

  it('counts what it read in a special way', async () => {
    const profile = await loadBudget('hamburg-titel');
    const path = file(
      ['1000', '411.01', 'A', '0', '1 R', '0', '-', '-'],
      ['1000', '411.02', 'B', '0', '2 R', '0', '-', '\\"\\"'],
    );
    const { placeholders } = await scanFile(profile, path);
    expect(placeholders.map(({ column, means, count }) => [column, means, count])).toEqual([
      ['5', 'none', 2],
      ['7', 'zero', 2],
      ['8', 'zero', 1],
      ['8', 'none', 1],
    ]);
    expect(placeholders[0]!.because.de).toContain('Rest');
  });

  it.each([
    ['119.02', 'revenue'],
    ['389.01', 'revenue'],
    ['411.01', 'expense'],
    ['893.01', 'investment-grant'],
    ['812.01', 'expense'],
    ['972.02', 'expense'],
  ])('title %s is %s, by its main group', async (account, kind) => {
    expect((await title('1000', account, 'Text', '0', '0', '0', '0', '0')).kind).toBe(kind);
  });

  const noted = async (note: string) => {
    const {
      line: _,
      identity: __,
      product: ___,
      account: ____,
      amounts: _____,
      kind: ______,
      ...rest
    } = await title('4200', '525.01', note, ...['0', '0', '0', '0', '0']);
    return rest;
  };

  it('finds the attributes that budget notes give a title', async () => {
    const note =
      'Fortbildungen Übertragbar Zuwendungsanteil 75% Deckungsfähig im Einzelplandeckungskreis EDK-040-46. ' +
      'Mehrausgaben dürfen geleistet werden in Höhe der anteiligen Mehreinnahmen bei 04.0.4200.111.02.';
    expect(await noted(note)).toEqual({
      productName: 'Kapitel 4200',
      accountName: 'Fortbildungen',
      carriable: true,
      coverGroup: { id: 'EDK-040-46', relation: 'mutual' },
      earmark: { source: '4200.111.02', spendUpToRevenue: false },
      note,
    });
  });

  it.each([
    [
      'Gegenseitig deckungsfähig sind 04.0.4200.525.01 04.0.4200.525.02 .',
      { id: 'GD-4200.525.01', relation: 'mutual' },
    ],
    [
      'Einseitig deckungsfähig zugunsten 04.0.4200.812.01.',
      { id: 'ED-4200.525.01', relation: 'one-sided', role: 'donor' },
    ],
    [
      'Einseitig deckungsfähig zulasten 04.0.4200.511.61.',
      { id: 'ED-4200.511.61', relation: 'one-sided', role: 'recipient' },
    ],
  ])('%s', async (note, coverGroup) => {
    expect(await noted(`Technik ${note}`)).toMatchObject({ accountName: 'Technik', coverGroup });
  });

  it('tells spending up to a revenue from spending beyond the appropriation', async () => {
    const upTo = 'Ausgaben dürfen geleistet werden i.H.v. 95.00  % der Einnahmen bei 01.2.1241.119.13.';
    expect((await noted(`Ersatz ${upTo}`)).earmark).toEqual({
      source: '1241.119.13',
      spendUpToRevenue: true,
    });
    const beyond =
      'Über die Grundbewilligung hinaus dürfen Ausgaben geleistet werden in Höhe der Einnahmen bei 09.2.9990.356.02.';
    expect((await noted(`Ersatz ${beyond}`)).earmark).toEqual({
      source: '9990.356.02',
      spendUpToRevenue: false,
    });
  });

  it('mends what the extraction broke: strayed letters, quotes with backslashes, a lost name', async () => {
    const strayed = await title(
      '8500',
      '632.02 E',
      'rstattung an Länder Übertragbar',
      '0',
      '0',
      '0',
      '0',
      '0',
    );
    expect(strayed).toMatchObject({ account: '632.02', accountName: 'Erstattung an Länder' });
    expect(await noted('\\"Projekt \\"\\"Motte\\"\\"\\" Übertragbar')).toMatchObject({
      accountName: 'Projekt "Motte"',
    });
    expect(await noted('\\"\\" Übertragbar')).toMatchObject({
      accountName: 'Titel 525.01',
      note: 'Übertragbar',
    });
  });
});
