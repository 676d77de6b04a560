import type { Query, Tag } from '#kernel';
import { ConditionFailed } from '../../errors.js';
import type { Appended, EventStore } from '../../event-store.js';
import { entryOf, sealed } from '../entries.js';
import type { Place } from './opening.js';

const opened = 'cycle-opened';
const entered = 'phase-entered';

function append(store: EventStore, ledger: string, type: string, tags: readonly Tag[]): Promise<Appended> {
  return store.append(ledger, entryOf([sealed(ledger, type, tags)]));
}

/** Appends something unrelated under "no event matching the query stands after `after`". */
function appendUnless(store: EventStore, ledger: string, query: Query, after: number): Promise<Appended> {
  return store.append(
    ledger,
    entryOf([sealed(ledger, 'need-identified', ['need:z'])], { condition: { query, after } }),
  );
}

/** The number of the event that an append is refused for; undefined where it is stored. */
async function refusedFor(appending: Promise<Appended>): Promise<number | undefined> {
  try {
    await appending;
    return undefined;
  } catch (error) {
    if (error instanceof ConditionFailed) return error.number;
    throw error;
  }
}

export function conditions(place: Place): void {
  it.each<[string, Query, boolean]>([
    ['its tag and its type', [{ tags: ['cycle:x'], types: [opened] }], true],
    ['its tag and one of several types', [{ tags: ['cycle:x'], types: [entered, opened] }], true],
    ['all of several tags', [{ tags: ['cycle:x', 'space:s'], types: [opened] }], true],
    [
      'all of its tags, in another order',
      [{ tags: ['space:s', 'need:n', 'cycle:x'], types: [opened] }],
      true,
    ],
    [
      'the second of two items',
      [
        { tags: ['cycle:y'], types: [opened] },
        { tags: ['need:n'], types: [opened] },
      ],
      true,
    ],
    ['its tag, but another type', [{ tags: ['cycle:x'], types: [entered] }], false],
    ['its type, but another tag', [{ tags: ['cycle:y'], types: [opened] }], false],
    ['one of two tags, but not both', [{ tags: ['cycle:x', 'space:t'], types: [opened] }], false],
    ['a tag that only begins like its own', [{ tags: ['cycle:x1'], types: [opened] }], false],
    [
      'tag in one item and type in the other',
      [
        { tags: ['cycle:x'], types: [entered] },
        { tags: ['cycle:y'], types: [opened] },
      ],
      false,
    ],
    ['nothing, having no items', [], false],
  ])('look at whether an event has %s', async (_, query, refused) => {
    const ledger = await place.newLedger();
    const { store } = place.opened;
    const { firstNumber } = await append(store, ledger, opened, ['cycle:x', 'need:n', 'space:s']);
    const foreign = await place.opened.another();

    for (const writer of [store, foreign]) {
      expect(await refusedFor(appendUnless(writer, ledger, query, firstNumber - 1))).toBe(
        refused ? firstNumber : undefined,
      );
    }
  });

  it('look only at what came after their number', async () => {
    const ledger = await place.newLedger();
    const { store } = place.opened;
    const query = [{ tags: ['cycle:x' as const], types: [opened] }];
    const { firstNumber: first } = await append(store, ledger, opened, ['cycle:x']);
    const { firstNumber: second } = await append(store, ledger, opened, ['cycle:x']);
    const foreign = await place.opened.another();

    for (const writer of [store, foreign]) {
      expect(await refusedFor(appendUnless(writer, ledger, query, 0))).toBe(first);
      expect(await refusedFor(appendUnless(writer, ledger, query, first))).toBe(second);
      expect(await refusedFor(appendUnless(writer, ledger, query, second))).toBeUndefined();
    }
  });

  it('are not broken by the events they come with', async () => {
    const ledger = await place.newLedger();
    const { store } = place.opened;
    const query = [{ tags: ['cycle:x' as const], types: [opened] }];
    const both = [sealed(ledger, opened, ['cycle:x']), sealed(ledger, opened, ['cycle:x'])];

    const appended = await store.append(ledger, entryOf(both, { condition: { query, after: 0 } }));

    expect(appended).toEqual({ firstNumber: 1, count: 2, repeated: false });
  });

  it('see what another process appended, also when its head was already learned of by an entry that did not care', async () => {
    const ledger = await place.newLedger();
    const { store } = place.opened;
    const foreign = await place.opened.another();
    const { firstNumber: seen } = await append(store, ledger, opened, ['cycle:x']);
    const { firstNumber: moved } = await append(foreign, ledger, entered, ['cycle:x']);
    const query = [{ tags: ['cycle:x' as const], types: [entered] }];

    await append(store, ledger, 'need-identified', ['need:a']);

    expect(await refusedFor(appendUnless(store, ledger, query, seen))).toBe(moved);
    expect(await refusedFor(appendUnless(store, ledger, query, moved))).toBeUndefined();
  });

  it('of entries that had to queue see what others appended meanwhile', async () => {
    const { store, another, pauseNextAppend } = place.opened;
    const ledger = await place.newLedger();
    const foreign = await another();
    const { firstNumber: seen } = await append(store, ledger, opened, ['cycle:x']);
    const query = [{ tags: ['cycle:x' as const], types: [entered] }];
    const paused = await pauseNextAppend();
    const moving = append(foreign, ledger, entered, ['cycle:x']);
    await paused.reached;

    // The first of these is under way while the others, with what they had seen, wait for their turn.
    const unrelated = append(store, ledger, 'need-identified', ['need:a']);
    const queued = Array.from({ length: 20 }, () => refusedFor(appendUnless(store, ledger, query, seen)));
    await paused.release();

    const { firstNumber: moved } = await moving;
    await unrelated;
    expect(new Set(await Promise.all(queued))).toEqual(new Set([moved]));
  });

  it('that no event could break or that every event might are mistakes of the caller', async () => {
    const ledger = await place.newLedger();
    const { store } = place.opened;

    for (const query of [
      [{ tags: [], types: [opened] }],
      [{ tags: ['cycle:x' as const], types: [] }],
      [{ tags: ['cycle:x y' as const], types: [opened] }],
      [{ tags: ['cycle:x' as const], types: ['cycle opened'] }],
    ]) {
      await expect(appendUnless(store, ledger, query, 0)).rejects.toThrow(TypeError);
    }
    await expect(appendUnless(store, ledger, [], -1)).rejects.toThrow(TypeError);
    await expect(appendUnless(store, ledger, [], 0.5)).rejects.toThrow(TypeError);
  });
}
