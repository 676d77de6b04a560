import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore } from '../../event-store.js';
import { entryOf, sealed } from '../entries.js';
import { eventsOf, upTo } from './book.js';
import type { Place } from './opening.js';

/** Follows until it has met `count` events, or the store ends it. */
async function followed(store: EventStore, ledger: string, after: number, count: number): Promise<number[]> {
  const ending = new AbortController();
  const numbers: number[] = [];
  for await (const { event } of store.follow(ledger, { after, signal: ending.signal })) {
    numbers.push(event.number);
    if (numbers.length === count) ending.abort();
  }
  return numbers;
}

export function following(place: Place): void {
  it('shows every event once and in order while several processes write', async () => {
    const { store, another } = place.opened;
    const ledger = await place.newLedger();
    const [entries, callers] = [120, 8];
    const followers = [
      followed(store, ledger, 0, 3 * entries),
      followed(await another(), ledger, 0, 3 * entries),
    ];
    const writings = place
      .writers(3)
      .map((writer, nth) =>
        writer.write({ ledger, writer: `w${String(nth)}`, seed: nth, entries, callers, contended: 0 }),
      );
    await writings[0]?.hasSaid(50);
    followers.push(followed(store, ledger, 0, 3 * entries), followed(store, ledger, 20, 3 * entries - 20));
    await Promise.all(writings.map(({ finished }) => finished));

    const [first, second, late, behind] = await Promise.all(followers);

    expect([first, second, late]).toEqual([upTo(3 * entries), upTo(3 * entries), upTo(3 * entries)]);
    expect(behind).toEqual(upTo(3 * entries).slice(20));
  }, 60_000);

  it('shows what another process appended within a second, and its own at once', async () => {
    const { store, another } = place.opened;
    const ledger = await place.newLedger();
    const foreign = await another();
    for (const [writer, withinMs] of [
      [store, 500],
      [foreign, 2_500],
    ] as const) {
      const tookMs: number[] = [];
      for (let round = 0; round < 3; round += 1) {
        const { number } = await store.head(ledger);
        const following = followed(store, ledger, number, 1);
        await sleep(300);
        const began = performance.now();

        await writer.append(ledger, entryOf([sealed(ledger, 'need-identified', ['need:a'])]));

        expect(await following).toEqual([number + 1]);
        tookMs.push(performance.now() - began);
      }
      // What only the look at all heads shows may come soon the first time, by chance, and not again: each round begins
      // just after one. A busy machine holds up one round, not all.
      expect(Math.min(...tookMs.slice(1))).toBeLessThan(withinMs);
    }
  });

  it('shows only what matches its query', async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger();
    const ending = new AbortController();
    const types: string[] = [];
    const query = [{ tags: ['need:a' as const], types: ['need-identified'] }];
    const following = (async () => {
      for await (const { event } of store.follow(ledger, { after: 0, query, signal: ending.signal })) {
        types.push(`${String(event.number)} ${event.type}`);
        if (types.length === 2) ending.abort();
      }
    })();
    for (const type of ['need-identified', 'need-assessed', 'need-assessed', 'need-identified']) {
      await store.append(ledger, entryOf([sealed(ledger, type, ['need:a'])]));
    }
    await following;

    expect(types).toEqual(['1 need-identified', '4 need-identified']);
  });

  it('shows nothing more once its signal has come', async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger();
    await store.append(ledger, entryOf(upTo(10).map(() => sealed(ledger, 'need-identified', ['need:a']))));

    expect(await followed(store, ledger, 0, 3)).toEqual([1, 2, 3]);
  });

  it('ends when its signal comes while it waits', async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger();
    const ending = new AbortController();
    const numbers: number[] = [];
    const following = (async () => {
      for await (const { event } of store.follow(ledger, { after: 0, signal: ending.signal }))
        numbers.push(event.number);
    })();
    await sleep(100);

    ending.abort();

    await following;
    expect(numbers).toEqual([]);
  });

  it('ends when the store is closed, at once or while it waits', async () => {
    const ledger = await place.newLedger();
    for (const pauseMs of [0, 300]) {
      const store = await place.opened.another();
      const following = followed(store, ledger, 0, 1);
      await sleep(pauseMs);

      await store.close();

      expect(await following).toEqual([]);
    }
  });

  it('may be left in the middle; the store is as before', async () => {
    const store = await place.opened.another();
    const ledger = await place.newLedger();
    await store.append(ledger, entryOf([sealed(ledger, 'need-identified', ['need:a'])]));
    for (let turn = 0; turn < 20; turn += 1) {
      for await (const { event } of store.follow(ledger, { after: 0 })) {
        expect(event.number).toBe(1);
        break;
      }
    }

    await store.append(ledger, entryOf([sealed(ledger, 'need-identified', ['need:a'])]));

    expect(await eventsOf(store, ledger)).toHaveLength(2);
    await store.close();
  });
}
