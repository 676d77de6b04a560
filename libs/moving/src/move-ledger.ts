import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore, StoreKind } from '#event-store';
import type { Database } from '#platform';
import { eventLine, HashOfTheWhole } from './event-line.js';
import { freezeLedger } from './freezing.js';
import { LedgerSnapshot } from './ledger-snapshot.js';
import { MoveFault } from './move-fault.js';
import type { MoveOptions } from './move-options.js';
import { pagesOf } from './move-target.js';
import type { MoveTarget } from './move-target.js';
import type { StoredEnvelope } from './stored-envelope.js';

/**
 * After so long nothing that was under way can arrive any more: an append to an event server is given up after ten seconds,
 * and no process remembers for longer where a ledger is kept.
 */
const SETTLED_AFTER_MS = 15_000;

export interface MoveParts {
  /** Of the role that owns the tables, without a limit on the time of a statement. */
  readonly owner: Database;
  readonly store: Pick<EventStore, 'head'>;
  /** The stream of a ledger's incarnation in the event server. */
  readonly stream: (ledger: string, incarnation: string) => MoveTarget;
}

export interface MoveRequest extends MoveOptions {
  readonly ledger: string;
  readonly to: StoreKind;
  /** Shorter only where it is known that nobody else appends. */
  readonly settledAfterMs?: number;
}

export interface MovedLedger {
  readonly ledger: string;
  readonly store: StoreKind;
  readonly incarnation: string;
  readonly events: number;
  readonly sha256: string;
}

/**
 * Moves a ledger between PostgreSQL and the event server of one Planbuch: frozen, copied, read back and compared, and from
 * one moment to the next open in its new place, as a new incarnation. Its rows stay, for its events are the same. Killed at
 * any time it leaves the ledger frozen in its old place, and goes on when it is begun again; `planbuch ledger thaw` gives
 * the move up.
 *
 * @throws MoveFault, LedgerDamaged, DatabaseUnavailable
 */
export async function moveLedger(parts: MoveParts, request: MoveRequest): Promise<MovedLedger> {
  const { owner, store, stream } = parts;
  const { ledger, to, signal, onProgress, settledAfterMs = SETTLED_AFTER_MS } = request;
  const before = await store.head(ledger);
  if (before.store === to) throw alreadyThere(ledger, to);
  await freezeLedger(owner, ledger);
  await sleep(settledAfterMs, undefined, { ...(signal ? { signal } : {}) });
  // Of a ledger in the event server the tables hold a copy; now it is brought to the stream's end.
  const { number, incarnation: old } = await store.head(ledger);
  const tables = new LedgerSnapshot(owner, ledger);
  const whole = await hashOf(tables.envelopes(0, number), signal);
  const incarnation = await beginMove(owner, { ledger, number, sha256: whole.sha256 });
  const target = stream(ledger, to === 'eventstore' ? incarnation : old);
  if (to === 'eventstore') {
    for await (const page of pagesOf(tables.envelopes(await target.reached(), number))) {
      signal?.throwIfAborted();
      await target.take(page.map((envelope) => ({ ...envelope, disclosures: [] })));
      onProgress?.(page.at(-1)?.number ?? 0, number);
    }
  }
  const there = await hashOf(target.held(number), signal);
  if (there.sha256 !== whole.sha256 || there.events !== number)
    throw differs(ledger, there.sha256, whole.sha256);
  await flip(owner, { ledger, number, old, incarnation, to });
  return { ledger, store: to, incarnation, events: number, sha256: whole.sha256 };
}

async function hashOf(envelopes: AsyncIterable<StoredEnvelope>, signal: AbortSignal | undefined) {
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
function beginMove(owner: Database, { ledger, number, sha256 }: Moving): Promise<string> {
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
}

/** The moment of the move. The events are the same to the last byte, so the rows made from them stay true. */
function flip(owner: Database, { ledger, number, old, incarnation, to }: Flip): Promise<void> {
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
      'UPDATE planbuch.arrivals SET finished_at = clock_timestamp() WHERE ledger = $1 AND incarnation = $2',
      [ledger, incarnation],
    );
  });
}

function alreadyThere(ledger: string, store: StoreKind): MoveFault {
  const where = { postgres: 'PostgreSQL', eventstore: 'EventStoreDB' }[store];
  return new MoveFault('ledger-there-already', {
    de: `Das Planungsbuch ${ledger} liegt schon in ${where}.`,
    en: `The ledger ${ledger} is kept in ${where} already.`,
  });
}

function differs(ledger: string, found: string, expected: string): MoveFault {
  return new MoveFault('copy-differs', {
    de: `Am neuen Ort hat ${ledger} den Hash ${found}, hier ${expected}. Es bleibt eingefroren, wo es ist; prüfen Sie es mit „planbuch verify“, „planbuch ledger thaw ${ledger}“ bricht den Umzug ab.`,
    en: `In its new place ${ledger} has the hash ${found}, here ${expected}. It stays frozen where it is; check it with “planbuch verify”, “planbuch ledger thaw ${ledger}” gives the move up.`,
  });
}
