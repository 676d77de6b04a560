import { isTag } from '#kernel';
import type { AppendCondition, Query, Tag } from '#kernel';
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
    if (!tags.every(isTag) || !types.every(isEventType))
      throw new TypeError(`not tags and types of events: ${[...tags, ...types].join(', ')}`);
  }
}

/** What the server is told about conditions: looked at always, or only if the ledger moved. */
export interface Probes {
  readonly always: readonly string[];
  readonly ifMoved: readonly string[];
}

/** The values of one call of the append function (migrations/0002_append.sql), in its order. */
export function callValues(
  ledger: string,
  known: number,
  batch: readonly Prepared[],
  probes: Probes,
  checkKeys: boolean,
): unknown[] {
  const columns: string[][] = [[], [], [], [], [], [], [], [], [], []];
  const add = (...values: string[]): void => {
    values.forEach((value, index) => columns[index]?.push(value));
  };
  batch.forEach(({ entry, keyHex, events }, index) => {
    const mac = entry.bodyMac.toString('hex');
    events.forEach(({ parts, type, tags, disclosures }, position) => {
      const first = position === 0;
      add(
        String(index), parts.upToNumber, parts.upToRecordedAt, parts.rest, type, tags.join(' '), disclosures,
        first ? keyHex : '', first ? mac : '', first ? String(events.length) : '',
      ); // prettier-ignore
    });
  });
  return [
    ledger,
    known,
    ...columns.map((column) => column.join('\n')),
    probes.always.join('\n'),
    probes.ifMoved.join('\n'),
    checkKeys,
    batch[0]?.entry.recordedAt ?? '',
  ];
}

/** The lines by which the server looks at one entry's condition. */
export function conditionLines(index: number, after: number, query: Query): string[] {
  return query.map(({ tags, types }) => [index, after, tags.join(' '), types.join(' ')].join('\t'));
}

/** What the server answered about entries it did not store. */
export type Answer =
  | { readonly is: 'conflict'; readonly number: number }
  | { readonly is: 'reused' | 'frozen' }
  | { readonly is: 'repeated'; readonly firstNumber: number; readonly count: number };

/** The answer of the append function, read. */
export interface CallResult {
  readonly headBefore: number;
  readonly appended: number;
  /** By the index of the entry; where the server said two things of one, the later. */
  readonly answers: ReadonlyMap<number, Answer>;
}

export function callResult(text: string): CallResult {
  const [first = '', ...lines] = text.split('\n');
  const [headBefore, appended] = first.split('\t');
  const answers = new Map<number, Answer>();
  for (const line of lines) {
    const [entry, is, number, count] = line.split('\t');
    answers.set(Number(entry), answerOf(is, Number(number), Number(count)));
  }
  return { headBefore: Number(headBefore), appended: Number(appended), answers };
}

function answerOf(is: string | undefined, number: number, count: number): Answer {
  switch (is) {
    case 'conflict':
      return { is, number };
    case 'reused':
    case 'frozen':
      return { is };
    case 'repeated':
      return { is, firstNumber: number, count };
    default:
      throw new Error(`the append function answered ${String(is)}`);
  }
}
