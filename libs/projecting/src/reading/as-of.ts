import type { EventStore, LedgerHead } from '#event-store';
import type { Clock } from '#platform';
import { AheadOfTheLedger, BadQuestion, TimeToCome } from '../errors.js';
import type { AsOf } from './register-query.js';

/** RFC 3339, with any number of decimals of a second. */
const TIME = /^(\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2})(?:\.(\d+))?([Zz]|[+-]\d{2}:\d{2})$/;

/**
 * The event number that a question is about. A time means the last event recorded before it: what the ledger knew then.
 *
 * @throws BadQuestion, TimeToCome, AheadOfTheLedger, LedgerUnknown
 */
export async function numberAsOf(
  store: EventStore,
  clock: Clock,
  ledger: string,
  asOf: AsOf,
): Promise<number> {
  if (typeof asOf === 'number') {
    if (!Number.isSafeInteger(asOf) || asOf < 0)
      throw new BadQuestion('asOf', 'an event number, or a time in RFC 3339');
    return asOf;
  }
  const before = instantOf(asOf);
  if (before > clock.now()) throw new TimeToCome(asOf);
  return lastBefore(store, await store.head(ledger), before);
}

/** Throws AheadOfTheLedger where the ledger has no such event. */
export async function refuseAhead(store: EventStore, ledger: string, number: number): Promise<void> {
  const head = await store.head(ledger);
  if (number > head.number) throw new AheadOfTheLedger(ledger, number, head.number);
}

/** As recorded times are written, so that texts compare as times; rounded up, because "before" counts from there. */
function instantOf(time: string): string {
  const [, seconds, decimals = '', zone] = TIME.exec(time) ?? [];
  const wholeMs = Date.parse(`${seconds ?? ''}${zone ?? ''}`);
  if (seconds === undefined || Number.isNaN(wholeMs))
    throw new BadQuestion('asOf', 'an event number, or a time in RFC 3339');
  const ms = Number(decimals.padEnd(3, '0').slice(0, 3));
  const beyond = /[1-9]/.test(decimals.slice(3)) ? 1 : 0;
  return new Date(wholeMs + ms + beyond).toISOString();
}

/** Recorded times never go back, so halving finds the place: some twenty single events, whatever the ledger's length. */
async function lastBefore(store: EventStore, head: LedgerHead, before: string): Promise<number> {
  if (head.number === 0 || head.recordedAt < before) return head.number;
  let [known, after] = [0, head.number];
  while (after - known > 1) {
    const middle = Math.floor((known + after) / 2);
    if ((await recordedAt(store, head.ledger, middle)) < before) known = middle;
    else after = middle;
  }
  return known;
}

async function recordedAt(store: EventStore, ledger: string, number: number): Promise<string> {
  for await (const event of store.read(ledger, { after: number - 1, upTo: number })) return event.recordedAt;
  throw new AheadOfTheLedger(ledger, number, number - 1);
}
