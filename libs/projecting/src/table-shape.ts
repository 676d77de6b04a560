import { createHash } from 'node:crypto';
import type { ColumnType, ReadModel } from '#kernel';

/** The schema of the tables; the application's role may create there and nowhere else. */
export const SCHEMA = 'read_models';

/** `until` of a row that is still true: PostgreSQL's largest bigint. It never travels to JavaScript, which cannot hold it. */
export const OPEN = '9223372036854775807';

/** The order a German reader expects (migrations/0030_read-models.sql). */
export const GERMAN = `${SCHEMA}.german`;

const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  code: 'text COLLATE "C"',
  codes: 'text[] COLLATE "C"',
  text: 'text',
  integer: 'bigint',
  cents: 'bigint',
  day: 'date',
  flag: 'boolean',
  // Not jsonb, which would order the members anew: what a projection wrote comes back as it was.
  json: 'json',
};

/** PostgreSQL cuts names after 63 bytes; with generation and index suffixes these lengths stay below. */
const MODEL_NAME = /^(?=.{1,36}$)[a-z]+(-[a-z]+)*$/;
const COLUMN_NAME = /^(?=.{1,40}$)[a-z][a-z0-9]*([A-Z][a-z0-9]*)*$/;

export interface ShapeColumn {
  /** As declared, `legalForm`. */
  readonly name: string;
  readonly type: ColumnType;
  /** As quoted in SQL, `"legal_form"`. */
  readonly sql: string;
}

/** A read model as a table. All names in SQL come from here, and so from the declaration alone. */
export interface TableShape {
  readonly model: ReadModel;
  readonly columns: readonly ShapeColumn[];
  readonly byName: ReadonlyMap<string, ShapeColumn>;
  /** Changes with the columns, the indexes and the event types that are handled. */
  readonly fingerprint: string;
}

/** Throws TypeError on a declaration that no table can hold. */
export function tableShape(model: ReadModel): TableShape {
  if (!MODEL_NAME.test(model.name))
    throw new TypeError(`read model ${model.name}: no kebab-case name of at most 36 letters`);
  const columns = Object.entries(model.columns).map(([name, { type }]) => {
    if (!COLUMN_NAME.test(name))
      throw new TypeError(`read model ${model.name}: ${name} is no camelCase name of at most 40 letters`);
    return { name, type, sql: `"${snakeCase(name)}"` };
  });
  const byName = new Map(columns.map((column) => [column.name, column]));
  for (const name of model.indexed) refuseUnindexable(model, name, byName.get(name));
  return { model, columns, byName, fingerprint: fingerprintOf(model) };
}

function refuseUnindexable({ name: model }: ReadModel, name: string, column: ShapeColumn | undefined): void {
  if (!column) throw new TypeError(`read model ${model}: indexed column ${name} is not declared`);
  if (column.type === 'text' || column.type === 'json')
    throw new TypeError(
      `read model ${model}: ${name} is ${column.type}; only short values are looked up by index`,
    );
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function fingerprintOf({ columns, indexed, projectors }: ReadModel): string {
  const parts = [
    Object.entries(columns).map(([name, { type }]) => `${name} ${type}`),
    [...indexed].sort(),
    [...projectors.values()].map(({ type, version }) => `${type} ${String(version)}`).sort(),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** The table of a generation, `read_models."budget_lines_g12"`. */
export function tableName(model: string, generation: number): string {
  return `${SCHEMA}."${model.replaceAll('-', '_')}_g${String(generation)}"`;
}

/** Without its indexes: it is filled first. */
export function createTable({ columns }: TableShape, table: string): string {
  const own = columns.map(({ sql, type }) => `,\n  ${sql} ${SQL_TYPES[type]}`).join('');
  return `CREATE TABLE ${table} (
  ledger text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  since bigint NOT NULL,
  until bigint NOT NULL${own}
)`;
}

/**
 * One unique index does three things: a key has at most one open row (versions of a key never share an end), the
 * version true at n is the first that ends after n, and pages in order of id. Indexes of columns carry id and until, so
 * that rows no longer true are skipped within the index.
 */
export function createIndexes({ model, byName }: TableShape, table: string): string[] {
  const ofColumns = model.indexed.map((name) => {
    const column = byName.get(name);
    if (!column) throw new TypeError(`read model ${model.name}: indexed column ${name} is not declared`);
    return column.type === 'codes'
      ? `CREATE INDEX ON ${table} USING gin (${column.sql})`
      : `CREATE INDEX ON ${table} (ledger, ${column.sql}, id, until)`;
  });
  return [`CREATE UNIQUE INDEX ON ${table} (ledger, id, until)`, ...ofColumns];
}
