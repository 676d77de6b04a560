import { setTimeout as sleep } from 'node:timers/promises';
import { sortedTags } from '#kernel';
import type { AppendCondition, SealedEvent, Tag } from '#kernel';
import { DatabaseUnavailable } from '#platform';
import { ConditionFailed, OutcomeUnknown } from '../errors.js';
import type { Appended, EventStore } from '../event-store.js';
import { entryOf, sealed } from './entries.js';

/** What a writing process is told to do. Everything random follows from the seed. */
export interface WritingOrders {
  readonly ledger: string;
  readonly writer: string;
  readonly seed: number;
  /** So many entries are appended, by so many callers at once. */
  readonly entries: number;
  readonly callers: number;
  /** Conditions are about so many tags: the fewer, the more often two callers want the same. 0: no conditions. */
  readonly contended: number;
}

/** All that is needed to append the very same entry again. */
export interface SentEntry {
  readonly key: string;
  readonly events: readonly SealedEvent[];
  readonly condition?: AppendCondition;
}

/** What a writing process says, a line of JSON each: `sent` before an entry leaves it, the others when it knows more. */
export type WriterLine =
  | ({ readonly is: 'sent' } & SentEntry)
  | ({ readonly is: 'stored'; readonly key: string } & Appended)
  | { readonly is: 'refused'; readonly key: string; readonly number: number }
  | { readonly is: 'unknown'; readonly key: string }
  | { readonly is: 'unreachable'; readonly key: string };

/** The tags that writers compete for. */
export function contendedTag(nth: number): Tag {
  return `budget-line:line-${String(nth)}`;
}

/** Each writer hears only this type when it asks what happened to a contended tag. */
export const CONTENDED_TYPE = 'grant-allocated';

/**
 * Appends entries as told and says what comes of each. An entry whose outcome is unknown, or that found no database, is
 * appended again under its key until the answer is definite; a refused one is given up.
 */
export async function writeAsTold(
  store: EventStore,
  orders: WritingOrders,
  say: (line: WriterLine) => void,
): Promise<void> {
  let next = 0;
  const caller = async (): Promise<void> => {
    for (let nth = next++; nth < orders.entries; nth = next++) {
      const entry = await entryFor(store, orders, nth);
      say({ is: 'sent', ...entry });
      await appendUntilDefinite(store, orders.ledger, entry, say, true);
    }
  };
  await Promise.all(Array.from({ length: orders.callers }, caller));
}

async function entryFor(store: EventStore, orders: WritingOrders, nth: number): Promise<SentEntry> {
  const { ledger, writer, seed, contended } = orders;
  const own: Tag = `need:${writer}-${String(nth)}`;
  const roll = pseudorandom(seed * 1_000_003 + nth);
  const tag = contendedTag(roll % Math.max(1, contended));
  const tags = contended === 0 ? [own] : sortedTags([own, tag]);
  // One entry in four holds several events, so that a torn one would show.
  const size = roll % 4 === 0 ? 3 : 1;
  const events = Array.from({ length: size }, () => sealed(ledger, CONTENDED_TYPE, tags, { writer, nth }));
  const key = `${writer}/${String(nth)}`;
  if (contended === 0) return { key, events };
  const after = await seenBy(store, ledger);
  return { key, events, condition: { query: [{ tags: [tag], types: [CONTENDED_TYPE] }], after } };
}

async function seenBy(store: EventStore, ledger: string): Promise<number> {
  for (;;) {
    try {
      return (await store.head(ledger)).number;
    } catch (error) {
      if (!(error instanceof DatabaseUnavailable)) throw error;
      await sleep(50);
    }
  }
}

/** Appends an entry, again and again under its key if need be, and says what came of it each time. */
export async function appendUntilDefinite(
  store: EventStore,
  ledger: string,
  entry: SentEntry,
  say: (line: WriterLine) => void,
  isFirstTime = false,
): Promise<void> {
  const { key, events, condition } = entry;
  for (let isKeyNew = isFirstTime; ; isKeyNew = false) {
    try {
      const appended = await store.append(
        ledger,
        entryOf(events, { key, isKeyNew, ...(condition ? { condition } : {}) }),
      );
      say({ is: 'stored', key, ...appended });
      return;
    } catch (error) {
      if (error instanceof ConditionFailed) {
        say({ is: 'refused', key, number: error.number });
        return;
      }
      if (error instanceof OutcomeUnknown) say({ is: 'unknown', key });
      else if (error instanceof DatabaseUnavailable) say({ is: 'unreachable', key });
      else throw error;
      await sleep(50);
    }
  }
}

/** A number from 0 to 2^32 − 1 that looks like chance and is the same for the same seed (splitmix32). */
export function pseudorandom(seed: number): number {
  let mixed = (seed + 0x9e3779b9) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
