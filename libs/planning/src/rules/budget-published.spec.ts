import type { BudgetStatus } from '../fiscal-year/fiscal-year.terms.js';
import { budgetPermits, reservationIsKept } from './budget-published.js';

const budget = (year: number, ...statuses: BudgetStatus[]) => ({
  year,
  statuses: statuses.map((status, index) => ({ status, number: 5 + index })),
});
const published = budget(2027, 'draft', 'adopted', 'published');
const adopted = budget(2028, 'draft', 'adopted');

describe('R24: money is bound', () => {
  it('in years whose budget is published, each of them', () => {
    expect(budgetPermits([published])).toBeUndefined();
    expect(budgetPermits([published, adopted])).toEqual({
      code: 'budget-not-published',
      facts: { year: 2028, status: 'adopted' },
      restsOn: [6],
    });
    expect(budgetPermits([budget(2029)])).toMatchObject({ facts: { year: 2029, status: 'draft' } });
  });

  it('in others on a provisional basis', () => {
    expect(budgetPermits([adopted], 'continuation-undeferrable')).toBeUndefined();
  });
});

describe('R25: what was decided under the reservation of the budget', () => {
  const decision = { budgetReservation: true, number: 4 };

  it('is allocated so until every year is published', () => {
    expect(reservationIsKept('d', decision, [published])).toBeUndefined();
    expect(reservationIsKept('d', decision, [published, adopted])).toEqual({
      code: 'budget-reservation-kept',
      facts: { decisionId: 'd', year: 2028 },
      restsOn: [4, 6],
    });
  });

  it('concerns no other decision', () => {
    expect(reservationIsKept('d', { ...decision, budgetReservation: false }, [adopted])).toBeUndefined();
  });
});
