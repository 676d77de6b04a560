import { act } from '#kernel';
import { openingOf } from '../fiscal-year/fiscal-year.model.js';
import { reject } from '../language.js';
import { BudgetLine, budgetLineOpened, lineKey } from './budget-line-opened.event.js';
import { budgetLineKey } from './budget-line.model.js';

/** Opens a line of the budget of a year (§§ 1–4 GemHVO Hessen). Its appropriation is set by an act of its own. */
export const openBudgetLine = act('open-budget-line', BudgetLine, {
  label: { de: 'Haushaltsposition eröffnen', en: 'Open budget line' },
  makes: [budgetLineOpened],
  mayBeAhead: true,
  example: {
    year: 2027,
    product: '315101',
    productName: 'Förderung der Wohlfahrtspflege',
    account: '53180000',
    accountName: 'Zuschüsse an übrige Bereiche',
    kind: 'expense',
    voluntary: true,
  },
  reads: (input) => ({ yearOpened: openingOf(input.year), sameKey: budgetLineKey.of(lineKey(input)) }),
  decide: ({ yearOpened, sameKey }, input, { id }) => {
    const { year, coverGroup } = input;
    if (yearOpened === undefined) return reject('fiscal-year-not-open', { year });
    if (sameKey)
      return reject('budget-line-exists', { key: lineKey(input), budgetLineId: sameKey.budgetLineId }, [
        sameKey.number,
      ]);
    if (coverGroup?.relation === 'one-sided' && coverGroup.role === undefined) {
      return reject('cover-role-missing', { coverGroup: coverGroup.id });
    }
    return budgetLineOpened.of(id, input);
  },
});
