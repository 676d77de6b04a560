import { euros } from './amount.js';

describe('amounts in words', () => {
  it.each([
    [0, '0,00 €', '€0.00'],
    [5, '0,05 €', '€0.05'],
    [-5, '-0,05 €', '-€0.05'],
    [99_999, '999,99 €', '€999.99'],
    [100_000, '1.000,00 €', '€1,000.00'],
    [123_456_789, '1.234.567,89 €', '€1,234,567.89'],
    [-Number.MAX_SAFE_INTEGER, '-90.071.992.547.409,91 €', '-€90,071,992,547,409.91'],
  ])('%d cents', (cents, de, en) => {
    expect([euros(cents, 'de'), euros(cents, 'en')]).toEqual([de, en]);
  });
});
