import { LedgerFrozen, LedgerModeDiffers, LedgerUnknown } from '../../errors.js';
import { entryOf, sealed } from '../entries.js';
import { eventsOf, soundBook } from './book.js';
import type { Place } from './opening.js';

export function ledgers(place: Place): void {
  it('an empty ledger has a head, number 0, and nothing to read', async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger();

    expect(await store.head(ledger)).toMatchObject({
      ledger,
      number: 0,
      mode: 'real',
      state: 'open',
      recordedAt: '',
    });
    expect(await eventsOf(store, ledger)).toEqual([]);
    expect(await store.load(ledger, [{ tag: 'need:a', types: ['need-identified'], after: 0 }])).toMatchObject(
      {
        seen: 0,
        events: [[]],
      },
    );
  });

  it('a ledger that nobody made known is unknown to every question', async () => {
    const { store } = place.opened;
    const entry = entryOf([sealed('nirgends', 'need-identified', ['need:a'])]);

    await expect(store.head('nirgends')).rejects.toThrow(LedgerUnknown);
    await expect(store.append('nirgends', entry)).rejects.toThrow(LedgerUnknown);
    await expect(store.load('nirgends', [])).rejects.toThrow(LedgerUnknown);
    // Only this one has an answer: the act that opens a ledger may bear a key.
    expect(await store.findEntry('nirgends', Buffer.alloc(32, 7))).toBeUndefined();
    await expect(eventsOf(store, 'nirgends')).rejects.toThrow(LedgerUnknown);
    expect(await store.findEntry('nirgends', entry.key)).toBeUndefined();
    const following = store.follow('nirgends', { after: 0 })[Symbol.asyncIterator]();
    await expect(following.next()).rejects.toThrow(LedgerUnknown);
  });

  it('a ledger that was unknown can be written as soon as it is known', async () => {
    const { store } = place.opened;
    const ledger = `spaet-${String(Date.now())}`;
    const entry = entryOf([sealed(ledger, 'need-identified', ['need:a'])]);
    await expect(store.append(ledger, entry)).rejects.toThrow(LedgerUnknown);

    await store.createLedger(ledger, 'real');

    expect(await store.append(ledger, entry)).toEqual({ firstNumber: 1, count: 1, repeated: false });
  });

  it('an empty ledger may change its mode; with its first event it is fixed', async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger('real');
    expect((await store.createLedger(ledger, 'rehearsal')).mode).toBe('rehearsal');
    expect((await store.createLedger(ledger, 'real')).mode).toBe('real');

    await store.append(ledger, entryOf([sealed(ledger, 'need-identified', ['need:a'])]));

    await expect(store.createLedger(ledger, 'rehearsal')).rejects.toThrow(LedgerModeDiffers);
    expect(await store.createLedger(ledger, 'real')).toMatchObject({ mode: 'real', number: 1 });
  });

  it('all ledgers are listed with their heads', async () => {
    const { store } = place.opened;
    const [one, other] = [await place.newLedger(), await place.newLedger('rehearsal')];
    await store.append(one, entryOf([sealed(one, 'need-identified', ['need:a'])]));

    const listed = new Map((await store.ledgers()).map((head) => [head.ledger, head]));

    expect(listed.get(one)).toEqual(await store.head(one));
    expect(listed.get(other)).toEqual(await store.head(other));
    expect([listed.get(one)?.number, listed.get(other)?.mode]).toEqual([1, 'rehearsal']);
  });

  it('a frozen ledger takes nothing and can be read; opened again it goes on', async () => {
    const { store, setState } = place.opened;
    const ledger = await place.newLedger();
    const before = entryOf([sealed(ledger, 'need-identified', ['need:a'])]);
    await store.append(ledger, before);
    await setState(ledger, 'frozen');

    await expect(
      store.append(ledger, entryOf([sealed(ledger, 'need-identified', ['need:a'])])),
    ).rejects.toThrow(LedgerFrozen);
    expect(await store.append(ledger, before)).toEqual({ firstNumber: 1, count: 1, repeated: true });
    expect(await eventsOf(store, ledger)).toHaveLength(1);

    await setState(ledger, 'open');
    const next = await store.append(ledger, entryOf([sealed(ledger, 'need-identified', ['need:a'])]));
    expect(next.firstNumber).toBe(2);
    await soundBook(store, ledger);
  });

  it('ledgers share nothing: neither numbers nor conditions', async () => {
    const { store } = place.opened;
    const [one, other] = [await place.newLedger(), await place.newLedger()];
    const query = [{ tags: ['need:a' as const], types: ['need-identified'] }];
    await store.append(one, entryOf([sealed(one, 'need-identified', ['need:a'])]));

    const appended = await store.append(
      other,
      entryOf([sealed(other, 'need-identified', ['need:a'])], { condition: { query, after: 0 } }),
    );

    expect(appended.firstNumber).toBe(1);
    expect((await eventsOf(store, one)).map(({ ledger }) => ledger)).toEqual([one]);
  });
}
