import { LRUCache } from 'lru-cache';
import { idOf } from '#kernel';
import type { FoldedEvent, ModelRead, StoredEvent } from '#kernel';
import { ConditionFailed } from '#event-store';
import type { EventStore, Loaded, LoadItem } from '#event-store';

/** What states may take in memory: enough for the busy part of many ledgers, little beside the rest of the process. */
const CACHE_BYTES = 64 * 1024 * 1024;

/** As many ledgers as one process may know; an entry is an id and a number. */
const KNOWN_LEDGERS = 20_000;

/** A ledger as long as it is the same one. What was folded in another epoch is not true of it. */
interface Epoch {
  readonly incarnation: string;
  /** The highest head that was seen: a lower one is another history. */
  highest: number;
}

interface CachedState {
  readonly epoch: Epoch;
  readonly state: unknown;
  /** All events up to this number are folded in. It rises as long as none of them moves the state. */
  number: number;
  readonly movedAt: number;
}

/** The state of one decision model and tag at one number. */
export interface LoadedState {
  readonly state: unknown;
  /** Number of the last event that moved it; 0 where none did. */
  readonly movedAt: number;
}

/** A state that must be looked for, from what the cache holds of it on. */
interface Asked {
  readonly name: string;
  readonly read: ModelRead<unknown>;
  readonly base: CachedState | undefined;
}

/** A state that nothing moved lately, as far as the store can tell without asking. */
interface Resting extends Asked {
  readonly base: CachedState;
}

/** What the store answered about one state. */
interface Followed {
  readonly epoch: Epoch;
  readonly seen: number;
  readonly news: readonly FoldedEvent[];
}

export interface LoadedStates {
  readonly seen: number;
  readonly states: ReadonlyMap<string, LoadedState>;
}

/**
 * Loads states of decision models: what the cache holds, and the events after it. What may have changed is always followed
 * up to the head, and the append condition is checked all the same.
 */
export class StateLoader {
  private readonly cache = new LRUCache<string, CachedState>({
    maxSize: CACHE_BYTES,
    sizeCalculation: ({ state }, key) =>
      64 + 2 * (key.length + (state === undefined ? 0 : JSON.stringify(state).length)),
  });
  private readonly epochs = new LRUCache<string, Epoch>({ max: KNOWN_LEDGERS });

  constructor(private readonly store: EventStore) {}

  /**
   * All states at one number: the head, or `upTo`; a round that follows another names that one's number. Throws
   * ConditionFailed where the ledger was exchanged between the rounds: the act is decided again from its beginning.
   */
  async load(
    ledger: string,
    reads: readonly ModelRead<unknown>[],
    upTo?: number,
    isFirst = upTo === undefined,
  ): Promise<LoadedStates> {
    const known = this.epochs.get(ledger);
    const { states, asked, resting } = this.cached(ledger, reads, known, upTo);
    if (asked.length === 0 && upTo !== undefined && known && !isFirst) return { seen: upTo, states };
    const highest = known?.highest ?? 0;
    // Also without items a first round asks which ledger it is, and for the head: it bounds what follows.
    const loaded = await this.store.load(ledger, asked.map(itemOf), upTo);
    if (known && isAnother(known, highest, loaded, isFirst ? undefined : upTo)) {
      this.epochs.delete(ledger);
      if (!isFirst) throw new ConditionFailed(ledger, loaded.seen);
      return this.load(ledger, reads, upTo, true);
    }
    const { seen, events } = loaded;
    const epoch = this.epochOf(ledger, loaded);
    for (const [index, each] of asked.entries())
      states.set(each.name, this.followed(ledger, each, { epoch, seen, news: events[index] ?? [] }));
    return { seen, states: await this.withResting(ledger, resting, { seen, states }) };
  }

  /** The state after its news. */
  private followed(
    ledger: string,
    { name, read, base }: Asked,
    { epoch, seen, news }: Followed,
  ): LoadedState {
    if (base && news.length === 0) {
      base.number = Math.max(base.number, seen);
      return base;
    }
    const state = fold(read, base ? base.state : read.model.initial, news);
    const movedAt = news.at(-1)?.number ?? base?.movedAt ?? 0;
    this.keep(ledger, name, { epoch, state, number: seen, movedAt });
    return { state, movedAt };
  }

  /**
   * Adds the states that the store was not asked for: those that nothing moved up to `seen`. What cannot be said of them
   * now, because somebody else appended meanwhile, is asked for after all.
   */
  private async withResting(
    ledger: string,
    resting: readonly Resting[],
    { seen, states }: { readonly seen: number; readonly states: Map<string, LoadedState> },
  ): Promise<Map<string, LoadedState>> {
    const late: ModelRead<unknown>[] = [];
    for (const { name, read, base } of resting) {
      if (isKnown(base, read, seen) || this.rests(ledger, { name, read, base }, seen)) states.set(name, base);
      else late.push(read);
    }
    if (late.length > 0)
      for (const [name, state] of (await this.load(ledger, late, seen)).states) states.set(name, state);
    return states;
  }

  /** Whether the store knows by itself that nothing moved the state up to this number; then it is known from now on. */
  private rests(ledger: string, { read, base }: Resting, upTo: number): boolean {
    const unmovedUpTo = this.store.unmovedUpTo?.(ledger, itemOf({ read, base })) ?? -1;
    if (base.movedAt > upTo || unmovedUpTo < upTo) return false;
    base.number = Math.max(base.number, upTo);
    return true;
  }

  /**
   * What the cache knows of this very ledger, and what must be looked for. For a first round, whose number is not known
   * yet, what rests as far as the store can tell is set aside.
   */
  private cached(
    ledger: string,
    reads: readonly ModelRead<unknown>[],
    epoch: Epoch | undefined,
    upTo: number | undefined,
  ): {
    readonly states: Map<string, LoadedState>;
    readonly asked: readonly Asked[];
    readonly resting: readonly Resting[];
  } {
    const states = new Map<string, LoadedState>();
    const asked: Asked[] = [];
    const resting: Resting[] = [];
    const names = new Set<string>();
    for (const read of reads) {
      const { name } = read;
      if (names.has(name)) continue;
      names.add(name);
      const found = this.cache.get(`${ledger} ${name}`);
      const own = found && found.epoch === epoch ? found : undefined;
      const base = own && own.number <= (upTo ?? Infinity) ? own : undefined;
      if (own && isKnown(own, read, upTo)) states.set(name, own);
      else if (base && upTo !== undefined && this.rests(ledger, { name, read, base }, upTo))
        states.set(name, base);
      else if (base && upTo === undefined && this.mayRest(ledger, { read, base }))
        resting.push({ name, read, base });
      else asked.push({ name, read, base });
    }
    return { states, asked, resting };
  }

  private mayRest(ledger: string, asked: Pick<Resting, 'read' | 'base'>): boolean {
    return this.store.unmovedUpTo?.(ledger, itemOf(asked)) !== undefined;
  }

  private epochOf(ledger: string, { incarnation, seen }: Loaded): Epoch {
    const known = this.epochs.get(ledger);
    const epoch = known?.incarnation === incarnation ? known : { incarnation, highest: 0 };
    epoch.highest = Math.max(epoch.highest, seen);
    this.epochs.set(ledger, epoch);
    return epoch;
  }

  /** One event by its number, if it stands at or before `upTo`. */
  async event(ledger: string, number: number, upTo: number): Promise<StoredEvent | undefined> {
    if (number > upTo) return undefined;
    for await (const event of this.store.read(ledger, { after: number - 1, upTo: number })) return event;
    return undefined;
  }

  /** An older state never takes the place of a newer one. */
  private keep(ledger: string, name: string, state: CachedState): void {
    const key = `${ledger} ${name}`;
    const there = this.cache.peek(key);
    if (there?.epoch !== state.epoch || there.number <= state.number) this.cache.set(key, state);
  }
}

/**
 * Whether a ledger was restored or moved beneath us: another incarnation, a head before the one that was seen when we
 * asked, or a round that goes on from a head that this ledger never had.
 */
function isAnother(
  known: Epoch,
  highest: number,
  { incarnation, seen }: Loaded,
  upTo: number | undefined,
): boolean {
  return incarnation !== known.incarnation || (upTo === undefined ? seen < highest : upTo > highest);
}

/**
 * Whether a state need not be looked for in the ledger: what lasts and happened is true from then on, and what was folded
 * beyond `upTo` without meeting anything after it is true there as well. (A state that did move after `upTo` does not
 * serve: it is folded anew.)
 */
function isKnown(
  { state, number, movedAt }: CachedState,
  { lasting }: ModelRead<unknown>,
  upTo: number | undefined,
): boolean {
  if (lasting === true) return state !== undefined && movedAt <= (upTo ?? Infinity);
  return upTo !== undefined && movedAt <= upTo && upTo <= number;
}

function itemOf({ read: { tag, model }, base }: Pick<Asked, 'read' | 'base'>): LoadItem {
  return { tag, types: model.types, after: base?.number ?? 0 };
}

export function fold(read: ModelRead<unknown>, state: unknown, events: readonly FoldedEvent[]): unknown {
  const id = idOf(read.tag);
  return events.reduce((folded, event) => read.model.evolve(folded, event, id), state);
}
