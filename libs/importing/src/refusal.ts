import type { Label, Language } from '#kernel';

/** Why a row is not taken: the place, what stands there, and what was expected instead. */
export interface Refusal {
  readonly line: number;
  /** The column's name, its position where there is no header, or empty where the row as a whole is refused. */
  readonly column: string;
  /** What stands there, shortened to 200 characters. */
  readonly value: string;
  readonly reason: Label;
}

/** A reason is read on a screen and in a spreadsheet; more of a value than this helps nobody to find it. */
const SHOWN_VALUE_CHARS = 200;

export function refusal(line: number, column: string, value: string, reason: Label): Refusal {
  const shown = value.length > SHOWN_VALUE_CHARS ? `${value.slice(0, SHOWN_VALUE_CHARS - 1)}…` : value;
  return { line, column, value: shown, reason };
}

/** The reasons, each saying what was expected. */
export const reasons = {
  cellCount: (expected: number, found: number): Label => ({
    de: `${String(found)} statt ${String(expected)} Spalten: Die Zeile ist abgeschnitten oder enthält das Trennzeichen im Text.`,
    en: `${String(found)} instead of ${String(expected)} columns: the row is cut off or holds the delimiter within a text.`,
  }),
  undecodable: (encoding: string): Label => ({
    de: `Bytes, die in ${encoding} kein Zeichen sind (hier als U+FFFD gezeigt): Erwartet ist Text in ${encoding}, oder im Profil eine andere Kodierung unter file.encoding.`,
    en: `bytes that are no character in ${encoding} (shown as U+FFFD): text in ${encoding} is expected, or another file.encoding in the profile.`,
  }),
  unusableCharacter: (codePoint: string): Label => ({
    de: `Zeichen ${codePoint}: Erwartet ist Text ohne U+0000 und ohne Steuerzeichen U+0080–U+009F.`,
    en: `character ${codePoint}: text without U+0000 and without control characters U+0080–U+009F is expected.`,
  }),
  empty: (what: Label): Label => ({
    de: `leer: ${what.de} ist erforderlich.`,
    en: `empty: ${what.en} is required.`,
  }),
  noCode: (maxChars: number, more: Label = { de: '', en: '' }): Label => ({
    de: `kein Schlüssel: Erwartet sind 1 bis ${String(maxChars)} Zeichen aus Buchstaben (A–Z), Ziffern, Punkt${more.de} und Bindestrich.`,
    en: `no code: 1 to ${String(maxChars)} characters of letters (A–Z), digits, dot${more.en} and hyphen are expected.`,
  }),
  tooLong: (maxChars: number): Label => ({
    de: `zu lang: höchstens ${String(maxChars)} Zeichen.`,
    en: `too long: at most ${String(maxChars)} characters.`,
  }),
  noAmount: (format: Label): Label => ({
    de: `keine Zahl: Erwartet ist ${format.de}.`,
    en: `no number: expected is ${format.en}.`,
  }),
  noAmountGiven: (format: Label): Label => ({
    de: `leer: Erwartet ist ${format.de}; was eine leere Zelle bedeutet, kann das Profil unter numbers.placeholders sagen.`,
    en: `empty: expected is ${format.en}; the profile may say under numbers.placeholders what an empty cell means.`,
  }),
  amountTooFine: {
    de: 'feiner als ein Cent: Erwartet sind ganze Cent.',
    en: 'finer than a cent: whole cents are expected.',
  },
  amountTooLarge: {
    de: 'zu groß: höchstens 90.071.992.547.409,91 Euro (2^53 − 1 Cent).',
    en: 'too large: at most 90,071,992,547,409.91 euro (2^53 − 1 cents).',
  },
  grantAmountMissing: {
    de: 'kein Betrag: Eine Zuwendung braucht einen.',
    en: 'no amount: a grant needs one.',
  },
  grantAmountNegative: {
    de: 'negativ: Eine Zuwendung ist null oder mehr; eine Rückforderung ist keine Zuwendung.',
    en: 'negative: a grant is zero or more; a recovery is no grant.',
  },
  notMapped: (known: readonly string[]): Label => ({
    de: `unbekannter Wert: Erwartet ist ${listed(known, 'de')}.`,
    en: `unknown value: expected is ${listed(known, 'en')}.`,
  }),
  noCaseFits: (patterns: readonly string[]): Label => ({
    de: `passt auf kein Muster des Profils: Erwartet ist ${listed(patterns, 'de')}.`,
    en: `fits no pattern of the profile: expected is ${listed(patterns, 'en')}.`,
  }),
  patternMissed: (expected: Label): Label => ({
    de: `Erwartet ist ${expected.de}.`,
    en: `Expected is ${expected.en}.`,
  }),
  noDay: (formats: readonly string[]): Label => ({
    de: `kein Datum: Erwartet ist ein Tag, den es gibt, geschrieben ${listed(formats, 'de')}.`,
    en: `no date: expected is a day that exists, written ${listed(formats, 'en')}.`,
  }),
  noYear: ({ min, max }: { readonly min: number; readonly max: number }): Label => ({
    de: `kein Jahr: Erwartet ist eine Jahreszahl von ${String(min)} bis ${String(max)}.`,
    en: `no year: a year from ${String(min)} to ${String(max)} is expected.`,
  }),
  periodReversed: {
    de: 'endet vor seinem Beginn: Erwartet ist ein Tag ab dem Beginn des Zeitraums.',
    en: 'ends before it begins: a day from the beginning of the period on is expected.',
  },
  periodHalf: {
    de: 'leer: Erwartet sind Beginn und Ende des Zeitraums, oder keines von beiden.',
    en: 'empty: beginning and end of the period are expected, or neither.',
  },
  identityRepeats: (firstLine: number): Label => ({
    de: `schon in Zeile ${String(firstLine)}: Erwartet ist jede Zeilenkennung nur einmal in der Datei.`,
    en: `already on line ${String(firstLine)}: each row identity is expected only once in the file.`,
  }),
  appropriationRepeats: (firstLine: number): Label => ({
    de: `schon in Zeile ${String(firstLine)}: Erwartet ist der Ansatz einer Haushaltsposition nur einmal je Jahr und Stufe.`,
    en: `already on line ${String(firstLine)}: the appropriation of a budget line is expected only once for each year and stage.`,
  }),
  grantRepeats: (firstLine: number): Label => ({
    de: `schon in Zeile ${String(firstLine)}: Erwartet ist die Nummer einer Zuwendung nur einmal in der Datei.`,
    en: `already on line ${String(firstLine)}: the number of a grant is expected only once in the file.`,
  }),
};

/** More alternatives than these would bury the reason. */
const LISTED = 12;

/** The alternatives as a person would say them: „a“, „b“ oder „c“. */
export function listed(values: readonly string[], language: Language): string {
  const shown = values.slice(0, LISTED).map((value) => (language === 'de' ? `„${value}“` : `“${value}”`));
  if (values.length > LISTED) return `${shown.join(', ')}, …`;
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} ${language === 'de' ? 'oder' : 'or'} ${last}`;
}
