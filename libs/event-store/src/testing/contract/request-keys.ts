import { ConditionFailed, RequestKeyReused } from '../../errors.js';
import type { Entry } from '../../event-store.js';
import { entryOf, sealed } from '../entries.js';
import { soundBook, upTo } from './book.js';
import type { Place } from './opening.js';

/** Enters a phase if nobody has: an entry whose own events, once stored, break its condition. */
function entering(ledger: string, events = 1): Entry {
  return entryOf(
    upTo(events).map(() => sealed(ledger, 'phase-entered', ['cycle:x'])),
    { condition: { query: [{ tags: ['cycle:x'], types: ['phase-entered'] }], after: 0 } },
  );
}

export function requestKeys(place: Place): void {
  it('make a repetition be answered as the first time, from wherever it comes', async () => {
    const { store, another } = place.opened;
    const ledger = await place.newLedger();
    await store.append(ledger, entryOf([sealed(ledger, 'cycle-opened', ['cycle:x'])]));
    const entry = entryOf([
      sealed(ledger, 'need-identified', ['need:a']),
      sealed(ledger, 'need-identified', ['need:b']),
    ]);
    expect(await store.append(ledger, entry)).toEqual({ firstNumber: 2, count: 2, repeated: false });

    expect(await store.append(ledger, entry)).toEqual({ firstNumber: 2, count: 2, repeated: true });
    expect(await (await another()).append(ledger, entry)).toEqual({
      firstNumber: 2,
      count: 2,
      repeated: true,
    });

    expect(await soundBook(store, ledger)).toHaveLength(3);
  });

  it('make a repetition be answered as the first time though its own events break its condition', async () => {
    const { store, another } = place.opened;
    const ledger = await place.newLedger();
    const entry = entering(ledger, 2);
    await store.append(ledger, entry);

    expect(await store.append(ledger, entry)).toEqual({ firstNumber: 1, count: 2, repeated: true });
    expect(await (await another()).append(ledger, entry)).toEqual({
      firstNumber: 1,
      count: 2,
      repeated: true,
    });

    expect(await soundBook(store, ledger)).toHaveLength(2);
  });

  it('let the same request, sent many times at once by two processes, happen once', async () => {
    const { store, another } = place.opened;
    const ledger = await place.newLedger();
    const foreign = await another();
    for (const entry of [entering(ledger), entryOf([sealed(ledger, 'need-identified', ['need:a'])])]) {
      const answers = await Promise.all(
        upTo(10).map((nth) => (nth % 2 === 0 ? store : foreign).append(ledger, entry)),
      );

      expect(new Set(answers.map(({ firstNumber }) => firstNumber)).size).toBe(1);
      expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    }
    expect(await soundBook(store, ledger)).toHaveLength(2);
  });

  it('are refused for another body, whether or not its condition holds', async () => {
    const { store, another } = place.opened;
    const ledger = await place.newLedger();
    const entry = entering(ledger);
    await store.append(ledger, entry);
    const other = { ...entry, bodyMac: Buffer.alloc(32, 7) };
    const { condition: _condition, ...unconditional } = other;

    for (const writer of [store, await another()]) {
      await expect(writer.append(ledger, other)).rejects.toThrow(RequestKeyReused);
      await expect(writer.append(ledger, unconditional)).rejects.toThrow(RequestKeyReused);
    }
    expect(await soundBook(store, ledger)).toHaveLength(1);
  });

  it('of a refused entry are not used up', async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger();
    await store.append(ledger, entering(ledger));
    const refused = entering(ledger);
    await expect(store.append(ledger, refused)).rejects.toThrow(ConditionFailed);

    const { query = [] } = refused.condition ?? {};
    const again = await store.append(ledger, { ...refused, condition: { query, after: 1 } });

    expect(again).toEqual({ firstNumber: 2, count: 1, repeated: false });
  });

  it('find what they were used for', async () => {
    const { store, another } = place.opened;
    const ledger = await place.newLedger();
    const entry = entering(ledger, 3);
    expect(await store.findEntry(ledger, entry.key)).toBeUndefined();

    await store.append(ledger, entry);

    const found = await (await another()).findEntry(ledger, entry.key);
    expect(found).toEqual({ bodyMac: entry.bodyMac, firstNumber: 1, count: 3 });
    expect(await store.findEntry(await place.newLedger(), entry.key)).toBeUndefined();
  });
}
