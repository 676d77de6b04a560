import { matches } from '#kernel';
import type { AppendCondition, DecidedEvent, Query, Tag } from '#kernel';
import type { Probe, Probes } from './conditions.js';
import type { Prepared } from './prepared.js';

/** More in one call would make its first caller wait for its last without gaining a cheaper flush. */
const BATCH_ENTRIES = 256;
const BATCH_EVENTS = 1_000;
const BATCH_BYTES = 4 * 1024 * 1024;

/** What may travel at once; a single entry travels however large it is. */
export interface BatchLimits {
  readonly entries: number;
  readonly bytes: number;
}

export interface NextBatch {
  readonly batch: readonly Prepared[];
  readonly probes: Probes;
  /** Those that wait on, in the order in which they came. */
  readonly left: Prepared[];
}

/**
 * The next entries that can share a call. An entry that one before it in the batch would refuse waits: that one may itself
 * be refused. `isCovered` says of a condition that the server need not look unless the ledger moved.
 */
export function nextBatch(
  queue: readonly Prepared[],
  isCovered: (condition: AppendCondition) => boolean,
  { entries = BATCH_ENTRIES, bytes: most = BATCH_BYTES }: Partial<BatchLimits> = {},
): NextBatch {
  const batch: Prepared[] = [];
  const left: Prepared[] = [];
  const taken = new Taken();
  const keys = new Set<string>();
  const probes = { always: [] as Probe[], ifMoved: [] as Probe[] };
  let bytes = 0;
  for (const [position, waiting] of queue.entries()) {
    const { condition, recordedAt, events } = waiting.entry;
    const isFull =
      batch.length >= Math.min(entries, BATCH_ENTRIES) ||
      taken.count + events.length > BATCH_EVENTS ||
      bytes + waiting.bytes > most;
    if (isFull && batch.length > 0) {
      left.push(...queue.slice(position));
      break;
    }
    const mustWait =
      keys.has(waiting.keyHex) ||
      (batch.length > 0 && batch[0]?.entry.recordedAt !== recordedAt) ||
      (condition !== undefined && taken.match(condition.query));
    if (mustWait) {
      left.push(waiting);
      continue;
    }
    if (condition)
      (isCovered(condition) ? probes.ifMoved : probes.always).push({ index: batch.length, condition });
    batch.push(waiting);
    keys.add(waiting.keyHex);
    for (const { event } of events) taken.add(event);
    bytes += waiting.bytes;
  }
  return { batch, probes, left };
}

/** The events of the batch so far, by tag: a large batch must not be gone through for each of its conditions. */
class Taken {
  count = 0;
  private readonly byTag = new Map<Tag, DecidedEvent[]>();

  add(event: DecidedEvent): void {
    this.count += 1;
    for (const tag of event.tags) {
      const same = this.byTag.get(tag);
      if (same) same.push(event);
      else this.byTag.set(tag, [event]);
    }
  }

  match(query: Query): boolean {
    return query.some((item) => {
      const [tag] = item.tags;
      const candidates = tag === undefined ? undefined : this.byTag.get(tag);
      return candidates?.some((event) => matches([item], event)) ?? false;
    });
  }
}
