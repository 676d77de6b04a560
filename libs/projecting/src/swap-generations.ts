import { CAUGHT_UP_WITHIN } from './checkpoints.js';
import type { WriteTransaction } from './write-transaction.js';

/**
 * Makes building checkpoints live that have caught up, and what they replace old. Not while another worker advances
 * the live one, and never so that a reader's number goes back; where the live one stands still, it may not hold up.
 */
export async function swap(
  transaction: WriteTransaction,
  ledger: string,
  generations: readonly number[],
): Promise<void> {
  if (generations.length === 0) return;
  const rows = await transaction.query<{ generation: number; replaced: number | null }>(
    `SELECT b.generation, v.generation AS replaced
     FROM planbuch.checkpoints b
     JOIN planbuch.ledgers l ON l.ledger = b.ledger
     LEFT JOIN planbuch.checkpoints v ON v.ledger = b.ledger AND v.model = b.model AND v.state = 'live'
     WHERE b.ledger = $1 AND b.generation = ANY ($2::bigint[]) AND b.state = 'building' AND b.stopped_at IS NULL
       AND b.number >= l.head - ${String(CAUGHT_UP_WITHIN)}
       AND (v.generation IS NULL OR v.version <= b.version)`,
    [ledger, generations],
  );
  await giveUpOutdated(transaction, ledger, generations);
  for (const { generation, replaced } of rows) {
    if (replaced !== null && !(await retireLive(transaction, ledger, replaced, generation))) continue;
    await transaction.execute(
      `UPDATE planbuch.checkpoints SET state = 'live', state_since = clock_timestamp() WHERE ledger = $1 AND generation = $2`,
      [ledger, generation],
    );
  }
}

async function retireLive(
  transaction: WriteTransaction,
  ledger: string,
  live: number,
  by: number,
): Promise<boolean> {
  const count = await transaction.execute(
    `UPDATE planbuch.checkpoints SET state = 'old', state_since = clock_timestamp()
     WHERE (ledger, generation) IN (
       SELECT v.ledger, v.generation FROM planbuch.checkpoints v
       JOIN planbuch.checkpoints b ON b.ledger = v.ledger AND b.generation = $3
       WHERE v.ledger = $1 AND v.generation = $2 AND v.state = 'live'
         AND (v.number <= b.number OR v.stopped_at IS NOT NULL)
       FOR NO KEY UPDATE OF v SKIP LOCKED)`,
    [ledger, live, by],
  );
  return count === 1;
}

/** A newer version is live already: what an older program still builds will never be read. */
async function giveUpOutdated(
  transaction: WriteTransaction,
  ledger: string,
  generations: readonly number[],
): Promise<void> {
  await transaction.execute(
    `UPDATE planbuch.checkpoints b SET state = 'old', state_since = clock_timestamp()
     FROM planbuch.checkpoints v
     WHERE b.ledger = $1 AND b.generation = ANY ($2::bigint[]) AND b.state = 'building'
       AND v.ledger = b.ledger AND v.model = b.model AND v.state = 'live' AND v.version > b.version`,
    [ledger, generations],
  );
}
