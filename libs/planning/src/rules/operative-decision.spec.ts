import type { DecisionState } from '../decision/decision.model.js';
import {
  decidedAmount,
  decisionIsEffective,
  deviationIsExplained,
  withinDecision,
} from './operative-decision.js';

const grant = { grantId: 'g', decisionId: 'd' };
const state: DecisionState = {
  number: 10,
  bodyId: 'council',
  decidedOn: '2027-03-15',
  outcome: 'adopted',
  basis: 'single',
  outcomes: [
    { subject: 'grant:other', amountCents: 1 },
    {
      subject: 'grant:g',
      amountCents: 300,
      years: [
        { year: 2027, amountCents: 200 },
        { year: 2028, amountCents: 200 },
      ],
    },
  ],
  budgetReservation: false,
  bindsFutureYears: true,
  hasPaper: false,
  explanations: [],
};
const decided = (change: Partial<DecisionState> = {}) => ({ ...grant, decision: { ...state, ...change } });
const giving = (amountCents?: number) =>
  decided({ outcomes: [{ subject: 'grant:g', ...(amountCents === undefined ? {} : { amountCents }) }] });
const inYear = (year: number, amountCents: number) => ({ year, amountCents });

describe('R4: a decision has effect', () => {
  it('where it was adopted, with changes or without', () => {
    expect(decisionIsEffective(decided())).toBeUndefined();
    expect(decisionIsEffective(decided({ outcome: 'adopted-changed' }))).toBeUndefined();
    expect(decisionIsEffective(decided({ outcome: 'deferred' }))).toEqual({
      code: 'decision-not-effective',
      facts: { decisionId: 'd', outcome: 'deferred' },
      restsOn: [10],
    });
  });
});

describe('R2: what is allocated stays within the decision', () => {
  it('in sum, to the cent, over all years', () => {
    expect(withinDecision(decided(), [inYear(2027, 200), inYear(2028, 100)])).toBeUndefined();
    expect(withinDecision(decided(), [inYear(2027, 200), inYear(2028, 101)])).toEqual({
      code: 'decided-amount-exceeded',
      facts: { ...grant, decidedCents: 300, wantedCents: 301 },
      restsOn: [10],
    });
  });

  it('in each year that it names, over all lines of the year, and in no other', () => {
    expect(withinDecision(decided(), [inYear(2027, 100), inYear(2027, 101)])).toMatchObject({
      code: 'decided-year-exceeded',
      facts: { year: 2027, decidedCents: 200, wantedCents: 201 },
    });
    expect(withinDecision(decided(), [inYear(2029, 1)])).toMatchObject({
      code: 'decided-year-exceeded',
      facts: { year: 2029, decidedCents: 0, wantedCents: 1 },
    });
  });

  it('in any year where it names none', () => {
    expect(withinDecision(giving(300), [inYear(2029, 300)])).toBeUndefined();
  });

  it('gives what its years come to, where it names no sum', () => {
    expect(decidedAmount({ years: [inYear(2027, 1), inYear(2028, 2)] })).toBe(3);
    expect(decidedAmount({ years: [] })).toBeUndefined();
    expect(withinDecision(giving(), [inYear(2027, 1)])).toMatchObject({ code: 'decided-amount-missing' });
  });
});

describe('R4: a deviation from the recommendation is explained', () => {
  const recommended = (recommendationId: string, number: number, amountCents = 300) => ({
    recommendationId,
    outcome: 'recommended' as const,
    amountCents,
    number,
  });

  it('where the last recommendation before the decision gives another amount', () => {
    expect(deviationIsExplained(decided(), [recommended('a', 5, 1), recommended('b', 9)])).toBeUndefined();
    expect(deviationIsExplained(decided(), [recommended('a', 5), recommended('b', 9, 299)])).toEqual({
      code: 'deviation-to-explain',
      facts: { decisionId: 'd', grantId: 'g', deviation: 'other-amount' },
      restsOn: [9, 10],
    });
  });

  it('not by a recommendation that came after it', () => {
    expect(deviationIsExplained(decided(), [recommended('b', 11)])).toMatchObject({
      facts: { deviation: 'recommendation-missing' },
      restsOn: [10],
    });
  });

  it('from the recommendation that the decision names, whichever came last', () => {
    const both = [recommended('a', 5), recommended('b', 9, 1)];
    expect(deviationIsExplained(decided({ recommendationId: 'a' }), both)).toBeUndefined();
    expect(deviationIsExplained(decided({ recommendationId: 'b' }), both)).toMatchObject({
      facts: { deviation: 'other-amount' },
    });
    expect(deviationIsExplained(decided({ recommendationId: 'of another grant' }), both)).toMatchObject({
      facts: { deviation: 'other-amount' },
    });
  });

  it('for the grant itself, not for another', () => {
    const explanations = (grantId: string) => ({ explanations: [{ grantId, number: 12 }] });
    expect(deviationIsExplained(decided(explanations('g')), [])).toBeUndefined();
    expect(deviationIsExplained(decided(explanations('other')), [])).toMatchObject({
      facts: { deviation: 'recommendation-missing' },
    });
  });
});
