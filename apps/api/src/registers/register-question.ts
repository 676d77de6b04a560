import type { Column, ColumnType, ReadModel } from '#kernel';
import { rowsSeen, seesClass } from '#access';
import type { Caller, Reader } from '#access';
import { DEFAULT_LIMIT, MAX_LIMIT } from '#projecting';
import type { Filter } from '#projecting';
import type { QueryReader } from '../edge/query-reader.js';
import { filterOf } from './register-filter.js';
import { MOMENT, momentIn } from '../edge/read-moment.js';
import type { Moment } from '../edge/read-moment.js';

/** What is asked of a register, of which a caller sees the given columns. */
export interface RegisterQuestion extends Moment {
  readonly filters: Readonly<Record<string, Filter>>;
  readonly q?: string;
  readonly sort?: string;
  readonly groupBy?: string;
  readonly limit: number;
  readonly cursor?: string;
  /** No row can answer: the caller asks for rows of others. */
  readonly nothing: boolean;
}

const OWN: Readonly<Record<string, Column>> = {
  id: { type: 'code', label: { de: 'Kennung', en: 'Id' } },
  since: { type: 'integer', label: { de: 'Seit Ereignis', en: 'Since event' } },
};

/** The columns of a register that the caller may see. */
export function columnsSeen(caller: Caller, { columns }: ReadModel): Readonly<Record<string, Column>> {
  return Object.fromEntries(
    Object.entries<Column>(columns).filter(([, { publicity = 'public' }]) => seesClass(caller, publicity)),
  );
}

/** Reads the question; every parameter at fault is refused at once. */
export function registerQuestion(query: QueryReader, caller: Reader, model: ReadModel): RegisterQuestion {
  const seen = { ...OWN, ...columnsSeen(caller, model) };
  const moment = momentIn(query);
  const q = words(query, caller, model);
  const sort = named(
    query,
    'sort',
    Object.keys(seen).flatMap((name) => [name, `-${name}`]),
  );
  const groupBy = named(query, 'groupBy', groupable(seen));
  const limit = query.whole('limit', { min: 1, max: MAX_LIMIT }) ?? DEFAULT_LIMIT;
  const cursor = query.text('cursor');
  const filters: Record<string, Filter> = {};
  for (const name of query.names()) {
    const column = Object.hasOwn(seen, name) ? seen[name] : undefined;
    const filter = column && filterOf(query, name, column.type);
    if (filter !== undefined) filters[name] = filter;
  }
  query.end([...MOMENT, 'q', 'sort', 'groupBy', 'limit', 'cursor', ...Object.keys(seen)]);
  return {
    ...moment,
    ...ownOnly(caller, model, filters),
    limit,
    ...(q === undefined ? {} : { q }),
    ...(sort === undefined ? {} : { sort }),
    ...(groupBy === undefined ? {} : { groupBy }),
    ...(cursor === undefined ? {} : { cursor }),
  };
}

/** What rule R22 leaves of the filters: a rival's question is about the rows that exist for it, whatever else it names. */
function ownOnly(
  caller: Reader,
  { name }: ReadModel,
  filters: Readonly<Record<string, Filter>>,
): Pick<RegisterQuestion, 'filters' | 'nothing'> {
  const own = rowsSeen(caller, name);
  if (!own) return { filters, nothing: false };
  const asked = filters[own.column];
  const wanted: readonly unknown[] = Array.isArray(asked) ? asked : [asked];
  const seen = asked === undefined ? own.values : own.values.filter((value) => wanted.includes(value));
  const nothing = seen.length === 0;
  return { filters: { ...filters, [own.column]: nothing ? own.values : seen }, nothing };
}

/** A search would tell by its hits what stands in a column that the caller must not see. */
function words(query: QueryReader, caller: Caller, model: ReadModel): string | undefined {
  const q = query.text('q');
  const hidden = Object.keys(columnsSeen(caller, model)).length < Object.keys(model.columns).length;
  if (q === undefined || !hidden) return q;
  query.fault('q', {
    de: 'in diesem Register mit Ihren Rechten keine Suche; filtern Sie nach Spalten',
    en: 'no search in this register with your rights; filter by columns',
  });
  return undefined;
}

function named(query: QueryReader, parameter: string, known: readonly string[]): string | undefined {
  const name = query.text(parameter);
  if (name === undefined || known.includes(name)) return name;
  query.fault(parameter, { de: `eines von ${known.join(', ')}`, en: `one of ${known.join(', ')}` });
  return undefined;
}

function groupable(columns: Readonly<Record<string, Column>>): string[] {
  const single: readonly ColumnType[] = ['code', 'integer', 'flag', 'day'];
  return Object.keys(columns).filter(
    (name) => columns[name] && single.includes(columns[name].type) && !(name in OWN),
  );
}
