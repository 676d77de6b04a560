import type { StoredEvent } from '#kernel';
import type { EventStore, ReadOptions, RecordedEvent } from '../../event-store.js';
import { leafHash, leafText } from '../../leaf.js';

async function collected<T>(from: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of from) all.push(one);
  return all;
}

export function eventsOf(
  store: EventStore,
  ledger: string,
  options: Partial<ReadOptions> = {},
): Promise<StoredEvent[]> {
  return collected(store.read(ledger, { after: 0, ...options }));
}

export function recordedOf(
  store: EventStore,
  ledger: string,
  options: Partial<ReadOptions> = {},
): Promise<RecordedEvent[]> {
  return collected(store.readRecorded(ledger, { after: 0, ...options }));
}

/** 1, 2, 3 … to `last`. */
export function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

/** A whole ledger, after a look at what must hold of any: numbers without gap, times that never go back, a head that fits. */
export async function soundBook(store: EventStore, ledger: string): Promise<StoredEvent[]> {
  const events = await eventsOf(store, ledger);
  const head = await store.head(ledger);
  expect(events.map(({ number }) => number)).toEqual(upTo(head.number));
  const times = events.map(({ recordedAt }) => recordedAt);
  expect(times).toEqual([...times].sort());
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  const last = events.at(-1);
  if (last) {
    expect(head.recordedAt).toBe(last.recordedAt);
    expect(head.leafHash.equals(leafHash(leafText(last)))).toBe(true);
  }
  return events;
}
