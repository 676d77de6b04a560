import { act } from '#kernel';
import { reject } from '../language.js';
import { BudgetStatusOfYear, budgetStatusSet } from './budget-status-set.event.js';
import { budgetStatus, openingOf } from './fiscal-year.model.js';
import { liesAfter } from './fiscal-year.terms.js';

/** Says how far the budget of a year has come (§§ 97, 99 HGO). Only forward; a step may be left out. */
export const setBudgetStatus = act('set-budget-status', BudgetStatusOfYear, {
  label: { de: 'Haushaltsstatus setzen', en: 'Set budget status' },
  makes: [budgetStatusSet],
  mayBeAhead: true,
  example: { year: 2027, status: 'published' },
  reads: ({ year }) => ({ opened: openingOf(year), reached: budgetStatus.of(String(year)) }),
  decide: ({ opened, reached }, { year, status }) => {
    if (opened === undefined) return reject('fiscal-year-not-open', { year });
    const last = reached.at(-1);
    if (last && !liesAfter(status, last.status)) {
      return reject('budget-status-order', { year, status: last.status, wanted: status }, [last.number]);
    }
    return budgetStatusSet.of(String(year), { year, status });
  },
});
