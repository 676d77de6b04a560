import { dayReader } from './day.js';

describe('A day', () => {
  it.each([
    ['DD.MM.YYYY', '01.12.2025', '2025-12-01'],
    ['M/D/YYYY', '1/31/2010', '2010-01-31'],
    ['M/D/YYYY', '12/31/2010', '2010-12-31'],
    ['YYYY-MM-DD', '2024-02-29', '2024-02-29'],
    ['YYYYMMDD', '20240229', '2024-02-29'],
  ])('in the form %s, written %s, is %s', (format, text, iso) => {
    expect(dayReader([format])(text)).toBe(iso);
  });

  it.each([
    ['DD.MM.YYYY', '1.12.2025', 'has one digit where two are demanded'],
    ['DD.MM.YYYY', '31.02.2025', 'does not exist'],
    ['DD.MM.YYYY', '29.02.2025', 'does not exist in this year'],
    ['M/D/YYYY', '31/1/2010', 'has no such month'],
    ['M/D/YYYY', '1.31.2010', 'has other signs'],
    ['DD.MM.YYYY', '01.12.25', 'has a year of two digits'],
    ['DD.MM.YYYY', '01.12.2025 ', 'goes on behind the year'],
  ])('in the form %s, written %s, is none: it %s', (format, text) => {
    expect(dayReader([format])(text)).toBeUndefined();
  });

  it('is read by the first form that fits', () => {
    const read = dayReader(['DD.MM.YYYY', 'YYYY-MM-DD']);
    expect([read('03.04.2025'), read('2025-04-03')]).toEqual(['2025-04-03', '2025-04-03']);
  });
});
