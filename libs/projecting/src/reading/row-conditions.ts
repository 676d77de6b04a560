import { isRealDate, type ColumnType } from '#kernel';
import { BadQuestion } from '../errors.js';
import { GERMAN, OPEN } from '../table-shape.js';
import type { GenerationRead, ReadColumn } from './generation-read.js';
import type { Between, Filter, FilterValue, RowQuery } from './register-query.js';

/** The values of a statement; every value of a caller travels as one of them, never in its text. */
export class Values {
  readonly list: unknown[] = [];

  /** Its place in the statement, with its type. */
  add(value: unknown, type: string): string {
    this.list.push(value);
    return `$${String(this.list.length)}::${type}`;
  }
}

/** A number, the last one, or what the statement itself names it by. */
export type Moment = number | 'now' | { readonly sql: string };

/** Rows that were true at a number; as of the last one the open rows, which is one index range. */
export function trueAt(number: Moment, values: Values): string {
  if (number === 'now') return `t.until = ${OPEN}`;
  const at = typeof number === 'object' ? number.sql : values.add(number, 'bigint');
  return `t.since <= ${at} AND t.until > ${at}`;
}

const ARRAY_TYPES: Readonly<Record<Exclude<ColumnType, 'json'>, string>> = {
  code: 'text[]',
  codes: 'text[]',
  text: 'text[]',
  integer: 'bigint[]',
  cents: 'bigint[]',
  day: 'date[]',
  flag: 'boolean[]',
};

/** Filters and words as SQL conditions. Throws BadQuestion where a value does not fit its column. */
export function conditionsOf(
  read: GenerationRead,
  ledger: string,
  query: RowQuery,
  values: Values,
): string[] {
  const conditions = Object.entries(query.filters ?? {}).map(([name, filter]) => {
    return filterCondition(read.column(name, `filter.${name}`, ledger), filter, values);
  });
  return query.q === undefined ? conditions : [...conditions, ...wordConditions(read, query.q, values)];
}

/** A list longer than this is no question of a person and would not fit an address. */
const MAX_VALUES = 200;

function filterCondition(column: ReadColumn, filter: Filter, values: Values): string {
  const { sql } = column;
  if (isRange(filter)) return rangeCondition(column, filter, values);
  const wanted = (Array.isArray(filter) ? filter : [filter]) as readonly FilterValue[];
  if (wanted.length === 0 || wanted.length > MAX_VALUES)
    throw new BadQuestion(`filter.${column.name}`, `1 to ${String(MAX_VALUES)} values`);
  const known = wanted.filter((value) => value !== null);
  for (const value of known) refuseOtherType(column, value);
  const some = known.length === 0 ? [] : [anyOf(column, known, values)];
  const unknown = known.length < wanted.length ? [`${sql} IS NULL`] : [];
  return `(${[...some, ...unknown].join(' OR ')})`;
}

function anyOf(column: ReadColumn, wanted: readonly FilterValue[], values: Values): string {
  const { sql } = column;
  if (column.type === 'json')
    throw new BadQuestion(`filter.${column.name}`, 'another column: this one is no single value');
  const type = ARRAY_TYPES[column.type];
  if (column.type === 'codes') return `${sql} && ${values.add(wanted, type)}`;
  // One value is compared as such: then the index also gives the order.
  if (wanted.length === 1) return `${sql} = ${values.add(wanted[0], type.slice(0, -2))}`;
  return `${sql} = ANY (${values.add(wanted, type)})`;
}

function isRange(filter: Filter): filter is Between {
  return typeof filter === 'object' && filter !== null && !Array.isArray(filter);
}

const RANGES: Partial<Record<ColumnType, string>> = { integer: 'bigint', cents: 'bigint', day: 'date' };

function rangeCondition(column: ReadColumn, { from, to }: Between, values: Values): string {
  const type = RANGES[column.type];
  if (type === undefined || (from === undefined && to === undefined))
    throw new BadQuestion(
      `filter.${column.name}`,
      type === undefined ? 'a value, not a range' : 'a range with from, to or both',
    );
  const sides: string[] = [];
  for (const [bound, sign] of [
    [from, '>='],
    [to, '<='],
  ] as const) {
    if (bound === undefined) continue;
    refuseOtherType(column, bound);
    sides.push(`${column.sql} ${sign} ${values.add(bound, type)}`);
  }
  return sides.join(' AND ');
}

function refuseOtherType(column: ReadColumn, value: FilterValue): void {
  refuseOtherValue(column.type, value, `filter.${column.name}`);
}

/** Throws BadQuestion where a value cannot be compared with a column of this type. */
export function refuseOtherValue(type: ColumnType, value: FilterValue, parameter: string): void {
  switch (type) {
    case 'integer':
    case 'cents':
      if (!Number.isSafeInteger(value)) throw new BadQuestion(parameter, 'an integer within ±(2^53 − 1)');
      return;
    case 'flag':
      if (typeof value !== 'boolean') throw new BadQuestion(parameter, 'true or false');
      return;
    case 'day':
      if (typeof value !== 'string' || !isRealDate(value))
        throw new BadQuestion(parameter, 'a day as YYYY-MM-DD');
      return;
    default:
      if (typeof value !== 'string' || value.length > MAX_TEXT || value.includes('\0'))
        throw new BadQuestion(parameter, `a text of at most ${String(MAX_TEXT)} characters`);
  }
}

const MAX_TEXT = 500;

/** More words do not narrow a search that ten did not narrow. */
const MAX_WORDS = 10;

/**
 * Every word must occur somewhere in the row's texts and codes, within words too, because German compounds hide the word
 * that is looked for (Jugendhilfe, Hilfe). Without an index: it reads the rows of one ledger, which a register of some
 * ten thousand rows allows, and an index of all substrings would cost every write.
 */
function wordConditions(read: GenerationRead, q: string, values: Values): string[] {
  const words = q.split(/\s+/).filter((word) => word !== '');
  if (q.length > MAX_TEXT || q.includes('\0') || words.length > MAX_WORDS)
    throw new BadQuestion('q', `at most ${String(MAX_WORDS)} words`);
  const searched = read.columnsOf('text', 'code').map(({ sql }) => sql);
  if (searched.length === 0 || words.length === 0) return [];
  const patterns = words.map((word) => `%${folded(word).replace(/[\\%_]/g, '\\$&')}%`);
  const text = `replace(lower(concat_ws(' ', ${searched.join(', ')}) COLLATE ${GERMAN}), 'ß', 'ss') COLLATE "C"`;
  return [`${text} LIKE ALL (${values.add(patterns, 'text[]')})`];
}

function folded(word: string): string {
  return word.toLowerCase().replaceAll('ß', 'ss');
}
