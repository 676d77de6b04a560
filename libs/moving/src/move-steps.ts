import type { StoreKind } from '#event-store';
import type { Database } from '#platform';
import { eventLine, HashOfTheWhole } from './event-line.js';
import { MoveFault } from './move-fault.js';
import type { StoredEnvelope } from './stored-envelope.js';

/**
 * After so long nothing that was under way can arrive any more: an append to an event server is given up after ten seconds,
 * and no process remembers for longer where a ledger is kept.
 */
export const SETTLED_AFTER_MS = 15_000;

export async function hashOf(envelopes: AsyncIterable<StoredEnvelope>, signal: AbortSignal | undefined) {
  const whole = new HashOfTheWhole();
  for await (const envelope of envelopes) {
    signal?.throwIfAborted();
    whole.add(eventLine(envelope));
  }
  return whole.digest();
}

interface Moving {
  readonly ledger: string;
  readonly number: number;
  readonly sha256: string;
}

/** The incarnation the ledger will be: that of a move of the same events which was begun before, else a new one. */
export function beginMove(owner: Database, { ledger, number, sha256 }: Moving): Promise<string> {
  return owner.transaction(async (transaction) => {
    await transaction.execute('LOCK TABLE planbuch.arrivals IN SHARE ROW EXCLUSIVE MODE');
    // What was begun before the ledger was opened again and went on is of no use any more.
    await transaction.execute(
      `DELETE FROM planbuch.arrivals WHERE ledger = $1 AND finished_at IS NULL AND sha256 <> decode($2, 'hex')`,
      [ledger, sha256],
    );
    const [begun] = await transaction.query<{ incarnation: string }>(
      'SELECT incarnation FROM planbuch.arrivals WHERE ledger = $1 AND finished_at IS NULL',
      [ledger],
    );
    if (begun) return begun.incarnation;
    const [row] = await transaction.query<{ incarnation: string }>(
      `INSERT INTO planbuch.arrivals (ledger, incarnation, sha256, number)
       VALUES ($1, gen_random_uuid(), decode($2, 'hex'), $3) RETURNING incarnation`,
      [ledger, sha256, number],
    );
    if (!row) throw new Error('the move was not noted');
    return row.incarnation;
  });
}

interface Flip {
  readonly ledger: string;
  readonly number: number;
  readonly old: string;
  readonly incarnation: string;
  readonly to: StoreKind;
  /** What was found and given up where the ledger leaves a damaged stream; it is kept with the move. */
  readonly left?: object;
}

/** The moment of the move. The events are the same to the last byte, so the rows made from them stay true. */
export function flip(owner: Database, { ledger, number, old, incarnation, to, left }: Flip): Promise<void> {
  return owner.transaction(async (transaction) => {
    const flipped = await transaction.execute(
      `UPDATE planbuch.ledgers SET store = $5, incarnation = $4, state = 'open', begun = $5 = 'eventstore'
       WHERE ledger = $1 AND incarnation = $3 AND head = $2 AND state = 'frozen'`,
      [ledger, number, old, incarnation, to],
    );
    if (flipped !== 1)
      throw new MoveFault('ledger-not-frozen', {
        de: `Das Planungsbuch ${ledger} wurde während des Umzugs geöffnet; es bleibt, wo es war. Wiederholen Sie den Befehl.`,
        en: `The ledger ${ledger} was opened while it was being moved; it stays where it was. Repeat the command.`,
      });
    await transaction.execute(
      'UPDATE planbuch.checkpoints SET incarnation = $3 WHERE ledger = $1 AND incarnation = $2',
      [ledger, old, incarnation],
    );
    await transaction.execute(
      'UPDATE planbuch.arrivals SET finished_at = clock_timestamp(), left_stream = $3 WHERE ledger = $1 AND incarnation = $2',
      [ledger, incarnation, left === undefined ? null : JSON.stringify(left)],
    );
    // What was prepared for the stream and never stood in it: nobody else would look for it any more.
    if (to === 'postgres')
      await transaction.execute('DELETE FROM planbuch.staged_disclosures WHERE ledger = $1', [ledger]);
  });
}

export function alreadyThere(ledger: string, store: StoreKind): MoveFault {
  const where = { postgres: 'PostgreSQL', eventstore: 'EventStoreDB' }[store];
  return new MoveFault('ledger-there-already', {
    de: `Das Planungsbuch ${ledger} liegt schon in ${where}.`,
    en: `The ledger ${ledger} is kept in ${where} already.`,
  });
}
