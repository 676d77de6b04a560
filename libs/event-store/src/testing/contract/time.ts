import { IllFormedLeaf } from '../../canonical.js';
import { LedgerModeDiffers } from '../../errors.js';
import type { Entry, EventStore } from '../../event-store.js';
import { entryOf, sealed } from '../entries.js';
import { eventsOf, soundBook } from './book.js';
import type { Place } from './opening.js';

function entry(ledger: string, recordedAt?: string): Entry {
  return entryOf(
    [sealed(ledger, 'need-identified', ['need:a'])],
    recordedAt === undefined ? {} : { recordedAt },
  );
}

async function times(store: EventStore, ledger: string): Promise<string[]> {
  return (await eventsOf(store, ledger)).map(({ recordedAt }) => recordedAt);
}

export function time(place: Place): void {
  it('is that of the append, in UTC with three digits', async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger();
    const before = new Date(Date.now() - 2_000).toISOString();

    await store.append(ledger, entry(ledger));

    const [recordedAt = ''] = await times(store, ledger);
    expect(recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(before < recordedAt && recordedAt < new Date(Date.now() + 2_000).toISOString()).toBe(true);
  });

  it('never goes back though the clock does', async () => {
    const { store, another } = place.opened;
    const ledger = await place.newLedger('rehearsal');
    const future = '2099-12-31T23:59:59.998Z';
    await store.append(ledger, entry(ledger, future));

    // The clock shows some seventy years less than the ledger by now.
    await store.append(ledger, entry(ledger));
    await (await another()).append(ledger, entry(ledger));
    await store.append(ledger, entry(ledger, '2030-01-01T00:00:00.000Z'));

    expect(await times(store, ledger)).toEqual([future, future, future, future]);
    await soundBook(store, ledger);
  });

  it('is taken from the caller in a rehearsal', async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger('rehearsal');
    const given = ['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', '2026-02-28T12:00:00.123Z'];

    await Promise.all(given.map((recordedAt) => store.append(ledger, entry(ledger, recordedAt))));

    expect(await times(store, ledger)).toEqual(given);
  });

  it('is never taken from the caller in a real ledger', async () => {
    const { store } = place.opened;
    const ledger = await place.newLedger();

    const [forged, honest] = await Promise.allSettled([
      store.append(ledger, entry(ledger, '2026-01-01T00:00:00.000Z')),
      store.append(ledger, entry(ledger)),
    ]);

    expect(forged).toMatchObject({ status: 'rejected', reason: expect.any(LedgerModeDiffers) });
    expect(honest.status).toBe('fulfilled');
    expect(await times(store, ledger)).toHaveLength(1);
  });

  it.each([
    'soon',
    '2026-01-01T00:00:00Z',
    '2026-02-30T00:00:00.000Z',
    '2026-01-01T00:00:00.000+01:00',
    '","x":"',
  ])('is not %s, not even in a rehearsal', async (recordedAt) => {
    const { store } = place.opened;
    const ledger = await place.newLedger('rehearsal');

    await expect(store.append(ledger, entry(ledger, recordedAt))).rejects.toThrow(IllFormedLeaf);

    expect((await store.head(ledger)).number).toBe(0);
  });
}
