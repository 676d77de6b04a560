import { isLockTimeout } from '#platform';
import type { ProjectionContext } from './projection-context.js';
import { tableName } from './table-shape.js';
import { writing, type WriteTransaction } from './write-transaction.js';

/**
 * A request that read the pointer a moment ago may still be about to read the table; it asks again where the table is
 * gone, so this only spares it the second try.
 */
const GRACE_MS = 30_000;

/** One statement deletes at most so many rows: no lock is held long and no log grows at once. */
const DELETE_ROWS = 20_000;

interface Old {
  readonly model: string;
  readonly generation: number;
  readonly ledger: string;
}

export interface RetireOptions {
  readonly graceMs?: number;
  /** Writes tables anew from which rows were deleted, so that no byte of them is left in the files. Blocks their readers meanwhile. */
  readonly scrub?: boolean;
}

/**
 * Deletes the rows that no reader can reach any more: the whole table where no ledger uses it, else the rows of the
 * ledgers that left it. Safe to be killed and to run in several workers.
 */
export async function retireOld(context: ProjectionContext, options: RetireOptions = {}): Promise<void> {
  const graceMs = options.graceMs ?? GRACE_MS;
  const old = await context.database.query<Old>(
    `SELECT model, generation, ledger FROM planbuch.checkpoints
     WHERE state = 'old' AND state_since <= clock_timestamp() - make_interval(secs => $1)
     UNION ALL
     -- Tables without any ledger, of versions that have a successor.
     SELECT g.model, g.generation, '' FROM planbuch.generations g
     WHERE NOT EXISTS (SELECT FROM planbuch.checkpoints c WHERE c.generation = g.generation)
       AND EXISTS (SELECT FROM planbuch.generations n WHERE n.model = g.model AND n.version > g.version)`,
    [graceMs / 1000],
  );
  for (const each of old) {
    if ((await drop(context, each, graceMs)) === 'in use' && each.ledger !== '') {
      await clear(context, each);
      if (options.scrub === true) await scrub(context, each);
    }
  }
}

/** Drops the table if every checkpoint in it is old, and long enough. */
function drop(
  { database }: ProjectionContext,
  { model, generation }: Old,
  graceMs: number,
): Promise<'dropped' | 'in use' | 'busy'> {
  return writing(database, async (transaction) => {
    const use = await lockUnused(transaction, generation, graceMs);
    if (use !== 'unused') return use;
    // A long-running reader keeps its table; who comes after it must not queue behind the drop.
    await transaction.execute(`SET LOCAL lock_timeout = '200ms'`);
    await transaction.execute(`DROP TABLE IF EXISTS ${tableName(model, generation)}`);
    await transaction.execute('DELETE FROM planbuch.checkpoints WHERE generation = $1', [generation]);
    await transaction.execute('DELETE FROM planbuch.generations WHERE generation = $1', [generation]);
    return 'dropped' as const;
  }).catch((error: unknown) => {
    if (isLockTimeout(error)) return 'busy';
    throw error;
  });
}

/** The lock keeps new checkpoints out: their foreign key needs the row. */
async function lockUnused(
  transaction: WriteTransaction,
  generation: number,
  graceMs: number,
): Promise<'unused' | 'in use' | 'busy'> {
  const rows = await transaction.query(
    'SELECT FROM planbuch.generations WHERE generation = $1 FOR UPDATE SKIP LOCKED',
    [generation],
  );
  if (rows.length === 0) return 'busy';
  const used = await transaction.query(
    `SELECT FROM planbuch.checkpoints WHERE generation = $1
       AND (state <> 'old' OR state_since > clock_timestamp() - make_interval(secs => $2)) LIMIT 1`,
    [generation, graceMs / 1000],
  );
  return used.length === 0 ? 'unused' : 'in use';
}

/** Deletes the rows of one ledger, and last its checkpoint: until then the table takes no rows of it. */
async function clear({ database }: ProjectionContext, { model, generation, ledger }: Old): Promise<void> {
  const table = tableName(model, generation);
  for (;;) {
    const left = await writing(database, async (transaction) => {
      const mine = await transaction.query(
        `SELECT FROM planbuch.checkpoints c JOIN planbuch.generations g ON g.generation = c.generation
         WHERE c.generation = $1 AND c.ledger = $2 AND c.state = 'old' FOR UPDATE OF c SKIP LOCKED`,
        [generation, ledger],
      );
      if (mine.length === 0) return false;
      const deleted = await transaction.execute(
        `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${table} WHERE ledger = $1 LIMIT ${String(DELETE_ROWS)}))`,
        [ledger],
      );
      if (deleted === DELETE_ROWS) return true;
      await transaction.execute('DELETE FROM planbuch.checkpoints WHERE generation = $1 AND ledger = $2', [
        generation,
        ledger,
      ]);
      return false;
    });
    if (!left) return;
  }
}

async function scrub({ database }: ProjectionContext, { model, generation }: Old): Promise<void> {
  await database.session(async (client) => {
    await client.query('SET statement_timeout = 0');
    await client.query(`VACUUM FULL ${tableName(model, generation)}`);
    await client.query('RESET statement_timeout');
  });
}
