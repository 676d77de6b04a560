import { DatabaseUnavailable } from '#platform';
import { OutcomeUnknown } from '../../errors.js';
import type { Entry } from '../../event-store.js';
import { entryOf, sealed } from '../entries.js';
import { recordedOf, soundBook, upTo } from './book.js';
import type { CutMoment, Place } from './opening.js';

const query = [{ tags: ['cycle:x' as const], types: ['phase-entered'] }];

/** Several entries; the first one's own events break its condition once they are stored. */
function entries(ledger: string): Entry[] {
  const entering = entryOf([sealed(ledger, 'phase-entered', ['cycle:x'])], {
    condition: { query, after: 0 },
  });
  const others = upTo(5).map((nth) => entryOf([sealed(ledger, 'need-identified', [`need:n${String(nth)}`])]));
  return [entering, ...others];
}

export function unknownOutcomes(place: Place): void {
  it.each<CutMoment>(['before', 'once-sent', 'answered'])(
    'are cleared up by the store itself when the connection is cut: %s',
    async (moment) => {
      const { store, cutNextAppend } = await place.opened.wired();
      const ledger = await place.newLedger();
      const cut = cutNextAppend(moment);

      const appended = await Promise.all(entries(ledger).map((entry) => store.append(ledger, entry)));
      await cut;

      expect(appended.map(({ firstNumber }) => firstNumber).sort((a, b) => a - b)).toEqual(upTo(6));
      expect(await soundBook(store, ledger)).toHaveLength(6);
    },
  );

  it('do not blind the store for what others append meanwhile', async () => {
    const { store, cutNextAppend } = await place.opened.wired();
    const ledger = await place.newLedger();
    const { firstNumber: seen } = await store.append(
      ledger,
      entryOf([sealed(ledger, 'cycle-opened', ['cycle:x'])]),
    );
    const cut = cutNextAppend('answered');
    await store.append(ledger, entryOf([sealed(ledger, 'phase-entered', ['cycle:x'])]));
    await cut;

    const late = store.append(
      ledger,
      entryOf([sealed(ledger, 'need-identified', ['need:a'])], { condition: { query, after: seen } }),
    );

    await expect(late).rejects.toMatchObject({ number: 2 });
  });

  it('keep what is sent later behind what was sent first', async () => {
    const { store, cutNextAppend } = await place.opened.wired();
    const ledger = await place.newLedger();
    const cut = cutNextAppend('once-sent');
    const first = store.append(ledger, entryOf([sealed(ledger, 'need-identified', ['need:a'])]));
    await cut;

    const later = store.append(ledger, entryOf([sealed(ledger, 'need-identified', ['need:b'])]));

    expect([(await first).firstNumber, (await later).firstNumber]).toEqual([1, 2]);
  });

  it('are told when the database stays away; the repetition is answered as the first time, also in a frozen ledger', async () => {
    const { store, cutNextAppend, refuse, accept } = await place.opened.wired();
    const ledger = await place.newLedger();
    const [entry] = entries(ledger);
    const cut = cutNextAppend('answered');
    const began = performance.now();
    const appending = store.append(ledger, entry!).catch((error: unknown) => error);
    await cut;
    refuse();

    expect(await appending).toBeInstanceOf(OutcomeUnknown);
    expect(performance.now() - began).toBeGreaterThan(8_000);
    expect(performance.now() - began).toBeLessThan(20_000);
    accept();
    await place.opened.setState(ledger, 'frozen');

    expect(await store.append(ledger, entry!)).toEqual({ firstNumber: 1, count: 1, repeated: true });
    expect(await soundBook(store, ledger)).toHaveLength(1);
  }, 40_000);

  it('are cleared up when the network hangs instead of breaking', async () => {
    const { store, freeze, thaw } = await place.opened.wired();
    const ledger = await place.newLedger();
    await store.append(ledger, entryOf([sealed(ledger, 'cycle-opened', ['cycle:x'])]));
    freeze();
    const began = performance.now();
    const appending = store.append(ledger, entries(ledger)[0]!).catch((error: unknown) => error);

    const told = await appending;

    expect(performance.now() - began).toBeLessThan(25_000);
    expect(told).toBeInstanceOf(OutcomeUnknown);
    thaw();
    const again = await store.append(ledger, entryOf([sealed(ledger, 'need-identified', ['need:a'])]));
    expect(again.firstNumber).toBeGreaterThan(1);
    await soundBook(store, ledger);
  }, 60_000);

  it('do not arise where no connection was had: then nothing was stored', async () => {
    const { store, refuse, accept } = await place.opened.wired();
    const ledger = await place.newLedger();
    const entry = entries(ledger)[0]!;
    refuse();

    const told = await store.append(ledger, entry).catch((error: unknown) => error);

    expect(told).toBeInstanceOf(DatabaseUnavailable);
    expect(told).toMatchObject({ outcome: 'none' });
    accept();
    expect((await store.head(ledger)).number).toBe(0);
    expect(await store.append(ledger, entry)).toEqual({ firstNumber: 1, count: 1, repeated: false });
  });

  it('of an entry with disclosures leave them once', async () => {
    const { store, cutNextAppend } = await place.opened.wired();
    const ledger = await place.newLedger();
    const disclosures = [{ path: '/reason', salt: 'a'.repeat(64), value: 'ein Grund' }];
    const cut = cutNextAppend('answered');

    await store.append(ledger, entryOf([sealed(ledger, 'need-identified', ['need:a'])], { disclosures }));
    await cut;

    expect((await recordedOf(store, ledger)).map((recorded) => recorded.disclosures)).toEqual([disclosures]);
  });
}
