import { matches } from '#kernel';
import type { AppendCondition, StoredEvent, Tag } from '#kernel';
import { ConditionFailed } from '../../errors.js';
import type { Appended, Entry, EventStore } from '../../event-store.js';
import { entryOf, sealed } from '../entries.js';
import { pseudorandom } from '../writer.js';
import { soundBook, upTo } from './book.js';
import type { Place } from './opening.js';

const SEEDS = 24;
const CALLERS = 12;
const APPENDS = 12;
const TAGS: Tag[] = ['cycle:a', 'cycle:b', 'need:a', 'need:b'];
const TYPES = ['cycle-opened', 'need-identified', 'phase-entered'];

/** What one caller did and what came of it. */
interface Happening {
  readonly entry: Entry;
  readonly outcome: Appended | ConditionFailed;
}

/** Dice that fall the same way for the same seed. */
class Dice {
  private rolled = 0;

  constructor(private readonly seed: number) {}

  below(limit: number): number {
    return pseudorandom(this.seed * 7_919 + this.rolled++) % limit;
  }

  some<T>(of: readonly T[], most: number): T[] {
    const chosen = upTo(1 + this.below(most)).map(() => of[this.below(of.length)]!);
    return [...new Set(chosen)];
  }
}

function anyCondition(dice: Dice, head: number): AppendCondition | undefined {
  const kind = dice.below(4);
  if (kind === 0) return undefined;
  const query = upTo(1 + dice.below(3)).map(() => ({ tags: dice.some(TAGS, 2), types: dice.some(TYPES, 2) }));
  // Mostly what was just seen, now and then something older.
  return { query, after: kind === 1 ? dice.below(head + 1) : head };
}

async function outcomeOf(appending: Promise<Appended>): Promise<Happening['outcome']> {
  try {
    return await appending;
  } catch (error) {
    if (error instanceof ConditionFailed) return error;
    throw error;
  }
}

async function caller(store: EventStore, ledger: string, dice: Dice): Promise<Happening[]> {
  const happened: Happening[] = [];
  for (const nth of upTo(APPENDS)) {
    const { number: head } = await store.head(ledger);
    // Others move on between looking and appending.
    if (dice.below(3) === 0) await new Promise((resolve) => setTimeout(resolve, dice.below(4)));
    const condition = anyCondition(dice, head);
    const events = upTo(1 + dice.below(2)).map(() =>
      sealed(ledger, dice.some(TYPES, 1)[0]!, dice.some(TAGS, 3), { nth }),
    );
    const fresh = entryOf(events, { isKeyNew: true, ...(condition ? { condition } : {}) });
    const last = happened.at(-1)?.entry;
    const entry = last && dice.below(8) === 0 ? { ...last, isKeyNew: false } : fresh;
    happened.push({ entry, outcome: await outcomeOf(store.append(ledger, entry)) });
  }
  return happened;
}

/** The naive model: one after the other, in the order of the numbers, an entry is stored iff nothing matches in between. */
function unjustified(events: readonly StoredEvent[], { entry, outcome }: Happening): string | undefined {
  const { query = [], after = 0 } = entry.condition ?? {};
  if (outcome instanceof ConditionFailed) {
    const named = events[outcome.number - 1];
    if (!named) return `refused for event ${String(outcome.number)}, which does not exist`;
    if (named.number <= after || !matches(query, named))
      return `refused for event ${String(named.number)} without reason`;
    return events.some(({ id }) => id === entry.events[0]?.event.id) ? 'refused, and yet stored' : undefined;
  }
  const { firstNumber, count } = outcome;
  const stored = events.slice(firstNumber - 1, firstNumber - 1 + count).map(({ id }) => id);
  if (stored.join() !== entry.events.map(({ event }) => event.id).join())
    return 'not at the numbers it was told';
  const breaking = events.slice(after, firstNumber - 1).find((event) => matches(query, event));
  return breaking && `stored as ${String(firstNumber)} though ${String(breaking.number)} matches`;
}

export function serialModel(place: Place): void {
  it(`for ${String(SEEDS)} random histories of ${String(CALLERS)} callers in two stores`, async () => {
    const { store, another } = place.opened;
    const foreign = await another();
    const met = { stored: 0, refused: 0, repeated: 0 };
    for (const seed of upTo(SEEDS)) {
      const ledger = await place.newLedger();
      const callers = upTo(CALLERS).map((nth) =>
        caller(nth % 2 === 0 ? store : foreign, ledger, new Dice(seed * 100 + nth)),
      );
      const happened = (await Promise.all(callers)).flat();

      const events = await soundBook(store, ledger);
      expect(happened.flatMap((each) => unjustified(events, each) ?? [])).toEqual([]);
      const told = happened.flatMap(({ outcome }) =>
        outcome instanceof ConditionFailed || outcome.repeated ? [] : [outcome],
      );
      expect(told.reduce((sum, { count }) => sum + count, 0)).toBe(events.length);
      met.stored += told.length;
      met.refused += happened.filter(({ outcome }) => outcome instanceof ConditionFailed).length;
      met.repeated += happened.filter(({ outcome }) => 'repeated' in outcome && outcome.repeated).length;
    }
    // A history in which nobody was refused, or nobody repeated himself, would prove little.
    expect(Math.min(met.stored, met.refused, met.repeated)).toBeGreaterThan(50);
  }, 120_000);
}
