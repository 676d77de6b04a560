import type { Query, Tag } from '#kernel';
import type { Appended, Entry } from '../event-store.js';
import { EntryTooLarge } from '../errors.js';
import { leafParts } from '../leaf.js';
import type { LeafParts } from '../leaf.js';

/** What one entry may hold: the acts of a batch, and no more than one call carries comfortably. */
export const MAX_ENTRY_EVENTS = 4_000;
export const MAX_ENTRY_BYTES = 16 * 1024 * 1024;

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
  readonly bytes: number;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: Error) => void;
}

/** Throws IllFormedLeaf or EntryTooLarge before anything waits or travels. */
export function prepare(entry: Entry, { resolve, reject }: Pick<Prepared, 'resolve' | 'reject'>): Prepared {
  if (entry.events.length === 0) throw new TypeError('an entry without events');
  let bytes = 0;
  const events = entry.events.map(({ event, disclosures }) => {
    const parts = leafParts(event);
    const text = disclosures.length === 0 ? '' : JSON.stringify(disclosures);
    bytes += parts.upToNumber.length + parts.rest.length + text.length;
    return { parts, type: event.type, tags: event.tags, disclosures: text };
  });
  if (events.length > MAX_ENTRY_EVENTS || bytes > MAX_ENTRY_BYTES) {
    throw new EntryTooLarge(
      events.length,
      bytes,
      `${String(MAX_ENTRY_EVENTS)} events and ${String(MAX_ENTRY_BYTES)} bytes`,
    );
  }
  return { entry, keyHex: entry.key.toString('hex'), events, bytes, resolve, reject };
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
  | { readonly is: 'reused' }
  | { readonly is: 'repeated'; readonly firstNumber: number; readonly count: number };

/** The answer of the append function, read. */
export interface CallResult {
  readonly headBefore: number;
  readonly appended: number;
  /** By the index of the entry. */
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
      return { is };
    case 'repeated':
      return { is, firstNumber: number, count };
    default:
      throw new Error(`the append function answered ${String(is)}`);
  }
}
