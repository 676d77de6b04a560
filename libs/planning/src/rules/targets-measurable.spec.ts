import type { Baseline, Indicator, Result } from '../target/agreed-results.js';
import { targetsMeasurable } from './targets-measurable.js';

const indicator: Indicator = {
  code: 'kinder',
  measure: 'unit',
  ascending: true,
  unit: 'Kinder',
  source: 'Listen',
  baseline: { status: 'measured', value: '0', date: '2026-12-31' },
  periods: [{ start: '2027-01-01', end: '2027-12-31', target: '40' }],
};
const resultWith = (...indicators: Indicator[]): Result[] => [
  { level: 3, statement: 'Angenommen', indicators },
];
const codeOf = (more: Partial<Indicator>) => targetsMeasurable(resultWith({ ...indicator, ...more }))?.code;
const missing = (baseline: Baseline, measure: Indicator['measure'] = 'unit') =>
  targetsMeasurable(resultWith({ ...indicator, measure, baseline }))?.facts['missing'];

describe('targets that can be measured (R8)', () => {
  it('have a baseline that is measured with value and day', () => {
    expect(missing({ status: 'measured', value: '0', date: '2026-12-31' })).toBeUndefined();
    expect(missing({ status: 'measured', date: '2026-12-31' })).toBe('value');
    expect(missing({ status: 'measured', valueText: 'wenige', date: '2026-12-31' })).toBe('value');
    expect(missing({ status: 'measured', value: '0' })).toBe('date');
  });

  it('may have a baseline in words where it is no number', () => {
    const words: Indicator = {
      ...indicator,
      measure: 'ordinal',
      baseline: { status: 'measured', valueText: 'gering', date: '2026-12-31' },
      periods: [{ start: '2027-01-01', end: '2027-12-31', targetText: 'hoch' }],
    };
    expect(targetsMeasurable(resultWith(words))).toBeUndefined();
    expect(missing({ status: 'measured', date: '2026-12-31' }, 'ordinal')).toBe('value');
  });

  it('have a baseline that is due by a day, or not applicable for a reason', () => {
    expect(missing({ status: 'due', dueOn: '2027-06-30' })).toBeUndefined();
    expect(missing({ status: 'due' })).toBe('dueOn');
    expect(missing({ status: 'not-applicable', reason: 'neues Angebot' })).toBeUndefined();
    expect(missing({ status: 'not-applicable' })).toBe('reason');
  });

  it('name each indicator once, over all results', () => {
    expect(targetsMeasurable([...resultWith(indicator), ...resultWith(indicator)])).toMatchObject({
      code: 'indicator-twice',
      facts: { indicator: 'kinder' },
    });
    expect(targetsMeasurable(resultWith(indicator, { ...indicator, code: 'eltern' }))).toBeUndefined();
  });

  it('have a target in each period, a number where numbers are measured', () => {
    const period = { start: '2027-01-01', end: '2027-12-31' };
    expect(codeOf({ periods: [period] })).toBe('target-value-missing');
    expect(codeOf({ periods: [{ ...period, targetText: 'viele' }] })).toBe('target-value-missing');
    expect(codeOf({ measure: 'qualitative', periods: [period] })).toBe('target-value-missing');
    expect(codeOf({ measure: 'qualitative', periods: [{ ...period, target: '3' }] })).toBeUndefined();
  });

  it('have periods that follow one another; one may begin the day after the other ended', () => {
    const half = { start: '2027-01-01', end: '2027-06-30', target: '20' };
    expect(
      codeOf({ periods: [half, { start: '2027-07-01', end: '2027-12-31', target: '40' }] }),
    ).toBeUndefined();
    expect(codeOf({ periods: [half, { start: '2027-06-30', end: '2027-12-31', target: '40' }] })).toBe(
      'indicator-periods-overlap',
    );
    expect(codeOf({ periods: [{ ...half, end: '2027-01-01' }] })).toBeUndefined();
    expect(codeOf({ periods: [{ ...half, end: '2026-12-31' }] })).toBe('period-reversed');
  });
});
