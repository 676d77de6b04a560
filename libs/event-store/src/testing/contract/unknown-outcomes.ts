import { DatabaseUnavailable } from '#platform';
import { OutcomeUnknown } from '../../errors.js';
import type { Entry, EventStore } from '../../event-store.js';
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

/** The answer is lost and nobody can be asked; meanwhile the ledger, which holds the entry, is even frozen. */
async function staysAway(place: Place): Promise<void> {
  const { store, cutNextAppend, refuse, accept } = await place.opened.wired();
  const ledger = await place.newLedger();
  const [entry] = entries(ledger);
  const cut = cutNextAppend('answered');
  const told = appendTimed(store, ledger, entry!);
  await cut;
  refuse();

  const { outcome, tookMs } = await told;
  expect(outcome).toBeInstanceOf(OutcomeUnknown);
  expect(tookMs).toBeGreaterThan(8_000);
  expect(tookMs).toBeLessThan(20_000);
  accept();
  await place.opened.setState(ledger, 'frozen');

  expect(await store.append(ledger, entry!)).toEqual({ firstNumber: 1, count: 1, repeated: true });
  expect(await soundBook(store, ledger)).toHaveLength(1);
}

async function hangs(place: Place): Promise<void> {
  const { store, freeze, thaw } = await place.opened.wired();
  const ledger = await place.newLedger();
  await store.append(ledger, entryOf([sealed(ledger, 'cycle-opened', ['cycle:x'])]));
  const [entry] = entries(ledger);
  freeze();

  const { outcome, tookMs } = await appendTimed(store, ledger, entry!);
  expect(outcome).toBeInstanceOf(OutcomeUnknown);
  expect(tookMs).toBeLessThan(25_000);
  thaw();

  const { firstNumber } = await store.append(ledger, entry!);
  expect((await store.append(ledger, entry!)).repeated).toBe(true);
  const book = await soundBook(store, ledger);
  expect(book.filter(({ type }) => type === 'phase-entered').map(({ number }) => number)).toEqual([
    firstNumber,
  ]);
}

async function appendTimed(
  store: EventStore,
  ledger: string,
  entry: Entry,
): Promise<{ outcome: unknown; tookMs: number }> {
  const began = performance.now();
  const outcome = await store.append(ledger, entry).catch((error: unknown) => error);
  return { outcome, tookMs: performance.now() - began };
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

  it('are told when the database stays away, or hangs; the repetition is answered as the first time', async () => {
    // Both wait for many seconds, so they wait together.
    await Promise.all([staysAway(place), hangs(place)]);
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
