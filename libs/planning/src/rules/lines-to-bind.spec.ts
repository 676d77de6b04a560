import { linesCanBeBound, linesWanted } from './lines-to-bind.js';

const line = { number: 3, year: 2027, kind: 'expense' as const, entries: [] };
const wanted = (...amounts: number[]) =>
  amounts.map((amountCents, index) => ({ budgetLineId: `l${String(index)}`, amountCents }));
const states = [line, line];

describe('R2: lines to bind', () => {
  it('have an amount from one cent on', () => {
    expect(linesCanBeBound(wanted(1), states)).toBeUndefined();
    expect(linesCanBeBound(wanted(1, 0), states)).toMatchObject({
      code: 'line-without-amount',
      facts: { budgetLineId: 'l1' },
    });
  });

  it('come to a sum that is exact', () => {
    expect(linesCanBeBound(wanted(Number.MAX_SAFE_INTEGER - 1, 1), states)).toBeUndefined();
    expect(linesCanBeBound(wanted(Number.MAX_SAFE_INTEGER, 1), states)).toMatchObject({
      code: 'sum-too-large',
    });
  });

  it('are named once, are there, and hold', () => {
    const [one = { budgetLineId: '', amountCents: 0 }] = wanted(1);
    expect(linesCanBeBound([one, one], states)).toMatchObject({ code: 'line-named-twice' });
    expect(linesCanBeBound([one], [undefined])).toMatchObject({ code: 'unknown-id' });
    expect(linesCanBeBound([one], [{ ...line, correctedBy: 9 }])).toEqual({
      code: 'budget-line-corrected',
      facts: { budgetLineId: 'l0', by: 9 },
      restsOn: [9],
    });
  });

  it('bring no revenue', () => {
    expect(linesCanBeBound(wanted(1), [{ ...line, kind: 'revenue' }])).toMatchObject({
      code: 'line-of-revenue',
    });
    expect(linesCanBeBound(wanted(1), [{ ...line, kind: 'investment-grant' }])).toBeUndefined();
  });

  it('carry year, kind and cover group of their own', () => {
    const [covered, year] = [
      { ...line, coverGroupId: 'k' },
      { ...line, year: 2028 },
    ];
    expect(linesWanted(wanted(1, 2), [covered, year])).toEqual([
      { budgetLineId: 'l0', year: 2027, kind: 'expense', coverGroupId: 'k', amountCents: 1 },
      { budgetLineId: 'l1', year: 2028, kind: 'expense', amountCents: 2 },
    ]);
    expect(linesWanted(wanted(1, 2), [undefined, year])).toHaveLength(1);
  });
});
