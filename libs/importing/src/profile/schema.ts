import type { Label } from '#kernel';
import { listed } from '../refusal.js';

/** Keys and positions from the top of the profile. */
export type Path = readonly (string | number)[];

export interface Misfit {
  readonly path: Path;
  readonly expected: Label;
}

/**
 * Reads one value of a profile. What does not fit is added to `misfits`, and the returned value is then worth nothing:
 * whoever asked looks at the misfits first. All plain values arrive as texts, exactly as they are written.
 */
export type Reader<T> = (given: unknown, path: Path, misfits: Misfit[]) => T | undefined;

interface RequiredField<T> {
  readonly read: Reader<T>;
}

interface OptionalField<T> extends RequiredField<T> {
  readonly optional: true;
}

/** One entry for each member of `T`: an optional member takes `optional(…)`, any other a `required(…)` or `otherwise(…)`. */
type Fields<T> = {
  readonly [K in keyof T]-?: Record<never, never> extends Pick<T, K>
    ? OptionalField<T[K]>
    : FieldWithValue<T[K]>;
};

type FieldWithValue<T> = RequiredField<T> & { readonly optional?: never; readonly value?: T };

export function required<T>(read: Reader<T>): FieldWithValue<T> {
  return { read };
}

/** A field that has this value where the profile says nothing. */
export function otherwise<T>(read: Reader<T>, value: T): FieldWithValue<T> {
  return { read, value };
}

export function optional<T>(read: Reader<T>): OptionalField<T> {
  return { read, optional: true };
}

const MISSING: Label = { de: 'ist erforderlich', en: 'is required' };
const SECTION: Label = { de: 'ein Abschnitt mit Schlüsseln', en: 'a section with keys' };

/** An object with exactly these keys; an unknown key is a misfit that names the known ones. */
export function shape<T>(fields: Fields<T>): Reader<T> {
  const known = Object.entries<RequiredField<unknown> & { optional?: true; value?: unknown }>(fields);
  const names = known.map(([name]) => name);
  return (given, path, misfits) => {
    if (!isSection(given)) {
      misfit(misfits, path, SECTION);
      return undefined;
    }
    for (const key of Object.keys(given)) {
      if (!names.includes(key)) misfit(misfits, [...path, key], unknownKey(names));
    }
    const result: Record<string, unknown> = {};
    for (const [name, field] of known) {
      const value = given[name];
      if (value !== undefined) result[name] = field.read(value, [...path, name], misfits);
      else if (field.value !== undefined) result[name] = field.value;
      else if (!field.optional) misfit(misfits, [...path, name], MISSING);
    }
    return result as T;
  };
}

export function isSection(given: unknown): given is Record<string, unknown> {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}

export function misfit(misfits: Misfit[], path: Path, expected: Label): void {
  misfits.push({ path, expected });
}

/** The value that was read; where there is none, a misfit that says what was expected. */
export function orMisfit<T>(
  read: T | undefined,
  misfits: Misfit[],
  path: Path,
  expected: Label,
): T | undefined {
  if (read === undefined) misfit(misfits, path, expected);
  return read;
}

function unknownKey(names: readonly string[]): Label {
  return {
    de: `diesen Schlüssel gibt es hier nicht; es gibt ${listed(names, 'de')}`,
    en: `there is no such key here; there is ${listed(names, 'en')}`,
  };
}

/** A text of `minChars` to `maxChars` characters that fits the pattern. */
export function text(
  expected: Label,
  bounds: { pattern?: RegExp; minChars?: number; maxChars?: number } = {},
): Reader<string> {
  const { pattern, minChars = 1, maxChars = 1000 } = bounds;
  return (given, path, misfits) => {
    const fits = typeof given === 'string' && given.length >= minChars && given.length <= maxChars;
    return orMisfit(fits && (pattern?.test(given) ?? true) ? given : undefined, misfits, path, expected);
  };
}

export function whole(min: number, max: number): Reader<number> {
  const expected: Label = {
    de: `eine ganze Zahl von ${String(min)} bis ${String(max)}`,
    en: `a whole number from ${String(min)} to ${String(max)}`,
  };
  return (given, path, misfits) => {
    const value = typeof given === 'string' && /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN;
    return orMisfit(value >= min && value <= max ? value : undefined, misfits, path, expected);
  };
}

export const flag: Reader<boolean> = (given, path, misfits) => {
  const read = given === 'true' || given === 'false' ? given === 'true' : undefined;
  return orMisfit(read, misfits, path, { de: 'true oder false', en: 'true or false' });
};

export function oneOf<const T extends string>(values: readonly T[]): Reader<T> {
  const expected = { de: `eines von ${listed(values, 'de')}`, en: `one of ${listed(values, 'en')}` };
  return (given, path, misfits) =>
    orMisfit(
      values.find((value) => value === given),
      misfits,
      path,
      expected,
    );
}

export function list<T>(
  item: Reader<T>,
  { min = 1, max }: { min?: number; max: number },
): Reader<readonly T[]> {
  const expected: Label = {
    de: `eine Liste von ${String(min)} bis ${String(max)} Einträgen`,
    en: `a list of ${String(min)} to ${String(max)} entries`,
  };
  return (given, path, misfits) => {
    const entries: unknown[] | undefined =
      Array.isArray(given) && given.length >= min && given.length <= max ? given : undefined;
    return orMisfit(entries, misfits, path, expected)?.map(
      (entry, index) => item(entry, [...path, index], misfits) as T,
    );
  };
}

/** Any key → a text: a map of values. */
export function valueMap(value: Reader<string>, max: number): Reader<ReadonlyMap<string, string>> {
  const expected: Label = {
    de: `1 bis ${String(max)} Zeilen der Form „Wert in der Datei: Wert im Planungsbuch“`,
    en: `1 to ${String(max)} lines of the form “value in the file: value in the ledger”`,
  };
  return (given, path, misfits) => {
    const entries = isSection(given) ? Object.entries(given) : [];
    if (entries.length < 1 || entries.length > max) misfit(misfits, path, expected);
    return new Map(entries.map(([key, entry]) => [key, value(entry, [...path, key], misfits) ?? '']));
  };
}

/** A regular expression in the notation of JavaScript, read with the `u` flag. */
export const pattern: Reader<RegExp> = (given, path, misfits) => {
  let why = '';
  try {
    if (typeof given === 'string' && given.length <= 1000) return new RegExp(given, 'u');
  } catch (error) {
    why = error instanceof Error ? ` (${error.message})` : '';
  }
  misfit(misfits, path, { de: `ein regulärer Ausdruck${why}`, en: `a regular expression${why}` });
  return undefined;
};

export const label: Reader<Label> = shape<Label>({
  de: required(text({ de: 'ein deutscher Text', en: 'a German text' })),
  en: required(text({ de: 'ein englischer Text', en: 'an English text' })),
});
