import { ConditionFailed } from '../../errors.js';
import { IllFormedLeaf } from '../../canonical.js';
import { entryOf, sealed } from '../entries.js';
import { recordedOf, soundBook, upTo } from './book.js';
import type { Place } from './opening.js';

const WRITERS = 4;
const CALLERS = 8;
const ENTRIES = 60;

export function numbers(place: Place): void {
  it('begin at 1 and have no gap, however many entries share a call', async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger();

    const appended = await Promise.all(
      upTo(600).map((nth) =>
        store.append(ledger, entryOf([sealed(ledger, 'need-identified', [`need:n${String(nth)}`])])),
      ),
    );

    expect(appended.map(({ firstNumber }) => firstNumber).sort((a, b) => a - b)).toEqual(upTo(600));
    await soundBook(store, ledger);
  });

  it(`have no gap under ${String(WRITERS * CALLERS)} callers in ${String(WRITERS)} processes, and are those that were told`, async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger();
    const writings = place.writers(WRITERS).map((writer, nth) =>
      writer.write({
        ledger,
        writer: `w${String(nth)}`,
        seed: nth,
        entries: ENTRIES,
        callers: CALLERS,
        contended: 6,
      }),
    );
    await Promise.all(writings.map(({ finished }) => finished));

    const events = await soundBook(store, ledger);
    const lines = writings.flatMap(({ said }) => said);
    const sent = new Map(lines.flatMap((line) => (line.is === 'sent' ? [[line.key, line]] : [])));
    const stored = lines.filter((line) => line.is === 'stored');
    for (const { key, firstNumber, count } of stored) {
      expect(events.slice(firstNumber - 1, firstNumber - 1 + count).map(({ id }) => id)).toEqual(
        sent.get(key)?.events.map(({ id }) => id),
      );
    }
    expect(stored.reduce((sum, { count }) => sum + count, 0)).toBe(events.length);
    expect(stored.length + lines.filter(({ is }) => is === 'refused').length).toBe(WRITERS * ENTRIES);
  }, 60_000);

  it('of one entry stand together, in the order in which it holds its events', async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger();
    const trio = (nth: number) =>
      ['a', 'b', 'c'].map((part) => sealed(ledger, 'need-identified', [`need:${part}`], { nth, part }));

    const appended = await Promise.all(upTo(100).map((nth) => store.append(ledger, entryOf(trio(nth)))));

    const events = await soundBook(store, ledger);
    expect(events).toHaveLength(300);
    appended.forEach(({ firstNumber, count }, index) => {
      const own = events.slice(firstNumber - 1, firstNumber - 1 + count).map(({ data }) => data);
      expect(own).toEqual(['a', 'b', 'c'].map((part) => ({ nth: index + 1, part })));
    });
  });

  it('a refused entry leaves no trace and uses none, even with several events and disclosures', async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger();
    await store.append(ledger, entryOf([sealed(ledger, 'cycle-opened', ['cycle:x'])]));
    const before = await store.head(ledger);
    const refused = entryOf(
      [sealed(ledger, 'need-identified', ['need:a']), sealed(ledger, 'need-identified', ['need:b'])],
      {
        condition: { query: [{ tags: ['cycle:x'], types: ['cycle-opened'] }], after: 0 },
        disclosures: [{ path: '/reason', salt: '0'.repeat(64), value: 'ein Grund' }],
      },
    );

    await expect(store.append(ledger, refused)).rejects.toThrow(ConditionFailed);

    expect(await store.head(ledger)).toEqual(before);
    expect(await store.findEntry(ledger, refused.key)).toBeUndefined();
    const next = await store.append(ledger, entryOf([sealed(ledger, 'need-identified', ['need:a'])]));
    expect(next.firstNumber).toBe(2);
    expect((await recordedOf(store, ledger)).flatMap(({ disclosures }) => disclosures)).toEqual([]);
  });

  it('an entry with one ill-formed event is not stored at all', async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger();
    const good = sealed(ledger, 'need-identified', ['need:a']);
    const bad = sealed(ledger, 'need-identified', ['need:a'], { share: 0.5 });

    await expect(store.append(ledger, entryOf([good, bad]))).rejects.toThrow(IllFormedLeaf);

    expect((await store.head(ledger)).number).toBe(0);
  });

  it('an event that names another ledger is not stored', async () => {
    const { store } = place.opened;
    const [ledger, other] = [await place.newLedger(), await place.newLedger()];

    const astray = store.append(ledger, entryOf([sealed(other, 'need-identified', ['need:a'])]));

    await expect(astray).rejects.toThrow('/ledger');
    expect([(await store.head(ledger)).number, (await store.head(other)).number]).toEqual([0, 0]);
  });

  it('a bad entry harms none of those that travel with it', async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger();
    await store.append(
      ledger,
      entryOf([sealed(ledger, 'cycle-opened', ['cycle:x'])], { key: 'used', body: 'one' }),
    );
    const query = [{ tags: ['cycle:x' as const], types: ['cycle-opened'] }];
    const event = (data: object = {}) => sealed(ledger, 'need-identified', ['need:a'], data);

    const outcomes = await Promise.allSettled([
      store.append(ledger, entryOf([event({ nth: 1 })])),
      store.append(ledger, entryOf([event({ lone: '\ud800' })])),
      store.append(ledger, entryOf([event({ nth: 2 })])),
      store.append(ledger, entryOf([event()], { condition: { query, after: 0 } })),
      store.append(ledger, entryOf([event({ nth: 3 })])),
      store.append(ledger, entryOf([event()], { key: 'used', body: 'two' })),
      store.append(ledger, entryOf([event({ nth: 4 })])),
    ]);

    expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual([
      true,
      false,
      true,
      false,
      true,
      false,
      true,
    ]);
    const events = await soundBook(store, ledger);
    expect(events.slice(1).map(({ data }) => data)).toEqual(upTo(4).map((nth) => ({ nth })));
  });
}
