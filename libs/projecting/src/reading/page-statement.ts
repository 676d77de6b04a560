import type { ColumnType } from '#kernel';
import { BadQuestion } from '../errors.js';
import { GERMAN } from '../table-shape.js';
import type { Cursor } from './cursor.js';
import { selected, type GenerationRead, type ReadColumn } from './generation-read.js';
import type { Field, LinesStatement } from './live-statement.js';
import {
  DEFAULT_LIMIT,
  MAX_GROUPS,
  MAX_LIMIT,
  type FilterValue,
  type RowQuery,
  type SortedQuery,
} from './register-query.js';
import { conditionsOf, refuseOtherValue, trueAt, Values, type Moment } from './row-conditions.js';

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
  readonly at: Moment;
  readonly query: RowQuery;
  readonly order: Order;
  readonly after?: Cursor;
  readonly limit: number;
  /** Only these ids: an SQL expression for an array. */
  readonly ids?: string;
}

/**
 * Rows in order, by key and not by offset: a page costs the same wherever it is. `values` collects those of a larger
 * statement of which this is a part.
 */
export function pageStatement(read: GenerationRead, parts: PageParts, values = new Values()): LinesStatement {
  const { ledger, at, query, order, after, limit, ids } = parts;
  const conditions = [
    `t.ledger = ${values.add(ledger, 'text')}`,
    trueAt(at, values),
    ...conditionsOf(read, ledger, query, values),
    ...(ids === undefined ? [] : [`t.id = ANY (${ids})`]),
    ...orderConditions(order, after, values),
  ];
  const direction = order.descending ? ' DESC' : '';
  const byId = order.part === 'unknown' || order.column.name === 'id';
  const keys = [...(byId ? [] : [sorted(order.column)]), 't.id'];
  const text = `SELECT ${read.selectList}
FROM ${read.table} t
WHERE ${conditions.join('\n  AND ')}
ORDER BY ${keys.map((key) => `${key}${direction}`).join(', ')}
LIMIT ${values.add(limit, 'bigint')}`;
  return { text, values: values.list, fields: read.fields };
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
  return [`(${sorted(column)}, t.id) ${sign} (${value}, ${id()})`];
}

/** Texts in the order a reader expects, everything else in its own. */
function sorted({ type, sql }: ReadColumn): string {
  return type === 'text' ? `${sql} COLLATE ${GERMAN}` : sql;
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
): LinesStatement {
  const column = read.column(by, 'groupBy', ledger);
  if (!GROUPABLE.includes(column.type))
    throw new BadQuestion('groupBy', 'a column of single values that are no amounts');
  const values = new Values();
  const conditions = [
    `t.ledger = ${values.add(ledger, 'text')}`,
    trueAt(at, values),
    ...conditionsOf(read, ledger, query, values),
  ];
  const summed = read.columnsOf('cents');
  // As text: a sum may be beyond what a number holds, which is told where it is read.
  const sums = summed.map(({ name, sql }) => `, coalesce(sum(${sql}), 0)::text AS "sum ${name}"`);
  const text = `SELECT count(*) AS count, ${selected(column)} AS value${sums.join('')}
FROM ${read.table} t
WHERE ${conditions.join('\n  AND ')}
GROUP BY ${column.sql}
ORDER BY ${sorted(column)} NULLS LAST
LIMIT ${String(MAX_GROUPS + 1)}`;
  const fields: Field[] = [
    { name: 'count', type: 'integer' },
    { name: 'value', type: column.type },
    ...summed.map(({ name }): Field => ({ name: `sum ${name}`, type: 'text' })),
  ];
  return { text, values: values.list, fields };
}
