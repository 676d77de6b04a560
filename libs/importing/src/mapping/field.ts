import { YEARS } from '#kernel';
import type { Label } from '#kernel';
import { reasons } from '../refusal.js';
import type { CompiledSource } from './compiled-source.js';
import { dayReader } from './day.js';
import type { RowInProgress } from './row-in-progress.js';

/** Reads one field of a row; undefined where it is absent or refused. */
export type Field<T> = (row: RowInProgress) => T | undefined;

/** Turns a text that is not empty into a value, or refuses it. */
export type Parse<T> = (text: string, row: RowInProgress, column: string) => T | undefined;

/** As the ledger's acts: names, purposes and texts are at most this long. */
export const MAX_TEXT_CHARS = 10_000;

export function optionalField<T>({ column, value }: CompiledSource, parse: Parse<T>): Field<T> {
  return (row) => {
    const text = value(row);
    return text === undefined || text === '' ? undefined : parse(text, row, column);
  };
}

/**
 * A field that a row cannot do without. After a refusal it gives `instead`, so that the rest of the row is checked too;
 * a row with refusals is never taken, so nobody sees that value.
 */
export function requiredField<T>(
  source: CompiledSource,
  what: Label,
  parse: Parse<T>,
  instead: T,
): (row: RowInProgress) => T {
  const { column, value } = source;
  const empty = reasons.empty(what);
  return (row) => {
    const text = value(row);
    if (text === undefined) return instead;
    if (text === '') {
      row.refuse(column, '', empty);
      return instead;
    }
    return parse(text, row, column) ?? instead;
  };
}

/** One line: runs of blanks and line ends become one blank. */
export function lineOfText(maxChars: number): Parse<string> {
  const tooLong = reasons.tooLong(maxChars);
  return (text, row, column) => {
    const line = /\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
    return row.orRefuse(line.length > maxChars ? undefined : line, column, line, tooLong);
  };
}

/** A place of the chart of accounts, as the acts on budget lines take it. */
export function budgetCode(maxChars: number): Parse<string> {
  return code(new RegExp(`^[A-Za-z0-9.-]{1,${String(maxChars)}}$`), reasons.noCode(maxChars));
}

/** The number or key of a thing in another system. */
export const externalCode: Parse<string> = code(
  /^[A-Za-z0-9._-]{1,80}$/,
  reasons.noCode(80, { de: ', Unterstrich', en: ', underscore' }),
);

function code(pattern: RegExp, noCode: Label): Parse<string> {
  return (text, row, column) => row.orRefuse(pattern.test(text) ? text : undefined, column, text, noCode);
}

/** A text that keeps its line ends. */
export const longText: Parse<string> = (text, row, column) =>
  row.orRefuse(
    text.length > MAX_TEXT_CHARS ? undefined : text,
    column,
    text,
    reasons.tooLong(MAX_TEXT_CHARS),
  );

/** One of these values; what a profile maps to was checked when it was read, what a cell holds itself is checked here. */
export function oneOfValues<T extends string>(values: readonly T[]): Parse<T> {
  const unknown = reasons.notMapped(values);
  return (text, row, column) =>
    row.orRefuse(
      values.find((value) => value === text),
      column,
      text,
      unknown,
    );
}

const TRUTHS = new Map([
  ['true', true],
  ['false', false],
]);

export const trueOrFalse: Parse<boolean> = (text, row, column) =>
  row.orRefuse(TRUTHS.get(text), column, text, reasons.notMapped([...TRUTHS.keys()]));

const NO_YEAR = reasons.noYear(YEARS);

export const year: Parse<number> = (text, row, column) => {
  const read = /^\d{4}$/.test(text) ? Number(text) : 0;
  return row.orRefuse(read >= YEARS.min && read <= YEARS.max ? read : undefined, column, text, NO_YEAR);
};

export function day(formats: readonly string[]): Parse<string> {
  const read = dayReader(formats);
  const noDay = reasons.noDay(formats);
  return (text, row, column) => row.orRefuse(read(text), column, text, noDay);
}

/** The members that are there: an absent one is left out instead of being undefined. */
export function present<T extends object>(members: { readonly [K in keyof T]: T[K] | undefined }): T {
  const result: Partial<T> = {};
  for (const key in members) {
    if (members[key] !== undefined) result[key] = members[key];
  }
  return result as T;
}
