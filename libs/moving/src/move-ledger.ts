import { setTimeout as sleep } from 'node:timers/promises';
import { LedgerDamaged } from '#event-store';
import type { EventStore, StoreKind, StreamRemains } from '#event-store';
import type { Database } from '#platform';
import { freezeLedger, thawLedger } from './freezing.js';
import { LedgerSnapshot } from './ledger-snapshot.js';
import { MoveFault } from './move-fault.js';
import type { MoveOptions } from './move-options.js';
import { alreadyThere, beginMove, flip, hashOf, SETTLED_AFTER_MS } from './move-steps.js';
import { pagesOf } from './move-target.js';
import type { MoveTarget } from './move-target.js';
import { toldDamaged } from './stream-faults.js';

export interface MoveParts {
  /** Of the role that owns the tables, without a limit on the time of a statement. */
  readonly owner: Database;
  readonly store: Pick<EventStore, 'head'>;
  /** The stream of a ledger's incarnation in the event server. */
  readonly stream: (ledger: string, incarnation: string) => MoveTarget;
  /** What a damaged stream and its copy still hold. */
  readonly remains: (ledger: string) => Promise<StreamRemains>;
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
  const { owner } = parts;
  const before = await new LedgerSnapshot(owner, request.ledger).head();
  try {
    return await move(parts, request);
  } catch (error) {
    if (!(error instanceof LedgerDamaged) || request.to !== 'postgres') throw error;
    // While the stream is damaged the ledger takes nothing anyhow; once it is mended it shall go on by itself.
    if (before?.state === 'open') await thawLedger(owner, request.ledger);
    throw toldDamaged(await parts.remains(request.ledger)) ?? error;
  }
}

async function move(parts: MoveParts, request: MoveRequest): Promise<MovedLedger> {
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

function differs(ledger: string, found: string, expected: string): MoveFault {
  return new MoveFault('copy-differs', {
    de: `Am neuen Ort hat ${ledger} den Hash ${found}, hier ${expected}. Es bleibt eingefroren, wo es ist; prüfen Sie es mit „planbuch verify“, „planbuch ledger thaw ${ledger}“ bricht den Umzug ab.`,
    en: `In its new place ${ledger} has the hash ${found}, here ${expected}. It stays frozen where it is; check it with “planbuch verify”, “planbuch ledger thaw ${ledger}” gives the move up.`,
  });
}
