import type { Label } from '#kernel';
import type { NumberFormat, Unit } from '../profile/profile.js';
import { reasons } from '../refusal.js';

/** How many decimal digits lie between the unit and the cent. */
const CENT_DIGITS: Record<Unit, number> = { cents: 0, euro: 2, 'thousand-euro': 5 };

/** The largest amount that a ledger takes has sixteen digits. */
const MAX_DIGITS = 16;

export type ReadAmount = { readonly cents: number } | { readonly reason: Label };

/**
 * Reads amounts of one format into whole cents, by moving digits in the text: no number with a fraction is ever made.
 * Each way to write a minus counts only where the format names it.
 */
export function amountReader(format: NumberFormat): (text: string) => ReadAmount {
  const forms = amountForms(format);
  const outerCurrency = format.currencySigns.length > 0 ? outermost(format.currencySigns) : undefined;
  const separators =
    format.thousandsSign === 'none' ? undefined : new RegExp(thousandsClass(format.thousandsSign), 'gu');
  const unit = CENT_DIGITS[format.unit];
  const noNumber: ReadAmount = { reason: reasons.noAmount(describe(format)) };
  return (text) => {
    const bare = outerCurrency ? text.replace(outerCurrency, '') : text;
    for (const { grammar, isNegative } of forms) {
      const groups = grammar.exec(bare)?.groups;
      if (!groups) continue;
      const { whole = '', fraction = groups['onlyFraction'] ?? '', exponent = '0' } = groups;
      const digits = (separators ? whole.replace(separators, '') : whole) + fraction;
      return inCents(digits, unit + Number(exponent) - fraction.length, isNegative);
    }
    return noNumber;
  };
}

/** The digits times ten to the power of `shift`, exactly. */
function inCents(digits: string, shift: number, isNegative: boolean): ReadAmount {
  const significant = digits.replace(/^0+/, '');
  if (significant === '') return { cents: 0 };
  if (significant.length + shift > MAX_DIGITS) return { reason: reasons.amountTooLarge };
  let cents = significant;
  if (shift >= 0) cents += '0'.repeat(shift);
  else {
    const cut = Math.max(0, cents.length + shift);
    if (/[1-9]/.test(cents.slice(cut))) return { reason: reasons.amountTooFine };
    cents = cents.slice(0, cut);
  }
  const value = Number(cents);
  // Sixteen digits are read exactly up to 2^53 − 1; one that rounds lands on 2^53 or above.
  if (!Number.isSafeInteger(value)) return { reason: reasons.amountTooLarge };
  return { cents: isNegative ? -value : value };
}

const MINUS = '[-\u2212\u2013]';

/** One expression for each way to write an amount: without a sign, and with each sign the format names. */
function amountForms(
  format: NumberFormat,
): readonly { readonly grammar: RegExp; readonly isNegative: boolean }[] {
  const { decimalSign, thousandsSign, exponent, currencySigns } = format;
  const grouped = thousandsSign === 'none' ? '' : `\\d{1,3}(?:${thousandsClass(thousandsSign)}\\d{3})+|`;
  const point = `[${decimalSign}]`;
  const power = exponent ? '(?:[eE](?<exponent>[+-]?\\d{1,2}))?' : '';
  const number = `(?:(?<whole>${grouped}\\d+)(?:${point}(?<fraction>\\d+))?|${point}(?<onlyFraction>\\d+))${power}`;
  const currency = currencySigns.length > 0 ? `(?:(?:${currencySigns.map(literal).join('|')})\\s*)?` : '';
  const signed = {
    before: `${MINUS}\\s*${currency}${number}`,
    after: `${number}\\s*${MINUS}`,
    brackets: `\\(\\s*${number}\\s*\\)`,
  };
  return [
    { grammar: new RegExp(`^${number}$`, 'u'), isNegative: false },
    ...format.minus.map((sign) => ({ grammar: new RegExp(`^${signed[sign]}$`, 'u'), isNegative: true })),
  ];
}

function outermost(currencySigns: readonly string[]): RegExp {
  const signs = currencySigns.map(literal).join('|');
  return new RegExp(`^(?:${signs})\\s*|\\s*(?:${signs})$`, 'gu');
}

/** A blank as thousands sign also stands for the no-break blanks that typesetting programs write. */
function thousandsClass(sign: string): string {
  if (sign === ' ') return '[ \u00a0\u202f]';
  return sign === "'" ? "['\u2019]" : `[${sign}]`;
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

const UNIT_NAMES: Record<Unit, Label> = {
  euro: { de: 'Euro', en: 'euro' },
  'thousand-euro': { de: 'Tausend Euro', en: 'thousand euro' },
  cents: { de: 'Cent', en: 'cents' },
};

/** The format in words, by example. */
export function describe({ unit, decimalSign, thousandsSign, minus }: NumberFormat): Label {
  const thousands = thousandsSign === 'none' ? '' : thousandsSign;
  const example = unit === 'cents' ? `1${thousands}234` : `1${thousands}234${decimalSign}56`;
  const negative = { before: `-${example}`, after: `${example}-`, brackets: `(${example})` };
  const forms = [example, ...minus.map((sign) => negative[sign])];
  const { de, en } = UNIT_NAMES[unit];
  return {
    de: `ein Betrag in ${de} wie ${forms.join(' oder ')}`,
    en: `an amount in ${en} such as ${forms.join(' or ')}`,
  };
}
