import type { AnyRow, ReadModel, StoredEvent } from '#kernel';
import type { Database } from '#platform';
import { selectList } from '../row-codec.js';
import { tableName, tableShape } from '../table-shape.js';
import { openPlain } from './made-up.js';

export type RowsById = Record<string, AnyRow>;

/** The rows after each event, folded one by one in the plainest way; index n is the state at event n. */
export function referenceRows(model: ReadModel, events: readonly StoredEvent[]): RowsById[] {
  const states: RowsById[] = [{}];
  for (const event of events) {
    const rows = { ...states.at(-1) };
    const changes = model.projectors.get(event.type)?.project(openPlain({ event, disclosures: [] })) ?? [];
    for (const { key, revise } of changes) {
      const next = revise(rows[key]);
      if (next) rows[key] = next;
      else Reflect.deleteProperty(rows, key);
    }
    states.push(rows);
  }
  return states;
}

/** The rows that the live generation holds as of each number up to `head`, read as they lie in the table. */
export async function tableRows(
  database: Database,
  model: ReadModel,
  ledger: string,
  head: number,
): Promise<RowsById[]> {
  const [live] = await database.query<{ generation: number }>(
    `SELECT generation FROM planbuch.checkpoints WHERE ledger = $1 AND model = $2 AND state = 'live'`,
    [ledger, model.name],
  );
  if (!live) throw new Error(`${model.name} of ${ledger} cannot be read`);
  const { columns } = tableShape(model);
  const states: RowsById[] = Array.from({ length: head + 1 }, () => ({}));
  const lines = await database.query<{ id: string; at: number[]; row: string }>(
    `SELECT id, ARRAY(SELECT generate_series(since, least(until - 1, $2::bigint))) AS at,
       row_to_json((SELECT x FROM (SELECT ${selectList(columns)}) x)) AS row
     FROM ${tableName(model.name, live.generation)} WHERE ledger = $1`,
    [ledger, head],
  );
  for (const line of lines) {
    for (const number of line.at) {
      const state = states[number] ?? {};
      if (line.id in state) throw new Error(`${line.id} has two rows at ${String(number)}`);
      state[line.id] = JSON.parse(line.row) as AnyRow;
    }
  }
  return states;
}
