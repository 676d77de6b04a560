import { randomUUID } from 'node:crypto';
import type { StoredEvent, Tag } from '#kernel';
import { IllFormedLeaf } from '../canonical.js';
import type { Prepared } from '../appending/prepared.js';
import { LedgerDamaged } from '../damage.js';
import type { Damage } from '../damage.js';
import { eventOfLeaf, leafText } from '../leaf.js';
import type { ProposedEvent } from './batch-append.js';
import type { StreamEvent } from './event-server.js';

/** What the first event of an entry says of it, beside the leaf. */
export interface EntryMark {
  readonly keyHex: string;
  readonly macHex: string;
  /** So many events the entry has. */
  readonly count: number;
}

/** An event of a ledger's stream, with all that the copy of it needs. */
export interface WrittenEvent {
  readonly number: number;
  readonly id: string;
  readonly type: string;
  readonly tags: readonly Tag[];
  readonly recordedAt: string;
  readonly leaf: string;
  readonly mark?: EntryMark;
}

const HASH = /^[0-9a-f]{64}$/;

/** The events of some entries as they will stand after `length` others, stamped with their time. */
export function written(
  entries: readonly Prepared[],
  { length, recordedAt }: { readonly length: number; readonly recordedAt: string },
): WrittenEvent[] {
  const all: WrittenEvent[] = [];
  for (const { entry, keyHex, events } of entries) {
    for (const [position, { parts, type, tags }] of events.entries()) {
      const number = length + all.length + 1;
      const { upToNumber, upToRecordedAt, rest } = parts;
      const leaf = `${upToNumber}${String(number)}${upToRecordedAt}${recordedAt}${rest}`;
      const id = entry.events[position]?.event.id ?? '';
      const mark = { keyHex, macHex: entry.bodyMac.toString('hex'), count: events.length };
      all.push({ number, id, type, tags, recordedAt, leaf, ...(position === 0 ? { mark } : {}) });
    }
  }
  return all;
}

/**
 * As it travels to the event server: the leaf as it is, and the mark of its entry as metadata. The server takes events of
 * the same ids at the same place for a repetition, so they have ids of their own there: what another process sends under
 * the ledger's id bears another time and is not the same.
 */
export function proposed({ type, leaf, mark }: Pick<WrittenEvent, 'type' | 'leaf' | 'mark'>): ProposedEvent {
  const entry = mark && { key: mark.keyHex, bodyMac: mark.macHex, count: mark.count };
  return {
    id: randomUUID(),
    type,
    data: leaf,
    metadata: JSON.stringify({ planbuch: 1, ...(entry ? { entry } : {}) }),
  };
}

/**
 * Reads an event of a ledger's stream. Whatever a Planbuch cannot have written there is refused.
 *
 * @throws LedgerDamaged
 */
export function readBack(
  ledger: string,
  length: number,
  { type, revision, data, metadata }: StreamEvent,
): WrittenEvent {
  const number = revision + 1;
  const damaged = (why: Damage): LedgerDamaged =>
    new LedgerDamaged(ledger, Math.min(number, length + 1), why);
  if (number !== length + 1) throw damaged('cut');
  const mark = markOf(metadata);
  if (mark === 'none of ours') throw damaged('foreign');
  const { event, leaf } = leafOf(data, damaged);
  if (event.number !== number || event.ledger !== ledger || event.type !== type) throw damaged('other-place');
  const { id, tags, recordedAt } = event;
  return { number, id, type, tags, recordedAt, leaf, ...(mark ? { mark } : {}) };
}

/** The canonical text is made anew; what has none cannot be an event of ours. */
function leafOf(
  data: unknown,
  damaged: (why: Damage) => LedgerDamaged,
): { event: StoredEvent; leaf: string } {
  if (typeof data !== 'object' || data === null || !('leafFormat' in data) || data.leafFormat !== 1)
    throw damaged('no-leaf');
  try {
    const event = eventOfLeaf(JSON.stringify(data));
    return { event, leaf: leafText(event) };
  } catch (error) {
    if (error instanceof IllFormedLeaf) throw damaged('no-leaf');
    throw error;
  }
}

/** Whether a Planbuch marked an event as its own; anybody can who knows how. */
export function isOurs({ metadata }: StreamEvent): boolean {
  return markOf(metadata) !== 'none of ours';
}

function markOf(metadata: unknown): EntryMark | undefined | 'none of ours' {
  if (
    typeof metadata !== 'object' ||
    metadata === null ||
    !('planbuch' in metadata) ||
    metadata.planbuch !== 1
  )
    return 'none of ours';
  if (!('entry' in metadata)) return undefined;
  const { key: keyHex, bodyMac: macHex, count } = metadata.entry as Record<string, unknown>;
  const isMark =
    typeof keyHex === 'string' && HASH.test(keyHex) &&
    typeof macHex === 'string' && HASH.test(macHex) &&
    typeof count === 'number' && Number.isSafeInteger(count) && count > 0; // prettier-ignore
  return isMark ? { keyHex, macHex, count } : 'none of ours';
}
