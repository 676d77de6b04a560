import type { GenerationRead } from './generation-read.js';
import { selected } from './generation-read.js';
import type { Line } from './live-statement.js';
import { asJson } from './live-statement.js';
import { MAX_ROWS } from './register-query.js';
import { trueAt, type Moment, type Values } from './row-conditions.js';

/** A thing that was come to, and how: from there on the walk goes by the ways of this place. */
export interface Come {
  readonly thing: string;
  readonly place: string;
}

/** Where a walk goes on from a place, by the kind of a row. What a kind does not name is not followed. */
export interface WaysOn {
  /** Along rows from a thing: the place to which a row of this kind leads. */
  readonly out?: Readonly<Record<string, string>>;
  /** Against rows to a thing, by their kind, a space, and the kind of the tag that they come from. */
  readonly in?: Readonly<Record<string, string>>;
}

/** A walk over the rows of one read model that lead from one thing to another. */
export interface Walk {
  readonly model: string;
  /** Columns that say from which tag a row leads to which, and of what kind it is. */
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  /** The columns of the rows that are told. */
  readonly columns: readonly string[];
  readonly begins: readonly Come[];
  /** By place. Of a thing come to at a place that is not among them no row is told. */
  readonly ways: Readonly<Record<string, WaysOn>>;
}

/** What a walk has come to, with all that it was told by. */
export interface Walked {
  readonly come: readonly Come[];
  /** The rows from everything come to, in order of id. */
  readonly along: readonly Line[];
  /** The rows to everything that is walked against them, where a way from some place leads on by them, in order of id. */
  readonly against: readonly Line[];
  /** Whether there is more than MAX_ROWS of any of these; then something is missing in each of them. */
  readonly more: boolean;
}

/** The parts of a statement: named queries, and what they give as JSON, as `Walked` names it. */
export interface WalkParts {
  readonly queries: readonly string[];
  readonly given: Readonly<Record<'come' | 'along' | 'against', string>>;
}

/**
 * The whole walk in the database, where a step costs no round trip: what was come to grows, each pair of thing and place
 * once, until no row leads further. The ways travel as JSON in which each step looks up where a row of its kind leads.
 */
export function walkParts(
  read: GenerationRead,
  walk: Walk,
  { ledger, at }: { readonly ledger: string; readonly at: Moment },
  values: Values,
): WalkParts {
  const column = (name: string): string => selected(read.column(name, 'walk', ledger));
  const [from, to, kind] = [column(walk.from), column(walk.to), column(walk.kind)];
  const told = ['id', ...walk.columns].map((name) => `${column(name)} AS "${name}"`).join(', ');
  const ways = values.add(JSON.stringify(walk.ways), 'jsonb');
  const against = values.add(keysAgainst(walk), 'text[]');
  const keyAgainst = `(${kind} || ' ' || split_part(${from}, ':', 1))`;
  const limit = values.add(MAX_ROWS + 1, 'bigint');
  const its = `FROM ${read.table} t
    WHERE t.ledger = ${values.add(ledger, 'text')} AND ${trueAt(at, values)}`;
  // Nothing is equal to the NULL of a place that leads nowhere: then not even the index is looked into.
  const step = (end: string, other: string, side: string, key: string): string => `
    SELECT ${ways} -> w.place -> '${side}' ->> ${key} AS place, ${other} AS thing ${its}
      AND ${end} = CASE WHEN ${ways} -> w.place ? '${side}' THEN w.thing END`;
  const rows = (end: string, come: string): string => `
    SELECT ${told} ${its} AND ${end} = ANY (ARRAY(SELECT thing FROM come WHERE ${come}))`;
  const ordered = `ORDER BY t.id LIMIT ${limit}`;
  const queries = [
    `walk (place, thing) AS (
  ${beginning(walk, values)}
  UNION
  SELECT s.place COLLATE "C", s.thing COLLATE "C" FROM walk w CROSS JOIN LATERAL (${step(from, to, 'out', kind)}
    UNION ALL${step(to, from, 'in', keyAgainst)}
  ) s WHERE s.place IS NOT NULL
)`,
    // No more of the walk is done than is taken from it.
    `come AS MATERIALIZED (SELECT place, thing FROM walk LIMIT ${limit})`,
  ];
  const given = {
    come: asJson('SELECT place, thing FROM come'),
    along: asJson(`${rows(from, `${ways} ? place`)} ${ordered}`),
    against: asJson(`${rows(to, `${ways} -> place ? 'in'`)} AND ${keyAgainst} = ANY (${against}) ${ordered}`),
  };
  return { queries, given };
}

function beginning({ begins }: Walk, values: Values): string {
  const places = begins.map(({ place }) => place);
  const things = begins.map(({ thing }) => thing);
  return `SELECT b.place COLLATE "C", b.thing COLLATE "C"
  FROM unnest(${values.add(places, 'text[]')}, ${values.add(things, 'text[]')}) AS b (place, thing)`;
}

/** The keys of `WaysOn.in` of all places. */
function keysAgainst({ ways }: Walk): string[] {
  return [...new Set(Object.values(ways).flatMap((on) => Object.keys(on.in ?? {})))];
}

/** What the parts gave. */
export function walkedIn(given: Readonly<Record<keyof WalkParts['given'], readonly Line[]>>): Walked {
  const { come, along, against } = given;
  return {
    come: come.map(({ thing, place }) => ({ thing, place }) as Come),
    along,
    against,
    more: [come, along, against].some(({ length }) => length > MAX_ROWS),
  };
}
