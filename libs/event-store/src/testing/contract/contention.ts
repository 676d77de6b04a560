import { setTimeout as sleep } from 'node:timers/promises';
import { ConditionFailed } from '../../errors.js';
import type { Appended, EventStore } from '../../event-store.js';
import { entryOf, sealed } from '../entries.js';
import { soundBook, upTo } from './book.js';
import type { OpenedStore, Place } from './opening.js';

const query = [{ tags: ['cycle:x' as const], types: ['phase-entered'] }];

/** Enters a phase if nobody has entered one since `after`. */
function enter(store: EventStore, ledger: string, after: number): Promise<Appended> {
  return store.append(
    ledger,
    entryOf([sealed(ledger, 'phase-entered', ['cycle:x'])], { isKeyNew: true, condition: { query, after } }),
  );
}

/**
 * The snapshot trap: one append stands still in its midst, and another one that wants the same comes and waits for it. Who
 * looks with eyes from before the wait does not see the first, and both are stored.
 */
export async function twoWhoWantTheSame(
  { store, another, pauseNextAppend }: OpenedStore,
  ledger: string,
): Promise<PromiseSettledResult<Appended>[]> {
  const foreign = await another();
  const paused = await pauseNextAppend();
  const first = enter(foreign, ledger, 0);
  await paused.reached;
  const second = enter(store, ledger, 0);
  // Long enough for the second one to arrive where it has to wait.
  const both = Promise.allSettled([first, second]);
  await sleep(200);
  await paused.release();
  return both;
}

export function contention(place: Place): void {
  it('hold for an append that had to wait for another one, which broke them', async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger();

    const [first, second] = await twoWhoWantTheSame(place.opened, ledger);

    expect(first).toMatchObject({ status: 'fulfilled', value: { firstNumber: 1 } });
    expect(second).toEqual({ status: 'rejected', reason: new ConditionFailed(ledger, 1) });
    expect(await soundBook(store, ledger)).toHaveLength(1);
  });

  it('let exactly one of many through, within a process and between two', async () => {
    const { store, another } = place.opened;
    const ledger = await place.newLedger();
    const foreign = await another();
    for (const round of upTo(25)) {
      const { number: seen } = await store.head(ledger);
      const attempts = upTo(8).map((nth) => enter(nth % 2 === 0 ? store : foreign, ledger, seen));

      const outcomes = await Promise.allSettled(attempts);

      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect((await store.head(ledger)).number).toBe(round);
    }
    await soundBook(store, ledger);
  });

  it('do not let those through who only wanted the same at once, when none of them may', async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger();
    await enter(store, ledger, 0);

    const outcomes = await Promise.allSettled(upTo(20).map(() => enter(store, ledger, 0)));

    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
    expect((await store.head(ledger)).number).toBe(1);
  });

  it('of many processes hold at the number each success was given', async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger();
    const writings = place.writers(3).map((writer, nth) =>
      writer.write({
        ledger,
        writer: `w${String(nth)}`,
        seed: 7 * nth,
        entries: 80,
        callers: 6,
        contended: 2,
      }),
    );
    await Promise.all(writings.map(({ finished }) => finished));

    const events = await soundBook(store, ledger);
    const lines = writings.flatMap(({ said }) => said);
    const sent = new Map(lines.flatMap((line) => (line.is === 'sent' ? [[line.key, line.condition]] : [])));
    const broken = lines.filter((line) => {
      if (line.is !== 'stored') return false;
      const { query: items = [], after = 0 } = sent.get(line.key) ?? {};
      return events
        .slice(after, line.firstNumber - 1)
        .some(({ tags }) => items.some((item) => item.tags.every((tag) => tags.includes(tag))));
    });
    expect(broken).toEqual([]);
    expect(lines.filter(({ is }) => is === 'refused').length).toBeGreaterThan(0);
  }, 60_000);
}
