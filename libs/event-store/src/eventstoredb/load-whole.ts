import { LedgerDamaged } from '../damage.js';
import type { LoadItem, Loaded } from '../event-store.js';
import type { RecordReader } from '../postgres/record-reader.js';
import type { StreamMemory } from './stream-memory.js';

interface Sources {
  readonly memory: StreamMemory;
  readonly reader: RecordReader;
  readonly upTo: number | undefined;
}

/**
 * Loads items up to `upTo`, or to the end that memory knows: from the copy what it holds, from memory the rest. A load to the
 * end always asks PostgreSQL, which says whether the ledger is the same still; a later round of it asks only for what memory
 * does not know. Undefined where the ledger was moved or restored since.
 *
 * @throws LedgerDamaged where the copy ends before what was copied to it
 */
export async function loadWhole(
  ledger: string,
  items: readonly LoadItem[],
  { memory, reader, upTo }: Sources,
): Promise<Loaded | undefined> {
  const { copiedUpTo, incarnation } = memory;
  const seen = upTo ?? memory.tail.length;
  // Looked at before anything is waited for: memory gives up what the copy gets.
  const news = items.map((item) => memory.uncopiedOf(item).filter(({ number }) => number <= seen));
  const cold = items.filter((item) => !memory.isWhole(item));
  if (cold.length === 0 && upTo !== undefined) return { incarnation, seen, events: news };
  const loaded = await reader.load(ledger, cold, seen);
  if (loaded.incarnation !== incarnation) return undefined;
  if (loaded.seen < Math.min(seen, copiedUpTo))
    throw new LedgerDamaged(ledger, loaded.seen + 1, 'copy-behind');
  const copied = new Map(cold.map((item, index) => [item, loaded.events[index] ?? []]));
  const events = items.map((item, index) => {
    const [before, after] = [copied.get(item), news[index] ?? []];
    return before ? [...before, ...after.filter(({ number }) => number > loaded.seen)] : after;
  });
  return { incarnation, seen, events };
}
