import fc from 'fast-check';
import { daysAfter, isRealDate, monthsAfter } from './dates.js';

it.each([
  ['2027-03-31', 3, '2027-06-30'],
  ['2027-03-31', 6, '2027-09-30'],
  ['2027-03-31', 9, '2027-12-31'],
  ['2027-01-31', 1, '2027-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2027-12-15', 1, '2028-01-15'],
  ['2027-12-31', 0, '2027-12-31'],
  ['0050-01-01', 1, '0050-02-01'],
])('%s is followed after %d months by %s', (day, months, later) => {
  expect(monthsAfter(day, months)).toBe(later);
});

it('some months later is the same day of the month, or the last one of a shorter month', () => {
  const anyDay = fc.integer({ min: 0, max: 60_000 }).map((days) => daysAfter('1990-01-01', days));
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 240 }), (day, months) => {
      const later = monthsAfter(day, months);
      const [from, to] = [day, later].map((each) => each.split('-').map(Number)) as [number[], number[]];
      expect(isRealDate(later)).toBe(true);
      expect(to[0]! * 12 + to[1]!).toBe(from[0]! * 12 + from[1]! + months);
      if (to[2] !== from[2]) {
        expect(to[2]).toBeLessThan(from[2]!);
        expect(daysAfter(later, 1).slice(-2)).toBe('01');
      }
    }),
  );
});
