import fc from 'fast-check';
import type { SealedEvent } from '#kernel';
import { IllFormedLeaf, canonical } from '../../canonical.js';
import type { Disclosure } from '../../disclosure.js';
import type { EventStore } from '../../event-store.js';
import { MAX_LEAF_BYTES, leafHash, leafParts, leafText } from '../../leaf.js';
import { anyLeafString, anySealedEvent } from '../any-event.js';
import { entryOf, sealed } from '../entries.js';
import { eventsOf, recordedOf } from './book.js';
import type { Place } from './opening.js';

const salt = '5a'.repeat(32);

/** Appends the events in one entry and expects the same bytes back, the last of them hashed as the leaf says. */
async function survive(store: EventStore, ledger: string, events: readonly SealedEvent[]): Promise<void> {
  const { firstNumber } = await store.append(ledger, entryOf(events));
  const stored = await eventsOf(store, ledger, { after: firstNumber - 1 });
  expect(stored).toHaveLength(events.length);
  stored.forEach((event, index) => {
    const { number, recordedAt, ...rest } = event;
    expect(number).toBe(firstNumber + index);
    expect(canonical(rest)).toBe(canonical(events[index]));
    expect(leafText({ ...rest, number, recordedAt })).toBe(canonical({ ...event, leafFormat: 1 }));
  });
  const { leafHash: hash } = await store.head(ledger);
  expect(hash.equals(leafHash(leafText(stored.at(-1)!)))).toBe(true);
}

/** Objects and lists by turns; `levels` is odd. */
function nested(levels: number): object {
  return levels === 1 ? {} : { in: [nested(levels - 2)] };
}

export function payloads(place: Place): void {
  it('that a leaf allows survive unchanged, whatever they hold', async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger();
    await fc.assert(
      fc.asyncProperty(fc.array(anySealedEvent(ledger), { minLength: 1, maxLength: 4 }), (events) => {
        const unique = [...new Map(events.map((event) => [event.id, event])).values()];
        return survive(store, ledger, unique);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('survive up to the last byte of 512 KiB, alone and beside others', async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger();
    const frame = leafParts(sealed(ledger, 'need-identified', ['need:a'], { text: '' })).bytes;
    const room = MAX_LEAF_BYTES - frame;
    for (const text of [
      'ß'.repeat(room / 2),
      '😂'.repeat(room / 4),
      '"'.repeat(room / 2),
      '\u0001'.repeat(room / 6),
    ]) {
      const event = sealed(ledger, 'need-identified', ['need:a'], { text });
      expect(leafParts(event).bytes).toBeGreaterThan(MAX_LEAF_BYTES - 6);
      await survive(store, ledger, [event]);
    }
    const many = { list: Array.from({ length: 40_000 }, (_, nth) => nth) };
    await survive(store, ledger, [sealed(ledger, 'need-identified', ['need:a'], many)]);

    await expect(
      store.append(
        ledger,
        entryOf([sealed(ledger, 'need-identified', ['need:a'], { text: 'x'.repeat(room + 1) })]),
      ),
    ).rejects.toThrow('524289 bytes; at most 524288');
  });

  it('survive down to level 32', async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger();

    await survive(store, ledger, [sealed(ledger, 'need-identified', ['need:a'], nested(31))]);

    const tooDeep = store.append(
      ledger,
      entryOf([sealed(ledger, 'need-identified', ['need:a'], { in: nested(31) })]),
    );
    await expect(tooDeep).rejects.toThrow('deeper than 32 levels');
  });

  it('that a leaf does not allow are refused with their place, and nothing is stored', async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger();
    for (const [data, path] of [
      [{ a: [null] }, '/data/a/0'],
      [{ a: { b: 0.1 } }, '/data/a/b'],
      [{ a: '\udc00' }, '/data/a'],
      [{ a: 'e\u0301' }, '/data/a'],
      [{ a: '\0' }, '/data/a'],
      [{ a: 2 ** 60 }, '/data/a'],
    ] as const) {
      const refused = store.append(ledger, entryOf([sealed(ledger, 'need-identified', ['need:a'], data)]));
      await expect(refused).rejects.toThrow(IllFormedLeaf);
      await expect(refused).rejects.toMatchObject({ path });
    }
    expect((await store.head(ledger)).number).toBe(0);
  });

  it.each<[string, Disclosure]>([
    ['a lone surrogate', { path: '/data/name', salt, value: 'x\ud800' }],
    ['U+0000', { path: '/data/name', salt, value: '\0' }],
    ['a text that is not in form C', { path: '/data/name', salt, value: 'A\u030a' }],
    ['no place', { path: 'name', salt, value: 'x' }],
    ['a place that would need escaping', { path: '/data/a"b', salt, value: 'x' }],
    ['a short salt', { path: '/data/name', salt: 'ab', value: 'x' }],
    ['no person', { path: '/data/name', person: 'Erika', sealed: 'AAAA' }],
  ])('whose disclosure holds %s are refused', async (_, disclosure) => {
    const { store } = place.opened;
    const ledger = await place.newLedger();
    const entry = entryOf([sealed(ledger, 'need-identified', ['need:a'])], { disclosures: [disclosure] });

    await expect(store.append(ledger, entry)).rejects.toThrow(IllFormedLeaf);

    expect((await store.head(ledger)).number).toBe(0);
  });

  it('are disclosed as they were given', async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger();
    await fc.assert(
      fc.asyncProperty(fc.array(anyLeafString(200), { minLength: 1, maxLength: 5 }), async (values) => {
        const disclosures = values.map((value, nth) => ({
          path: `/data/f${String(nth)}`,
          salt,
          value,
        }));
        const { firstNumber } = await store.append(
          ledger,
          entryOf([sealed(ledger, 'need-identified', ['need:a'])], { disclosures }),
        );

        const [recorded] = await recordedOf(store, ledger, { after: firstNumber - 1, upTo: firstNumber });
        expect(recorded?.disclosures).toEqual(disclosures);
      }),
      { numRuns: 50 },
    );
  });
}
