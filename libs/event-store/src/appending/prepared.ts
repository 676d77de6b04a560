import { isTag } from '#kernel';
import type { AppendCondition, Tag } from '#kernel';
import { IllFormedLeaf } from '../canonical.js';
import { refuseIllFormedDisclosure } from '../disclosure.js';
import { isEventType, isRecordedAt } from '../envelope.js';
import type { Appended, Entry } from '../event-store.js';
import { EntryTooLarge } from '../errors.js';
import { leafParts } from '../leaf.js';
import type { LeafParts } from '../leaf.js';

/** What one entry may hold: the 500 acts of a batch with four events each. */
export const MAX_ENTRY_EVENTS = 2_000;

/** All leaves of an entry: what every store takes in one append (EventStoreDB: 1 MiB with its own envelope). */
export const MAX_ENTRY_BYTES = 900 * 1024;

/** With the disclosures, which stand in PostgreSQL in either store: what one call carries comfortably. */
const MAX_DISCLOSED_BYTES = 16 * 1024 * 1024;

interface PreparedEvent {
  readonly parts: LeafParts;
  readonly type: string;
  readonly tags: readonly Tag[];
  readonly disclosures: string;
}

/** An entry with its canonical texts made, waiting for its turn. */
export interface Prepared {
  readonly entry: Entry;
  readonly keyHex: string;
  readonly events: readonly PreparedEvent[];
  /** Of all leaves and disclosures in UTF-8. */
  readonly bytes: number;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Throws IllFormedLeaf, EntryTooLarge or, where the caller is mistaken about the port, TypeError, before anything waits or
 * travels.
 */
export function prepare(
  ledger: string,
  entry: Entry,
  { resolve, reject }: Pick<Prepared, 'resolve' | 'reject'>,
): Prepared {
  refuseMistaken(entry);
  let [leafBytes, disclosed] = [0, 0];
  const events = entry.events.map(({ event, disclosures }) => {
    const parts = leafParts(event);
    if (event.ledger !== ledger) throw new IllFormedLeaf('/ledger', `not ${ledger}, to which it is appended`);
    disclosures.forEach(refuseIllFormedDisclosure);
    const text = disclosures.length === 0 ? '' : JSON.stringify(disclosures);
    leafBytes += parts.bytes;
    disclosed += Buffer.byteLength(text);
    return { parts, type: event.type, tags: event.tags, disclosures: text };
  });
  const bytes = leafBytes + disclosed;
  if (events.length > MAX_ENTRY_EVENTS || leafBytes > MAX_ENTRY_BYTES || bytes > MAX_DISCLOSED_BYTES) {
    throw new EntryTooLarge(
      events.length,
      bytes,
      `${String(MAX_ENTRY_EVENTS)} events, ${String(MAX_ENTRY_BYTES)} bytes of leaves and ${String(MAX_DISCLOSED_BYTES)} with disclosures`,
    );
  }
  return { entry, keyHex: entry.key.toString('hex'), events, bytes, resolve, reject };
}

const HASH_BYTES = 32;

function refuseMistaken({ key, bodyMac, events, condition, recordedAt }: Entry): void {
  if (key.length !== HASH_BYTES || bodyMac.length !== HASH_BYTES)
    throw new TypeError('request key and MAC have 32 bytes each');
  if (events.length === 0) throw new TypeError('an entry without events');
  if (condition) refuseMistakenCondition(condition);
  if (recordedAt !== undefined && !isRecordedAt(recordedAt))
    throw new IllFormedLeaf('/recordedAt', 'not a time in UTC with three digits');
}

/** A condition without a tag would have the whole ledger looked through under the lock; one without a type never fails. */
function refuseMistakenCondition({ query, after }: AppendCondition): void {
  if (!Number.isSafeInteger(after) || after < 0)
    throw new TypeError(`no number of an event: ${String(after)}`);
  for (const { tags, types } of query) {
    if (tags.length === 0 || types.length === 0) throw new TypeError('a condition names tags and types');
    if (!tags.every(isTag) || !areEventTypes(types))
      throw new TypeError(`not tags and types of events: ${[...tags, ...types].join(', ')}`);
  }
}

/** Lists of types are those of decision models and come again with every act, so each is looked through once. */
const looked = new WeakSet<readonly string[]>();

function areEventTypes(types: readonly string[]): boolean {
  const are = looked.has(types) || types.every(isEventType);
  if (are) looked.add(types);
  return are;
}
