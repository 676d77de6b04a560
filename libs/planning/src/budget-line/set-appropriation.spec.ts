import type { DecidedEvent } from '#kernel';
import { stories } from '#kernel/testing';
import { planning } from '../acts.js';
import { eventCorrected } from '../correction/event-corrected.event.js';
import type { BudgetStatus } from '../fiscal-year/fiscal-year.terms.js';
import { appropriationSet } from './appropriation-set.event.js';
import { budgetLineOpened } from './budget-line-opened.event.js';
import { setAppropriation } from './set-appropriation.act.js';

const given = stories(planning);
const line = '00000000-0000-7000-8000-000000000001';

const opened = budgetLineOpened.of(line, {
  year: 2027,
  product: '315101',
  account: '53180000',
  kind: 'expense',
  coverGroup: { id: 'DK-7', relation: 'mutual' },
});
const ansatz = (stage: BudgetStatus, amountCents: number, authorityDeltaCents: number) =>
  appropriationSet.of(line, {
    budgetLineId: line,
    stage,
    amountCents,
    year: 2027,
    coverGroupId: '2027__DK-7',
    authorityDeltaCents,
  });
const setting = (stage: BudgetStatus, amountCents: number) => ({ budgetLineId: line, stage, amountCents });
const correcting = (eventNumber: number, event: DecidedEvent) =>
  eventCorrected.of(String(eventNumber), {
    eventNumber,
    eventType: event.type,
    eventSubject: event.subject,
    eventTags: [...event.tags],
  });

describe('set-appropriation', () => {
  it('gives the line its authority and moves its cover group', () => {
    given(opened)
      .when(setAppropriation, setting('published', 700_00))
      .then({
        type: 'appropriation-set',
        version: 1,
        subject: `budget-line:${line}`,
        tags: [`budget-line:${line}`, 'cover-group:2027__DK-7', 'fiscal-year:2027'],
        data: {
          ...setting('published', 700_00),
          year: 2027,
          coverGroupId: '2027__DK-7',
          authorityDeltaCents: 700_00,
        },
      });
  });

  it('gives no authority by a draft', () => {
    given(opened)
      .when(setAppropriation, setting('draft', 700_00))
      .then(ansatz('draft', 700_00, 0));
  });

  it('replaces what an earlier stage said instead of adding to it', () => {
    given(opened, ansatz('draft', 500_00, 0), ansatz('adopted', 700_00, 700_00))
      .when(setAppropriation, setting('published', 650_00))
      .then(ansatz('published', 650_00, -50_00));
  });

  it('may change an amount within its stage', () => {
    given(opened, ansatz('adopted', 700_00, 700_00))
      .when(setAppropriation, setting('adopted', 710_00))
      .then(ansatz('adopted', 710_00, 10_00));
  });

  it.each(['draft', 'adopted'] as const)('does not go back from published to %s', (stage) => {
    given(opened, ansatz('published', 700_00, 700_00))
      .when(setAppropriation, setting(stage, 700_00))
      .thenRefused('appropriation-stage-order', { stage: 'published', wanted: stage });
  });

  it('takes negative amounts: a revenue can be paid back', () => {
    given(opened)
      .when(setAppropriation, setting('published', -97_000_00))
      .then(ansatz('published', -97_000_00, -97_000_00));
  });

  it('falls back to the amount before, once a wrong one is corrected', () => {
    given(
      opened,
      ansatz('adopted', 700_00, 700_00),
      ansatz('published', 7_000_00, 6_300_00),
      correcting(3, ansatz('published', 7_000_00, 6_300_00)),
    )
      .when(setAppropriation, setting('published', 710_00))
      .then(ansatz('published', 710_00, 10_00));
  });

  it('refuses a line that was itself corrected', () => {
    given(opened, correcting(1, opened))
      .when(setAppropriation, setting('published', 1))
      .thenRefused('budget-line-corrected', { budgetLineId: line, by: 2 });
  });

  it('refuses a line the ledger does not know', () => {
    given()
      .when(setAppropriation, setting('published', 1))
      .thenRefused('unknown-id', { field: '/budgetLineId', kind: 'budget-line', id: line });
  });

  it('refuses a change that cannot be computed exactly', () => {
    const most = Number.MAX_SAFE_INTEGER;
    given(opened, ansatz('published', -most, -most))
      .when(setAppropriation, setting('published', 1))
      .thenRefused('sum-too-large');
    given(opened, ansatz('published', -most, -most))
      .when(setAppropriation, setting('published', 0))
      .events();
  });
});
