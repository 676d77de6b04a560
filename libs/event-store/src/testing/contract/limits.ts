import { EntryTooLarge, StoreBusy } from '../../errors.js';
import { entryOf, sealed } from '../entries.js';
import { soundBook, upTo } from './book.js';
import type { Place } from './opening.js';

export function limits(place: Place): void {
  it('an entry holds at most so many events', async () => {
    const { store, limits: at } = place.opened;
    const ledger = await place.newLedger();
    const events = upTo(at.entryEvents + 1).map(() => sealed(ledger, 'need-identified', ['need:a']));

    await expect(store.append(ledger, entryOf(events))).rejects.toThrow(EntryTooLarge);
    expect((await store.head(ledger)).number).toBe(0);

    expect((await store.append(ledger, entryOf(events.slice(1)))).count).toBe(at.entryEvents);
    await soundBook(store, ledger);
  });

  it('an entry is at most so many bytes of UTF-8', async () => {
    const { store, limits: at } = place.opened;
    const ledger = await place.newLedger();
    const data = { text: 'ß'.repeat(100_000) };
    const count = Math.ceil(at.entryBytes / 200_000);
    const events = upTo(count).map(() => sealed(ledger, 'need-identified', ['need:a'], data));

    const refused = store.append(ledger, entryOf(events));

    await expect(refused).rejects.toThrow(EntryTooLarge);
    await expect(refused).rejects.toMatchObject({ events: count });
    await store.append(ledger, entryOf(events.slice(2)));
    await soundBook(store, ledger);
  });

  it('an entry holds at least one event', async () => {
    const ledger = await place.newLedger();

    await expect(place.opened.store.append(ledger, entryOf([]))).rejects.toThrow(TypeError);
  });

  it('so many entries wait and no more; who is turned away has stored nothing', async () => {
    const { another, pauseNextAppend, limits: at } = place.opened;
    const store = await another();
    const ledger = await place.newLedger();
    const append = () => store.append(ledger, entryOf([sealed(ledger, 'need-identified', ['need:a'])]));
    const paused = await pauseNextAppend();
    const first = append();
    await paused.reached;

    const waiting = upTo(at.waitingEntries).map(append);
    await expect(append()).rejects.toThrow(StoreBusy);
    await paused.release();

    await first;
    await Promise.all(waiting);
    expect((await store.head(ledger)).number).toBe(at.waitingEntries + 1);
    await append();
    await store.close();
  }, 60_000);
}
