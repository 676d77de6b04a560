import { isRealDate } from '#kernel';
import type { ColumnType, Label } from '#kernel';
import type { Filter, FilterValue } from '#projecting';
import type { QueryReader } from '../edge/query-reader.js';

interface Reading {
  readonly expected: Label;
  readonly read: (text: string) => FilterValue | undefined;
}

const wholeNumber: Reading = {
  expected: {
    de: 'eine ganze Zahl, oder ein Bereich wie 100..500',
    en: 'a whole number, or a range such as 100..500',
  },
  read: (text) =>
    /^-?\d{1,16}$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined,
};
const word: Reading = { expected: { de: 'ein Text', en: 'a text' }, read: (text) => text };

const readings: Readonly<Record<Exclude<ColumnType, 'json'>, Reading>> = {
  code: word,
  codes: word,
  text: word,
  integer: wholeNumber,
  cents: wholeNumber,
  day: {
    expected: {
      de: 'ein Tag als JJJJ-MM-TT, oder ein Bereich mit ..',
      en: 'a day as YYYY-MM-DD, or a range with ..',
    },
    read: (text) => (isRealDate(text) ? text : undefined),
  },
  flag: {
    expected: { de: 'true oder false', en: 'true or false' },
    read: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
  },
};

/** Columns whose values have an order that a range can mean. */
const RANGED: readonly ColumnType[] = ['integer', 'cents', 'day'];

/** Repeated values mean any of them, an empty one what is not known, `a..b` a range. */
export function filterOf(query: QueryReader, name: string, type: ColumnType): Filter | undefined {
  const texts = query.texts(name);
  if (type === 'json') {
    query.fault(name, {
      de: 'eine andere Spalte: diese hat keine einzelnen Werte',
      en: 'another column: this one has no single values',
    });
    return undefined;
  }
  const { expected, read } = readings[type];
  const [first = ''] = texts;
  if (texts.length === 1 && first.includes('..') && RANGED.includes(type))
    return rangeOf(query, name, first, readings[type]);
  const values = texts.map((text) => (text === '' ? null : read(text)));
  if (!values.includes(undefined)) return values.length === 1 ? values[0] : (values as FilterValue[]);
  query.fault(name, expected);
  return undefined;
}

function rangeOf(
  query: QueryReader,
  name: string,
  text: string,
  { expected, read }: Reading,
): Filter | undefined {
  const [from = '', to = '', ...more] = text.split('..');
  const sides = [from, to].map((side) => (side === '' ? null : read(side)));
  const [low, high] = sides;
  if (more.length > 0 || sides.includes(undefined) || (low === null && high === null)) {
    query.fault(name, expected);
    return undefined;
  }
  return {
    ...(low === null || low === undefined ? {} : { from: low as string | number }),
    ...(high === null || high === undefined ? {} : { to: high as string | number }),
  };
}
