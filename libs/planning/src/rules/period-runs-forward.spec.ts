import { includes, overlap, periodRunsForward } from './period-runs-forward.js';

const spring = { from: '2027-03-01', until: '2027-05-31' };

describe('a period', () => {
  it('may be one day and may last for ever, but does not end before it begins', () => {
    expect(periodRunsForward({ from: '2027-03-01', until: '2027-03-01' })).toBeUndefined();
    expect(periodRunsForward({ from: '2027-03-01' })).toBeUndefined();
    expect(periodRunsForward({ from: '2027-03-02', until: '2027-03-01' })).toMatchObject({
      code: 'period-reversed',
      facts: { from: '2027-03-02', until: '2027-03-01' },
    });
  });

  it.each([
    ['2027-02-28', false],
    ['2027-03-01', true],
    ['2027-05-31', true],
    ['2027-06-01', false],
  ])('covers its first and its last day: %s %s', (day, expected) => {
    expect(includes(spring, day)).toBe(expected);
  });

  it('without an end covers every later day', () => {
    expect(includes({ from: '2027-03-01' }, '2099-01-01')).toBe(true);
  });

  it('overlaps another from its last day on, and no longer the day after', () => {
    expect(overlap(spring, { from: '2027-05-31' })).toBe(true);
    expect(overlap(spring, { from: '2027-06-01' })).toBe(false);
    expect(overlap(spring, { from: '2027-01-01', until: '2027-03-01' })).toBe(true);
    expect(overlap(spring, { from: '2027-01-01', until: '2027-02-28' })).toBe(false);
  });
});
