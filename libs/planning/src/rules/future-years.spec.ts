import { futureYearsAuthorised } from './future-years.js';

const line = (year: number, kind: 'expense' | 'investment-grant' = 'expense') => ({
  budgetLineId: 'l',
  year,
  kind,
});
const asked = { year: 2027, bindsFutureYears: true, scope: 'investment' as const };

describe('R3: years to come', () => {
  it('begin with the one after the decision', () => {
    const silent = { ...asked, bindsFutureYears: false };
    expect(futureYearsAuthorised([line(2027)], silent)).toBeUndefined();
    expect(futureYearsAuthorised([line(2027), line(2028)], silent)).toEqual({
      code: 'future-year-not-bound',
      facts: { budgetLineId: 'l', year: 2028, present: 2027 },
      restsOn: [],
    });
    expect(futureYearsAuthorised([line(2028)], asked)).toBeUndefined();
  });

  it('need a commitment authority for investments, and for all lines where the ledger is set so', () => {
    const missing = { code: 'commitment-authority-missing', facts: { budgetLineId: 'l', year: 2028 } };
    expect(futureYearsAuthorised([line(2027, 'investment-grant')], asked)).toBeUndefined();
    expect(futureYearsAuthorised([line(2028, 'investment-grant')], asked)).toMatchObject(missing);
    expect(futureYearsAuthorised([line(2028)], { ...asked, scope: 'all' })).toMatchObject(missing);
    expect(futureYearsAuthorised([line(2027)], { ...asked, scope: 'all' })).toBeUndefined();
  });
});
