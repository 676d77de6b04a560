import { createHash, randomBytes } from 'node:crypto';
import { idOf } from '#kernel';
import type { StoredEvent } from '#kernel';
import { eventOfLeaf, leafHash, leafText } from '#event-store';
import { systemClock, systemIds } from '#platform';
import type { Database } from '#platform';
import { commit } from '#vault';
import type { ForgettingOrder, Forgotten } from './forgotten-list.js';
import { headOf } from './freezing.js';
import type { LedgerFileHeader } from './ledger-file.js';
import type { MoveTarget } from './move-target.js';
import type { MovedEnvelope } from './stored-envelope.js';

/**
 * Orders anew, in a frozen ledger, what was forgotten after its backup was made: each order becomes an event after those
 * of the backup, caused by the one that is lost, so that everybody sees why a text is missing. What is forgotten in the
 * backup already, and what the backup does not hold yet, needs no order. Done twice it is as done once.
 *
 * Returns how many orders stand in the ledger because of the list.
 */
export async function replayOrders(
  owner: Database,
  target: MoveTarget,
  { ledger, number: backedUp }: LedgerFileHeader,
  forgotten: Forgotten,
): Promise<number> {
  const given = new Set((await ordersIn(owner, ledger)).map(whatOf));
  for (const order of forgotten.orders) {
    if (given.has(whatOf(order.event)) || !(await isHere(owner, ledger, order, backedUp))) continue;
    const { number, recordedAt } = await headOf(owner, ledger);
    await target.take([replayed(order.event, number + 1, recordedAt)]);
    given.add(whatOf(order.event));
  }
  const anew = (await ordersIn(owner, ledger)).filter(({ number }) => number > backedUp);
  for (const { number, type, data } of anew)
    await driveOut(owner, { ledger, number, type, data: JSON.stringify(data) });
  return anew.length;
}

async function ordersIn(owner: Database, ledger: string): Promise<StoredEvent[]> {
  const rows = await owner.query<{ leaf: string }>(
    `SELECT e.leaf FROM planbuch.forgetting f JOIN planbuch.events e ON e.ledger = f.ledger AND e.number = f.number
     WHERE f.ledger = $1 ORDER BY e.number`,
    [ledger],
  );
  return rows.map(({ leaf }) => eventOfLeaf(leaf));
}

/** What an order forgets: a text of an event, or a person. */
function whatOf({ subject, data }: StoredEvent): string {
  return 'path' in data ? `${subject} ${String(data.path)}` : subject;
}

async function isHere(
  owner: Database,
  ledger: string,
  { event, target }: ForgettingOrder,
  upTo: number,
): Promise<boolean> {
  const found =
    target === undefined
      ? await owner.query(
          'SELECT FROM planbuch.event_tags WHERE ledger = $1 AND tag = $2 AND number <= $3 LIMIT 1',
          [ledger, event.subject, upTo],
        )
      : await owner.query(
          `SELECT FROM planbuch.events WHERE ledger = $1 AND number = $2::bigint AND number <= $3 AND leaf_hash = decode($4, 'hex')`,
          [ledger, idOf(event.subject), upTo, target],
        );
  return found.length > 0;
}

/** The order as an event of this history. Its own reason may have been a text of those that are lost; this one is none. */
function replayed(order: StoredEvent, number: number, after: string): MovedEnvelope {
  const value = `Nach der Wiederherstellung einer älteren Sicherung wiederholt; angeordnet wurde es mit Ereignis ${String(order.number)}.`;
  const [salt, path] = [randomBytes(32), '/reason'];
  const now = systemClock.now();
  const leaf = leafText({
    ...order,
    number,
    id: systemIds.uuidv7(),
    causationId: order.id,
    correlationId: systemIds.uuidv7(),
    recordedAt: now > after ? now : after,
    reason: commit(salt, path, value),
    evidence: [],
  });
  const key = createHash('sha256').update(`planbuch/replayed/${order.ledger}/${order.id}`).digest();
  return {
    number,
    leaf,
    leafHash: leafHash(leaf),
    entry: { key, bodyMac: key, count: 1 },
    disclosures: [{ path, salt: salt.toString('hex'), value }],
  };
}

interface Order {
  readonly ledger: string;
  readonly number: number;
  readonly type: string;
  readonly data: string;
}

/**
 * The texts were left out on their way here; where an import was begun without the list they are deleted now, and the
 * worker drives their traces out.
 */
async function driveOut(owner: Database, { ledger, number, type, data }: Order): Promise<void> {
  await owner.transaction(async (transaction) => {
    await transaction.execute('DELETE FROM planbuch.forgetting WHERE ledger = $1 AND number = $2', [
      ledger,
      number,
    ]);
    await transaction.query('SELECT planbuch.forget($1, $2, $3, $4::json)', [ledger, number, type, data]);
  });
}
