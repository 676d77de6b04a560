import { setTimeout as sleep } from 'node:timers/promises';
import type { StreamRemains } from '#event-store';
import type { Database } from '#platform';
import { planning } from '#planning';
import { verifyLedger } from '#verifying';
import { freezeLedger, headOf } from './freezing.js';
import { LedgerSnapshot } from './ledger-snapshot.js';
import { alreadyThere, beginMove, flip, hashOf, SETTLED_AFTER_MS } from './move-steps.js';
import type { MovedLedger } from './move-ledger.js';
import type { MoveOptions } from './move-options.js';
import { contradicted, hidden, notDamaged, otherNumber, unproved } from './stream-faults.js';

export interface LeaveParts {
  /** Of the role that owns the tables, without a limit on the time of a statement. */
  readonly owner: Database;
  readonly masterKey: Buffer;
  /** What the ledger's stream and its copy still hold; brings the copy as far as the stream is sound. */
  readonly remains: (ledger: string) => Promise<StreamRemains>;
}

export interface LeaveRequest extends MoveOptions {
  readonly ledger: string;
  /** The last event that is kept. Whoever orders this was told the number, and names it: nothing is given up unseen. */
  readonly keepUpTo: number;
  /** Shorter only where it is known that nobody else appends. */
  readonly settledAfterMs?: number;
}

export interface LeftStream extends MovedLedger {
  /** Where the stream was found damaged first. */
  readonly damagedAt: number;
  /** The last number that the stream showed; 0 where it showed none. */
  readonly streamEndedAt: number;
  /** The numbers that the stream had beyond what is kept; so many may have been acknowledged. */
  readonly givenUp?: { readonly from: number; readonly to: number; readonly maybeOurs: number };
}

/**
 * The way out of a stream that was damaged: the ledger goes on in PostgreSQL with its copy, as a new incarnation. Every event of
 * the copy is verified, those that the stream still holds are equal to it, and no read model has seen others. Killed at any
 * time it leaves the ledger frozen where it was, and goes on when it is begun again.
 *
 * @throws MoveFault where nothing is damaged, another number is kept, or the copy cannot be proved; DatabaseUnavailable
 */
export async function leaveStream(parts: LeaveParts, request: LeaveRequest): Promise<LeftStream> {
  const { owner } = parts;
  const { ledger, signal, settledAfterMs = SETTLED_AFTER_MS } = request;
  if ((await headOf(owner, ledger)).store === 'postgres') throw alreadyThere(ledger, 'postgres');
  refuse(await parts.remains(ledger), request);
  await freezeLedger(owner, ledger);
  await sleep(settledAfterMs, undefined, { ...(signal ? { signal } : {}) });
  // What was under way may have continued the ledger: then another number is kept.
  const { damage, endsAt, beyond } = refuse(await parts.remains(ledger), request);
  const { number, incarnation: old } = await headOf(owner, ledger);
  await prove(parts, request);
  const { sha256 } = await hashOf(new LedgerSnapshot(owner, ledger).envelopes(0, number), signal);
  const incarnation = await beginMove(owner, { ledger, number, sha256 });
  const left = { damagedAt: damage.number, streamEndedAt: endsAt, ...(beyond ? { givenUp: beyond } : {}) };
  await flip(owner, { ledger, number, old, incarnation, to: 'postgres', left: { why: damage.why, ...left } });
  const moved = { ledger, store: 'postgres', incarnation, events: number, sha256 } as const;
  return { ...moved, ...left };
}

function refuse(
  found: StreamRemains,
  { ledger, keepUpTo }: LeaveRequest,
): StreamRemains & Required<Pick<StreamRemains, 'damage'>> {
  const { damage, contradiction, isHidden, kept } = found;
  if (contradiction !== undefined) throw contradicted(ledger, contradiction);
  if (!damage) throw notDamaged(ledger);
  if (isHidden) throw hidden(ledger, damage);
  if (kept !== keepUpTo) throw otherNumber(found, damage, keepUpTo);
  return { ...found, damage };
}

/** Problems of what stands beside the events: they are told by verifying, and a stream could not have mended them. */
const BESIDE_THE_EVENTS = new Set(['commitment', 'disclosure-place', 'disclosure-missing', 'not-forgotten']);

const OTHERS_SEEN = `
SELECT count(*) AS count FROM planbuch.checkpoints c
LEFT JOIN planbuch.events e ON e.ledger = c.ledger AND e.number = c.number
WHERE c.ledger = $1 AND c.number > 0 AND c.leaf_hash IS DISTINCT FROM e.leaf_hash`;

/** Without its stream the copy has to speak for itself: event by event, at its head, and to those who read it before. */
async function prove(
  { owner, masterKey }: LeaveParts,
  { ledger, onProgress, signal }: LeaveRequest,
): Promise<void> {
  const { problems, problemCount } = await verifyLedger(
    { database: owner, vocabulary: planning, masterKey },
    ledger,
    {
      ...(onProgress ? { onProgress } : {}),
      ...(signal ? { signal } : {}),
    },
  );
  const beside = problems.filter(({ what }) => BESIDE_THE_EVENTS.has(what)).length;
  if (problemCount > beside) throw unproved(ledger, problemCount - beside);
  const [row] = await owner.query<{ count: number }>(OTHERS_SEEN, [ledger]);
  if (row && row.count > 0) throw unproved(ledger, row.count);
}
