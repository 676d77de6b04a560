import type { ColumnType } from '#kernel';
import { BadQuestion } from '../errors.js';
import { GERMAN } from '../table-shape.js';
import type { Cursor } from './cursor.js';
import type { GenerationRead, ReadColumn } from './generation-read.js';
import {
  DEFAULT_LIMIT,
  MAX_GROUPS,
  MAX_LIMIT,
  type FilterValue,
  type RowQuery,
  type SortedQuery,
} from './register-query.js';
import { conditionsOf, refuseOtherValue, trueAt, Values } from './row-conditions.js';

export interface BuiltStatement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** The order of the result, for a statement that has this one as `r`. */
  readonly order: string;
}

/** The order of a page. Rows whose value is not known come last in both directions, as a part of their own. */
export interface Order {
  readonly column: ReadColumn;
  readonly descending: boolean;
  readonly part: 'known' | 'unknown';
}

const SORTABLE: Partial<Record<ColumnType, string>> = {
  code: 'text',
  text: 'text',
  integer: 'bigint',
  cents: 'bigint',
  day: 'date',
  flag: 'boolean',
};

/** Throws BadQuestion where nothing can be sorted by that, or the cursor's value is none of the column. */
export function orderOf(read: GenerationRead, ledger: string, sort = 'id', cursor?: Cursor): Order {
  const descending = sort.startsWith('-');
  const column = read.column(descending ? sort.slice(1) : sort, 'sort', ledger);
  if (!(column.type in SORTABLE)) throw new BadQuestion('sort', 'a column of single values');
  if (cursor && cursor.value !== null) refuseOtherValue(column.type, cursor.value, 'cursor');
  return { column, descending, part: cursor?.value === null ? 'unknown' : 'known' };
}

export function limitOf({ limit = DEFAULT_LIMIT }: SortedQuery): number {
  if (Number.isSafeInteger(limit) && limit >= 1 && limit <= MAX_LIMIT) return limit;
  throw new BadQuestion('limit', `1 to ${String(MAX_LIMIT)}`);
}

export interface PageParts {
  readonly ledger: string;
  readonly at: number | 'now';
  readonly query: RowQuery;
  readonly order: Order;
  readonly after?: Cursor;
  readonly limit: number;
}

/** Rows in order, by key and not by offset: a page costs the same wherever it is. */
export function pageStatement(read: GenerationRead, parts: PageParts): BuiltStatement {
  const { ledger, at, query, order, after, limit } = parts;
  const values = new Values();
  const conditions = [
    `t.ledger = ${values.add(ledger, 'text')}`,
    trueAt(at, values),
    ...conditionsOf(read, ledger, query, values),
    ...orderConditions(order, after, values),
  ];
  const direction = order.descending ? ' DESC' : '';
  const byId = order.part === 'unknown' || order.column.name === 'id';
  const orderBy = (column: string, id: string): string =>
    [...(byId ? [] : [sorted(order.column, column)]), id].map((key) => `${key}${direction}`).join(', ');
  const text = `SELECT t.id, t.since, ${read.selectList()}
FROM ${read.table} t
WHERE ${conditions.join('\n  AND ')}
ORDER BY ${orderBy(order.column.sql, 't.id')}
LIMIT ${values.add(limit, 'bigint')}`;
  return { text, values: values.list, order: orderBy(`r."${order.column.name}"`, 'r.id') };
}

function orderConditions(
  { column, descending, part }: Order,
  after: Cursor | undefined,
  values: Values,
): string[] {
  const sign = descending ? '<' : '>';
  const id = () => values.add(after?.id, 'text');
  if (column.name === 'id') return after ? [`t.id ${sign} ${id()}`] : [];
  if (part === 'unknown')
    return [`${column.sql} IS NULL`, ...(after?.value === null ? [`t.id ${sign} ${id()}`] : [])];
  if (!after) return [`${column.sql} IS NOT NULL`];
  const value = values.add(after.value, SORTABLE[column.type] ?? 'text');
  return [`(${sorted(column, column.sql)}, t.id) ${sign} (${value}, ${id()})`];
}

/** Texts in the order a reader expects, everything else in its own. */
function sorted({ type }: ReadColumn, expression: string): string {
  return type === 'text' ? `${expression} COLLATE ${GERMAN}` : expression;
}

/** Where the next page begins. */
export function valueOf({ column }: Order, row: Readonly<Record<string, unknown>>): FilterValue {
  return row[column.name] as FilterValue;
}

const GROUPABLE: readonly ColumnType[] = ['code', 'text', 'integer', 'day', 'flag'];

/** One line for each value of a column: how many rows, and the sums of all amounts. */
export function groupStatement(
  read: GenerationRead,
  { ledger, at, query, by }: Pick<PageParts, 'ledger' | 'at' | 'query'> & { readonly by: string },
): BuiltStatement {
  const column = read.column(by, 'groupBy', ledger);
  if (!GROUPABLE.includes(column.type))
    throw new BadQuestion('groupBy', 'a column of single values that are no amounts');
  const values = new Values();
  const conditions = [
    `t.ledger = ${values.add(ledger, 'text')}`,
    trueAt(at, values),
    ...conditionsOf(read, ledger, query, values),
  ];
  const sums = read
    .columnsOf('cents')
    .map(({ name, sql }) => `, coalesce(sum(${sql}), 0)::bigint AS "sum ${name}"`);
  const text = `SELECT ${column.sql} AS value, count(*) AS count${sums.join('')}
FROM ${read.table} t
WHERE ${conditions.join('\n  AND ')}
GROUP BY ${column.sql}
ORDER BY ${sorted(column, column.sql)} NULLS LAST
LIMIT ${String(MAX_GROUPS + 1)}`;
  return { text, values: values.list, order: `${sorted(column, 'r.value')} NULLS LAST` };
}
