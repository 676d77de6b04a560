import { stories } from '#kernel/testing';
import { planning } from '../acts.js';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { budgetStatusSet } from './budget-status-set.event.js';
import { fiscalYearOpened } from './fiscal-year-opened.event.js';
import { openFiscalYear } from './open-fiscal-year.act.js';
import { setBudgetStatus } from './set-budget-status.act.js';

const given = stories(planning);
const opened = fiscalYearOpened.of('2027', { year: 2027 });
const adopted = budgetStatusSet.of('2027', { year: 2027, status: 'adopted' });

describe('open-fiscal-year', () => {
  it('opens a year under its own number', () => {
    given()
      .when(openFiscalYear, { year: 2027 })
      .then({
        type: 'fiscal-year-opened',
        version: 1,
        subject: 'fiscal-year:2027',
        tags: ['fiscal-year:2027'],
        data: { year: 2027 },
      });
  });

  it('refuses to open a year twice', () => {
    given(opened)
      .when(openFiscalYear, { year: 2027 })
      .thenRefused('id-taken', { kind: 'fiscal-year', id: '2027' });
  });

  it('may be dated ahead: budgets are made for what comes', () => {
    given().when(openFiscalYear, { year: 2028 }, { effectiveOn: '2028-01-01' }).events();
  });
});

describe('set-budget-status', () => {
  it('goes from adopted to published', () => {
    given(opened, adopted)
      .when(setBudgetStatus, { year: 2027, status: 'published' })
      .then(budgetStatusSet.of('2027', { year: 2027, status: 'published' }));
  });

  it('may leave a step out', () => {
    given(opened).when(setBudgetStatus, { year: 2027, status: 'published' }).events();
  });

  it('does not go back', () => {
    given(opened, adopted)
      .when(setBudgetStatus, { year: 2027, status: 'draft' })
      .thenRefused('budget-status-order', { year: 2027, status: 'adopted', wanted: 'draft' });
  });

  it('does not stay where it is', () => {
    given(opened, adopted)
      .when(setBudgetStatus, { year: 2027, status: 'adopted' })
      .thenRefused('budget-status-order', { year: 2027, status: 'adopted', wanted: 'adopted' });
  });

  it('refuses a year that is not open, though another is', () => {
    given(opened)
      .when(setBudgetStatus, { year: 2028, status: 'draft' })
      .thenRefused('fiscal-year-not-open', { year: 2028 });
  });

  it('stands where it was before, once a wrong status is corrected', () => {
    const corrected = eventCorrected.of('3', {
      eventNumber: 3,
      eventType: 'budget-status-set',
      eventSubject: 'fiscal-year:2027',
      eventTags: ['fiscal-year:2027'],
    });
    given(opened, adopted, budgetStatusSet.of('2027', { year: 2027, status: 'published' }), corrected)
      .when(setBudgetStatus, { year: 2027, status: 'adopted' })
      .thenRefused('budget-status-order', { year: 2027, status: 'adopted', wanted: 'adopted' });
  });
});
