import type { AnyRow } from '#kernel';
import type { Statement } from '#platform';
import { selectList } from './row-codec.js';
import { OPEN, tableName, type TableShape } from './table-shape.js';
import type { WriteTransaction } from './write-transaction.js';

/** The rows of one ledger in the table of one generation, as a batch reads and writes them. */
export class GenerationTable {
  readonly name: string;
  private readonly copy: string;
  private readonly select: Statement;
  private readonly end: Statement;

  constructor(
    readonly shape: TableShape,
    readonly generation: number,
    private readonly ledger: string,
    /** Another table of that shape, which is not worth preparing statements for. */
    scratch?: string,
  ) {
    const table = scratch ?? tableName(shape.model.name, generation);
    this.name = table;
    const columns = shape.columns.map(({ sql }) => `, ${sql}`).join('');
    this.copy = `COPY ${table} (ledger, id, since, until${columns}) FROM STDIN`;
    const prepared = (what: string, text: string): Statement =>
      scratch === undefined ? { name: `planbuch-${what}-${String(generation)}`, text } : text;
    this.select = prepared(
      'open-rows',
      `SELECT id, row_to_json((SELECT x FROM (SELECT ${selectList(shape.columns)}) x)) AS row FROM ${table}
       WHERE ledger = $1 AND until = ${OPEN} AND id = ANY ($2::text[])`,
    );
    this.end = prepared(
      'end-rows',
      `UPDATE ${table} t SET until = e.until FROM unnest($2::text[], $3::bigint[]) AS e(id, until)
       WHERE t.ledger = $1 AND t.id = e.id AND t.until = ${OPEN}`,
    );
  }

  async openRows(transaction: WriteTransaction, keys: readonly string[]): Promise<[string, AnyRow][]> {
    const rows = await transaction.query<{ id: string; row: string }>(this.select, [this.ledger, keys]);
    return rows.map(({ id, row }) => [id, JSON.parse(row) as AnyRow]);
  }

  /** Ends open rows at the given event numbers. Must come before new open rows of the same keys are written. */
  async endRows(transaction: WriteTransaction, ended: ReadonlyMap<string, number>): Promise<void> {
    if (ended.size === 0) return;
    const values = [this.ledger, [...ended.keys()], [...ended.values()]];
    const count = await transaction.execute(this.end, values);
    if (count !== ended.size)
      throw new Error(`${this.name}: open rows of ${this.ledger} are missing or doubled`);
  }

  /** Writes row versions, complete lines of COPY's text format. */
  async write(transaction: WriteTransaction, lines: Buffer): Promise<void> {
    await transaction.copy(this.copy, lines);
  }
}
