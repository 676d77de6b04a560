import { LRUCache } from 'lru-cache';
import { idOf } from '#kernel';
import type { FoldedEvent, ModelRead, StoredEvent } from '#kernel';
import type { EventStore } from '#event-store';

/** What states may take in memory: enough for the busy part of many ledgers, little beside the rest of the process. */
const CACHE_BYTES = 64 * 1024 * 1024;

interface CachedState {
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

export interface LoadedStates {
  readonly seen: number;
  readonly states: ReadonlyMap<string, LoadedState>;
}

export function nameOf({ model, tag }: ModelRead<unknown>): string {
  return `${model.name} ${tag}`;
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

  constructor(private readonly store: EventStore) {}

  /** All states at one number: the head, or `upTo` for a round that follows another. */
  async load(ledger: string, reads: readonly ModelRead<unknown>[], upTo?: number): Promise<LoadedStates> {
    const states = new Map<string, LoadedState>();
    const asked: Asked[] = [];
    for (const [name, read] of new Map(reads.map((each) => [nameOf(each), each]))) {
      const cached = this.cache.get(`${ledger} ${name}`);
      if (cached && isKnown(cached, read, upTo)) states.set(name, cached);
      else
        asked.push({ name, read, base: cached && cached.number <= (upTo ?? Infinity) ? cached : undefined });
    }
    const items = asked.map(({ read, base }) => ({
      tag: read.tag,
      types: read.model.types,
      after: base?.number ?? 0,
    }));
    // Also without items the head is asked for: it bounds what follows.
    const { seen, events } =
      items.length === 0 && upTo !== undefined
        ? { seen: upTo, events: [] }
        : await this.store.load(ledger, items, upTo);
    for (const [index, { name, read, base }] of asked.entries()) {
      const news = events[index] ?? [];
      if (base && news.length === 0) {
        base.number = Math.max(base.number, seen);
        states.set(name, base);
        continue;
      }
      const state = fold(read, base ? base.state : read.model.initial, news);
      const movedAt = news.at(-1)?.number ?? base?.movedAt ?? 0;
      this.keep(`${ledger} ${name}`, { state, number: seen, movedAt });
      states.set(name, { state, movedAt });
    }
    return { seen, states };
  }

  /** One event by its number, if it stands at or before `upTo`. */
  async event(ledger: string, number: number, upTo: number): Promise<StoredEvent | undefined> {
    if (number > upTo) return undefined;
    for await (const event of this.store.read(ledger, { after: number - 1, upTo: number })) return event;
    return undefined;
  }

  /** An older state never takes the place of a newer one. */
  private keep(key: string, state: CachedState): void {
    if ((this.cache.peek(key)?.number ?? 0) <= state.number) this.cache.set(key, state);
  }
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

/** A ledger that is not there yet, for trying what would open it. */
export const emptyLedger: Pick<StateLoader, 'load' | 'event'> = {
  load: (_, reads) => {
    const states = reads.map((read): [string, LoadedState] => [
      nameOf(read),
      { state: read.model.initial, movedAt: 0 },
    ]);
    return Promise.resolve({ seen: 0, states: new Map(states) });
  },
  event: () => Promise.resolve(undefined),
};

export function fold(read: ModelRead<unknown>, state: unknown, events: readonly FoldedEvent[]): unknown {
  const id = idOf(read.tag);
  return events.reduce((folded, event) => read.model.evolve(folded, event, id), state);
}
