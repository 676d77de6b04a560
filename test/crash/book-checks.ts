import { matches, type StoredEvent } from '#kernel';
import { leafHash, leafText, type EventStore } from '#event-store';
import { soundBook } from '#event-store/testing';
import type { Database } from '#platform';
import type { Run } from './crash-run.js';

type Fates = Pick<Run, 'ledger' | 'fates'>;

/** A whole ledger, after everything that can be known of it alone was looked at: numbers, times, each leaf and its hash, tags. */
export async function storedBook(
  store: EventStore,
  database: Database,
  ledger: string,
): Promise<StoredEvent[]> {
  const events = await soundBook(store, ledger);
  const rows = await database.query<{ leaf: string; hash: string }>(
    "SELECT leaf, encode(leaf_hash, 'hex') AS hash FROM planbuch.events WHERE ledger = $1 ORDER BY number",
    [ledger],
  );
  expect(rows.map(({ leaf }) => leaf)).toEqual(events.map(leafText));
  expect(rows.map(({ hash }) => hash)).toEqual(
    events.map((event) => leafHash(leafText(event)).toString('hex')),
  );
  await expectTags(database, ledger, events);
  return events;
}

/** The index of tags holds the tags of the leaves, no more and no less. */
async function expectTags(database: Database, ledger: string, events: readonly StoredEvent[]): Promise<void> {
  const rows = await database.query<{ tags: string }>(
    `SELECT string_agg(tag, ' ' ORDER BY tag) AS tags FROM planbuch.event_tags WHERE ledger = $1
     GROUP BY number ORDER BY number`,
    [ledger],
  );
  expect(rows.map(({ tags }) => tags)).toEqual(events.map(({ tags }) => tags.join(' ')));
}

/** What every caller was told in the end is what the book holds, once; and each condition was true at its number. */
export function expectFates({ fates }: Fates, book: readonly StoredEvent[]): void {
  const wrong = fates.flatMap((fate) => faultOf(fate, book) ?? []);
  expect(wrong).toEqual([]);
  const stored = fates.flatMap(({ sent, firstNumber }) => (firstNumber === undefined ? [] : sent.events));
  expect(stored.map(({ id }) => id).sort()).toEqual(book.map(({ id }) => id).sort());
}

function faultOf(
  { sent, firstNumber }: Run['fates'][number],
  book: readonly StoredEvent[],
): string | undefined {
  if (firstNumber === undefined) return undefined;
  const found = book.slice(firstNumber - 1, firstNumber - 1 + sent.events.length);
  if (found.map(({ id }) => id).join() !== sent.events.map(({ id }) => id).join())
    return `${sent.key} is not at ${String(firstNumber)}, where it was told to be`;
  const { query = [], after = 0 } = sent.condition ?? {};
  const breaking = book.slice(after, firstNumber - 1).find((event) => matches(query, event));
  return (
    breaking &&
    `${sent.key} stands at ${String(firstNumber)} though ${String(breaking.number)} breaks its condition`
  );
}

/** Each request key stands once: as many as entries were stored. */
export async function expectKeysOnce(database: Database, { ledger, fates }: Fates): Promise<void> {
  const [row] = await database.query<{ entries: number; keys: number }>(
    `SELECT count(entry_key)::int AS entries, count(DISTINCT entry_key)::int AS keys
     FROM planbuch.events WHERE ledger = $1`,
    [ledger],
  );
  const stored = fates.filter(({ firstNumber }) => firstNumber !== undefined).length;
  expect(row).toEqual({ entries: stored, keys: stored });
}
