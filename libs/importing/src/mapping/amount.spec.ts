import fc from 'fast-check';
import type { NumberFormat } from '../profile/profile.js';
import { amountReader } from './amount.js';

const german: NumberFormat = {
  unit: 'euro',
  decimalSign: ',',
  thousandsSign: '.',
  minus: ['before', 'after', 'brackets'],
  exponent: false,
  currencySigns: ['€', 'EUR'],
  placeholders: [],
};

function cents(text: string, changes: Partial<NumberFormat> = {}): number | string {
  const read = amountReader({ ...german, ...changes })(text);
  return 'cents' in read ? read.cents : read.reason.en.split(':')[0]!;
}

describe('An amount', () => {
  it.each([
    ['0', 0],
    ['-0,00', 0],
    ['1234,5', 123_450],
    ['1.234,56', 123_456],
    ['12.345.678', 1_234_567_800],
    [',50', 50],
    ['-315300,00', -31_530_000],
    ['\u2212 7,01', -701],
    ['21.335-', -2_133_500],
    ['(5,00)', -500],
    ['1.234,56 €', 123_456],
    ['EUR -12,00', -1200],
    ['- € 12,00', -1200],
    ['1,500000', 150],
  ])('%s is %d cents', (text, expected) => {
    expect(cents(text)).toBe(expected);
  });

  it.each([
    ['1.23', 'no number'],
    ['1234.567,00', 'no number'],
    ['12,3,4', 'no number'],
    ['--5', 'no number'],
    ['-5-', 'no number'],
    ['(5', 'no number'],
    ['(-5)', 'no number'],
    ['5 T', 'no number'],
    ['1e3', 'no number'],
    ['٣', 'no number'],
    [',', 'no number'],
    ['€', 'no number'],
    ['0,001', 'finer than a cent'],
    ['90.071.992.547.409,92', 'too large'],
    ['9'.repeat(400), 'too large'],
  ])('%s is refused: %s', (text, why) => {
    expect(cents(text)).toBe(why);
  });

  it('is exact up to the last cent that a ledger can hold', () => {
    expect(cents('90.071.992.547.409,91')).toBe(Number.MAX_SAFE_INTEGER);
    expect(cents('90.071.992.547.409,91-')).toBe(-Number.MAX_SAFE_INTEGER);
  });

  it('in thousand euro may state hundredths of a cent only as zeros', () => {
    expect(cents('4.314', { unit: 'thousand-euro' })).toBe(431_400_000);
    expect(cents('0,00001', { unit: 'thousand-euro' })).toBe(1);
    expect(cents('0,000010', { unit: 'thousand-euro' })).toBe(1);
    expect(cents('0,000001', { unit: 'thousand-euro' })).toBe('finer than a cent');
  });

  it('is a power only where the profile says so', () => {
    const powers: Partial<NumberFormat> = { decimalSign: '.', thousandsSign: 'none', exponent: true };
    expect(cents('1.101633736E7', powers)).toBe(1_101_633_736);
    expect(cents('5e-2', powers)).toBe(5);
    expect(cents('5e-3', powers)).toBe('finer than a cent');
    expect(cents('1E99', powers)).toBe('too large');
  });

  it('takes a minus only in a form that the profile names', () => {
    expect(cents('5-', { minus: ['before'] })).toBe('no number');
    expect(cents('-5', { minus: ['after'] })).toBe('no number');
    expect(cents('(5)', { minus: [] })).toBe('no number');
  });

  it('takes the no-break blanks of typesetting for blanks', () => {
    expect(cents('1\u202f234\u00a0567,00', { thousandsSign: ' ' })).toBe(123_456_700);
  });

  it('comes back as the same cents, however it was written', () => {
    const way = fc.record({
      cents: fc.maxSafeInteger(),
      thousandsSign: fc.constantFrom('.' as const, ' ' as const, "'" as const, 'none' as const),
      minus: fc.constantFrom('before' as const, 'after' as const, 'brackets' as const),
      unit: fc.constantFrom('euro' as const, 'thousand-euro' as const, 'cents' as const),
    });
    fc.assert(
      fc.property(way, ({ cents: wanted, thousandsSign, minus, unit }) => {
        const text = written(wanted, { thousandsSign, minus, unit });
        expect(cents(text, { thousandsSign, minus: [minus], unit })).toBe(wanted === 0 ? 0 : wanted);
      }),
      { numRuns: 2000 },
    );
  });

  it('is either refused or a safe integer, whatever stands in the cell', () => {
    const cell = fc.oneof(fc.string(), fc.stringMatching(/^[-(]?[0-9.,€ ]{1,25}[-)]?$/));
    fc.assert(
      fc.property(cell, (text) => {
        const read = amountReader(german)(text);
        expect('reason' in read || (Number.isSafeInteger(read.cents) && !Object.is(read.cents, -0))).toBe(
          true,
        );
      }),
      { numRuns: 2000 },
    );
  });
});

type Way = Pick<NumberFormat, 'thousandsSign' | 'unit'> & { minus: NumberFormat['minus'][number] };

/** Writes cents as a person would, by another way than the reader goes: with exact integers. */
function written(cents: number, { thousandsSign, minus, unit }: Way): string {
  const places = { cents: 0, euro: 2, 'thousand-euro': 5 }[unit];
  const size = BigInt(cents < 0 ? -cents : cents);
  const whole = (size / 10n ** BigInt(places)).toString();
  const grouped = thousandsSign === 'none' ? whole : whole.replace(/\B(?=(\d{3})+$)/g, thousandsSign);
  const fraction = (size % 10n ** BigInt(places)).toString().padStart(places, '0');
  const number = places === 0 ? grouped : `${grouped},${fraction}`;
  if (cents >= 0) return number;
  return { before: `-${number}`, after: `${number}-`, brackets: `(${number})` }[minus];
}
