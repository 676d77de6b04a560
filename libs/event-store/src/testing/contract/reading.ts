import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { matches } from '#kernel';
import type { Query, SealedEvent, Tag } from '#kernel';
import type { EventStore, LoadItem } from '../../event-store.js';
import { entryOf, sealed } from '../entries.js';
import { eventsOf, recordedOf, upTo } from './book.js';
import type { Place } from './opening.js';

const TAGS: Tag[] = ['cycle:a', 'cycle:b', 'need:a', 'need:b', 'space:a'];
const TYPES = ['cycle-opened', 'need-identified', 'phase-entered'];

/** A ledger of some variety: each event's tags and type follow from its place. */
async function variety(store: EventStore, ledger: string, size: number): Promise<void> {
  const events = upTo(size).map((nth) => {
    const tags = TAGS.filter((_, index) => (nth * 7 + index * nth) % 3 === 0);
    return sealed(ledger, TYPES[nth % 3] ?? '', tags.length === 0 ? ['need:none'] : tags, { nth });
  });
  await Promise.all(events.map((event) => store.append(ledger, entryOf([event]))));
}

export function reading(place: Place): void {
  it('gives everything, in order, also when it is more than a page', async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger();
    await variety(store, ledger, 1_300);

    expect((await eventsOf(store, ledger)).map(({ number }) => number)).toEqual(upTo(1_300));
    expect((await eventsOf(store, ledger, { after: 400, upTo: 1_250 })).map(({ number }) => number)).toEqual(
      upTo(1_250).slice(400),
    );
    expect(await eventsOf(store, ledger, { after: 1_300 })).toEqual([]);
    expect(await eventsOf(store, ledger, { after: 7, upTo: 7 })).toEqual([]);
  });

  it('by a query gives exactly the events that match it', async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger();
    await variety(store, ledger, 120);
    const all = await eventsOf(store, ledger);
    const item = fc.record({
      tags: fc.uniqueArray(fc.constantFrom(...TAGS), { maxLength: 3 }),
      types: fc.uniqueArray(fc.constantFrom(...TYPES), { maxLength: 2 }),
    });
    const anyQuery: fc.Arbitrary<Query> = fc.array(item, { maxLength: 3 });

    await fc.assert(
      fc.asyncProperty(anyQuery, fc.nat(120), fc.nat(120), async (query, after, last) => {
        const found = await eventsOf(store, ledger, { query, after, upTo: last });

        const expected = all.slice(after, Math.max(after, last)).filter((event) => matches(query, event));
        expect(found.map(({ number }) => number)).toEqual(expected.map(({ number }) => number));
      }),
      { numRuns: 150 },
    );
  });

  it('is not led on by those who write meanwhile', async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger();
    await variety(store, ledger, 600);
    const numbers: number[] = [];

    for await (const { number } of store.read(ledger, { after: 0 })) {
      numbers.push(number);
      if (number % 100 === 0)
        await store.append(ledger, entryOf([sealed(ledger, 'need-identified', ['need:a'])]));
    }

    expect(numbers).toEqual(upTo(600));
  });

  it('ends when its signal says so', async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger();
    await variety(store, ledger, 50);
    const ending = new AbortController();
    const numbers: number[] = [];

    for await (const { number } of store.read(ledger, { after: 0, signal: ending.signal })) {
      numbers.push(number);
      if (number === 7) ending.abort();
    }

    expect(numbers).toEqual(upTo(7));
  });

  it('gives each event its own disclosures back', async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger();
    const text = (value: string) => ({ path: '/data/name', salt: 'ab'.repeat(32), value });
    const person = {
      path: '/data/contact',
      person: '01890000-0000-7000-8000-000000000001',
      sealed: 'AAECAw==',
    };
    const event = () => sealed(ledger, 'person-registered', ['person:p']);
    await Promise.all([
      store.append(ledger, entryOf([event(), event()], { disclosures: [text('Änne\n"Ö"\t\\ 😂'), person] })),
      store.append(ledger, entryOf([event()])),
      store.append(ledger, entryOf([event()], { disclosures: [text('')] })),
    ]);

    const recorded = await recordedOf(store, ledger);

    expect(recorded.map(({ disclosures }) => disclosures)).toEqual([
      [text('Änne\n"Ö"\t\\ 😂'), person],
      [],
      [],
      [text('')],
    ]);
  });

  it('loads what decision models ask for, all of one moment', async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger();
    await variety(store, ledger, 200);
    const all = await eventsOf(store, ledger);
    const items: readonly LoadItem[] = [
      { tag: 'cycle:a', types: ['cycle-opened'], after: 0 },
      { tag: 'cycle:a', types: ['phase-entered'], after: 0 },
      { tag: 'cycle:a', types: ['cycle-opened', 'phase-entered'], after: 0 },
      { tag: 'cycle:a', types: ['cycle-opened', 'phase-entered'], after: 50 },
      { tag: 'need:nobody', types: TYPES, after: 0 },
      { tag: 'need:b', types: TYPES, after: 199 },
    ];
    const expected = (upToNumber: number) =>
      items.map(({ tag, types, after }) =>
        all
          .filter(
            ({ number, type, tags }) =>
              number > after && number <= upToNumber && types.includes(type) && tags.includes(tag),
          )
          .map(({ type, version, number, subject, tags, data, effectiveOn }) => {
            return { type, version, number, subject, tags, data, effectiveOn };
          }),
      );

    const { incarnation } = await store.head(ledger);
    expect(await store.load(ledger, items)).toMatchObject({ incarnation, seen: 200, events: expected(200) });
    expect(await store.load(ledger, items, 90)).toMatchObject({
      incarnation,
      seen: 90,
      events: expected(90),
    });
    expect(await store.load(ledger, [])).toEqual({ incarnation, seen: 200, events: [] });
  });

  it('loads from any number up to any other what stands there, whoever appended it and however lately', async () => {
    const stores = [place.opened.store, await place.opened.another()] as const;
    const writer = fc.constantFrom(0 as const, 1 as const);
    const tags = fc.subarray(TAGS, { minLength: 1 });
    const type = fc.constantFrom(...TYPES);
    const item = fc.record({
      tag: fc.constantFrom(...TAGS),
      types: fc.subarray(TYPES, { minLength: 1 }),
      after: fc.nat(8),
    });
    const step = fc.oneof(
      fc.record({ does: fc.constant('append' as const), writer, events: fc.array(fc.tuple(type, tags), { minLength: 1, maxLength: 3 }) }),
      fc.record({ does: fc.constant('load' as const), writer, items: fc.array(item, { maxLength: 3 }), back: fc.option(fc.nat(4), { nil: undefined }) }),
      // About as long as a copy of what was appended waits.
      fc.record({ does: fc.constant('pause' as const), ms: fc.constantFrom(60, 130) }),
    ); // prettier-ignore

    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const ledger = await place.newLedger();
        const all: SealedEvent[] = [];
        const append = async (store: EventStore, given: readonly [string, Tag[]][]): Promise<void> => {
          const events = given.map(([of, on]) => sealed(ledger, of, on, { nth: all.length }));
          await store.append(ledger, entryOf(events));
          all.push(...events);
        };
        // The other store meets a ledger that has begun.
        await append(
          stores[0],
          TYPES.map((of) => [of, TAGS]),
        );
        await stores[0].head(ledger);
        for (const each of steps) {
          if (each.does === 'append') await append(stores[each.writer], each.events);
          else if (each.does === 'load') {
            const end = each.back === undefined ? undefined : Math.max(0, all.length - each.back);
            const { seen, events } = await stores[each.writer].load(ledger, each.items, end);
            expect(seen).toBe(end ?? all.length);
            expect(events.map((found) => found.map(({ number }) => number))).toEqual(
              each.items.map(({ tag, types, after }) =>
                upTo(seen).filter((number) => {
                  const event = all[number - 1];
                  return number > after && event?.tags.includes(tag) && types.includes(event.type);
                }),
              ),
            );
          } else await sleep(each.ms);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('by a load misses nothing up to the number it names, while others write', async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger();
    const [writer] = place.writers(1);
    const writing = writer!.write({ ledger, writer: 'w', seed: 1, entries: 300, callers: 16, contended: 1 });
    const loads: { seen: number; numbers: number[] }[] = [];
    const written = writing.finished.then(() => true);
    const pause = async (): Promise<boolean> => false;
    while (!(await Promise.race([written, pause()]))) {
      const { seen, events } = await store.load(ledger, [
        { tag: 'budget-line:line-0', types: ['grant-allocated'], after: 0 },
      ]);
      loads.push({ seen, numbers: events[0]?.map(({ number }) => number) ?? [] });
    }
    await writing.finished;

    for (const { seen, numbers } of loads) expect(numbers).toEqual(upTo(seen));
    expect(new Set(loads.map(({ seen }) => seen)).size).toBeGreaterThan(3);
  });
}
