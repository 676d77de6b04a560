import type { AppendCondition } from '#kernel';
import { StoreBusy } from '../errors.js';
import type { Entry } from '../event-store.js';
import type { Probes } from './conditions.js';
import { nextBatch } from './next-batch.js';
import type { BatchLimits } from './next-batch.js';
import { prepare } from './prepared.js';
import type { Prepared } from './prepared.js';

/** More waiting entries, or bytes of them, than this are refused: they would wait longer than any caller does. */
export const QUEUE_ENTRIES = 10_000;
const QUEUE_BYTES = 256 * 1024 * 1024;

/** The entries of one ledger that wait in this process for their turn, in the order in which they came. */
export class WaitingEntries {
  private queue: Prepared[] = [];
  private bytes = 0;

  constructor(private readonly ledger: string) {}

  get count(): number {
    return this.queue.length;
  }

  /** Throws what `prepare` throws, or StoreBusy where too many wait already. */
  add(entry: Entry, caller: Pick<Prepared, 'resolve' | 'reject'>): void {
    if (this.queue.length >= QUEUE_ENTRIES) throw new StoreBusy(this.ledger);
    const prepared = prepare(this.ledger, entry, caller);
    if (this.bytes + prepared.bytes > QUEUE_BYTES) throw new StoreBusy(this.ledger);
    this.queue.push(prepared);
    this.bytes += prepared.bytes;
  }

  /** Takes those that can travel together now (`nextBatch`). */
  next(
    isCovered: (condition: AppendCondition) => boolean,
    limits: Partial<BatchLimits>,
  ): { readonly batch: readonly Prepared[]; readonly probes: Probes } {
    const { batch, probes, left } = nextBatch(this.queue, isCovered, limits);
    this.queue = left;
    for (const { bytes } of batch) this.bytes -= bytes;
    return { batch, probes };
  }
}
