import { unspentWasPaid } from './unspent-was-paid.js';

const paid = [
  { as: 'paid' as const, budgetLineId: 'line', amountCents: 500_00, number: 8 },
  { as: 'encumbered' as const, budgetLineId: 'line', amountCents: 900_00, number: 5 },
];

describe('R11: what is left of a grant', () => {
  it('is at most what was paid, and no cent more', () => {
    expect(unspentWasPaid(500_00, 500_00, [])).toBeUndefined();
    expect(unspentWasPaid(500_01, 500_00, paid)).toEqual({
      code: 'unspent-beyond-paid',
      facts: { unspentCents: 500_01, paidCents: 500_00 },
      restsOn: [8],
    });
  });

  it('may be nothing, even where more came back than was paid', () => {
    expect(unspentWasPaid(0, -1, [])).toBeUndefined();
  });
});
