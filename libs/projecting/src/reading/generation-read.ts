import type { ColumnType } from '#kernel';
import { BadQuestion, ReadModelNotReady } from '../errors.js';
import { tableName, type TableShape } from '../table-shape.js';
import type { Field } from './live-statement.js';

/** The generation from which a ledger's rows are read, and how far they are. */
export interface LiveGeneration {
  readonly model: string;
  readonly generation: number;
  readonly number: number;
  /** Column → type of the table, as JSON: it may be of another version than this program's. */
  readonly columns: string;
}

export const LIVE = {
  name: 'planbuch-live-generations',
  text: `
SELECT c.model, c.generation, c.number, g.columns
FROM planbuch.checkpoints c JOIN planbuch.generations g ON g.generation = c.generation
WHERE c.ledger = $1 AND c.model = ANY ($2::text[]) AND c.state = 'live'`,
};

/** A column as a statement names it, `t."legal_form"`. */
export interface ReadColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly sql: string;
}

/**
 * As a statement gives a column; NULL where the table does not have it. Days as the ledger writes them, whatever the
 * server's DateStyle; lists as JSON, which is read several times as fast as PostgreSQL's own notation of them.
 */
export function selected(column: ReadColumn | undefined): string {
  if (column === undefined) return 'NULL';
  const { type, sql } = column;
  if (type === 'day') return `to_char(${sql}, 'YYYY-MM-DD')`;
  return type === 'codes' ? `array_to_json(${sql})` : sql;
}

/** What every row has beside the columns of its declaration. */
const OWN_COLUMNS: readonly ReadColumn[] = [
  { name: 'id', type: 'code', sql: 't.id' },
  { name: 'since', type: 'integer', sql: 't.since' },
];

/**
 * A table as this program's declaration sees it. While another version is in use, columns that it does not have read as
 * not known, and cannot be asked for.
 */
export class GenerationRead {
  readonly table: string;
  readonly generation: number;
  /** What a statement selects of a row: all declared columns under their names, and before them what every row has. */
  readonly selectList: string;
  readonly fields: readonly Field[];
  private readonly readable: ReadonlyMap<string, ReadColumn>;

  constructor(
    readonly shape: TableShape,
    { generation, columns }: Pick<LiveGeneration, 'generation' | 'columns'>,
  ) {
    this.generation = generation;
    this.table = tableName(shape.model.name, generation);
    const types = JSON.parse(columns) as Readonly<Record<string, ColumnType>>;
    const present = shape.columns.filter(({ name, type }) => types[name] === type);
    const declared = present.map(({ name, type, sql }) => ({ name, type, sql: `t.${sql}` }));
    this.readable = new Map([...OWN_COLUMNS, ...declared].map((column) => [column.name, column]));
    this.fields = [...OWN_COLUMNS, ...shape.columns].map(({ name, type }) => ({ name, type }));
    this.selectList = this.fields
      .map(({ name }) => `${selected(this.readable.get(name))} AS "${name}"`)
      .join(', ');
  }

  /** Declared columns of these types that the table has. */
  columnsOf(...types: readonly ColumnType[]): ReadColumn[] {
    return [...this.readable.values()].filter(
      ({ name, type }) => types.includes(type) && this.shape.byName.has(name),
    );
  }

  /**
   * A column that a caller named. Throws BadQuestion where there is none of this name, ReadModelNotReady while the
   * version in use does not have it yet.
   */
  column(name: string, parameter: string, ledger: string): ReadColumn {
    const column = this.readable.get(name);
    if (column) return column;
    const { model, byName } = this.shape;
    if (byName.has(name)) throw new ReadModelNotReady(model.name, ledger);
    throw new BadQuestion(parameter, `one of ${['id', ...byName.keys()].join(', ')}`);
  }
}
