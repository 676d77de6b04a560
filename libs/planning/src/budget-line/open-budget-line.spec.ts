import { validate } from '#kernel';
import { stories } from '#kernel/testing';
import { planning } from '../acts.js';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { fiscalYearOpened } from '../fiscal-year/fiscal-year-opened.event.js';
import { budgetLineOpened } from './budget-line-opened.event.js';
import type { BudgetLine } from './budget-line-opened.event.js';
import { openBudgetLine } from './open-budget-line.act.js';

const given = stories(planning);
const known = '00000000-0000-7000-8000-000000000001';
const fresh = '00000000-0000-7000-8000-000000000002';

const year = fiscalYearOpened.of('2027', { year: 2027 });
const welfare: BudgetLine = {
  year: 2027,
  mandant: '01',
  product: '315101',
  account: '5318.01',
  costCentre: '5001',
  kind: 'expense',
};

describe('open-budget-line', () => {
  it('opens a line, tagged with its year, its key, its position through the years and its cover group', () => {
    const line: BudgetLine = { ...welfare, coverGroup: { id: 'DK-7', relation: 'mutual' } };
    given(year)
      .when(openBudgetLine, line, { id: fresh })
      .then({
        type: 'budget-line-opened',
        version: 1,
        subject: `budget-line:${fresh}`,
        tags: [
          'budget-line-key:2027_01_315101_5318.01_5001',
          `budget-line:${fresh}`,
          'budget-position:01_315101_5318.01',
          'cover-group:2027_01_DK-7',
          'fiscal-year:2027',
        ],
        data: line,
      });
  });

  it('leaves empty in the key what an import does not know', () => {
    const [opened] = given(year)
      .when(
        openBudgetLine,
        { year: 2027, product: '1000', account: '119.02', kind: 'revenue' },
        { id: fresh },
      )
      .events();
    expect(opened?.tags).toEqual([
      'budget-line-key:2027__1000_119.02_',
      `budget-line:${fresh}`,
      'budget-position:_1000_119.02',
      'fiscal-year:2027',
    ]);
  });

  it('keeps the longest key within what a tag may hold', () => {
    const longest = {
      mandant: 'm'.repeat(10),
      product: 'p'.repeat(20),
      account: 'a'.repeat(20),
      costCentre: 'c'.repeat(20),
    };
    given(year)
      .when(openBudgetLine, { ...welfare, ...longest })
      .events();
  });

  it('refuses a year that is not open', () => {
    given(year)
      .when(openBudgetLine, { ...welfare, year: 2028 })
      .thenRefused('fiscal-year-not-open', { year: 2028 });
  });

  it('refuses a line that exists, and names it', () => {
    given(year, budgetLineOpened.of(known, welfare))
      .when(openBudgetLine, { ...welfare, kind: 'revenue' }, { id: fresh })
      .thenRefused('budget-line-exists', { key: '2027_01_315101_5318.01_5001', budgetLineId: known });
  });

  it.each([{ mandant: '02' }, { product: '315102' }, { account: '5318.02' }, { costCentre: '5002' }])(
    'takes another line: %j',
    (other) => {
      given(year, budgetLineOpened.of(known, welfare))
        .when(openBudgetLine, { ...welfare, ...other }, { id: fresh })
        .events();
    },
  );

  it('takes the key again once the wrong line was corrected', () => {
    const wrong = budgetLineOpened.of(known, welfare);
    const corrected = eventCorrected.of('2', {
      eventNumber: 2,
      eventType: wrong.type,
      eventSubject: wrong.subject,
      eventTags: [...wrong.tags],
    });
    given(year, wrong, corrected).when(openBudgetLine, welfare, { id: fresh }).events();
  });

  it('wants to know who gives and who takes in a one-sided cover group', () => {
    given(year)
      .when(openBudgetLine, { ...welfare, coverGroup: { id: 'DK-7', relation: 'one-sided' } })
      .thenRefused('cover-role-missing', { coverGroup: 'DK-7' });
  });

  it('takes no code that would make the key ambiguous or too long', () => {
    const result = validate(openBudgetLine.input, {
      ...welfare,
      product: '31_51',
      account: 'a'.repeat(21),
      mandant: 'm'.repeat(11),
    });
    expect(result.ok ? [] : result.faults.map(({ path }) => path).sort()).toEqual([
      '/account',
      '/mandant',
      '/product',
    ]);
  });
});
