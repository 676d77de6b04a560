import { LRUCache } from 'lru-cache';
import { idOf } from '#kernel';
import type { FoldedEvent, ModelRead, StoredEvent } from '#kernel';
import type { EventStore } from '#event-store';

/** What states may take in memory: enough for the busy part of many ledgers, little beside the rest of the process. */
const CACHE_BYTES = 64 * 1024 * 1024;

interface CachedState {
  readonly state: unknown;
  /** All events up to this number are folded in. */
  readonly number: number;
  readonly movedAt: number;
}

/** The state of one decision model and tag at one number. */
export interface LoadedState {
  readonly state: unknown;
  /** Number of the last event that moved it; 0 where none did. */
  readonly movedAt: number;
}

export interface LoadedStates {
  readonly seen: number;
  readonly states: ReadonlyMap<string, LoadedState>;
}

export function nameOf({ model, tag }: ModelRead<unknown>): string {
  return `${model.name} ${tag}`;
}

/**
 * Loads states of decision models: what the cache holds, and the events after it. The cache saves folding, never the
 * look at the ledger: what it holds is always followed up to the head, and the append condition is checked all the same.
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
    const unique = [...new Map(reads.map((read) => [nameOf(read), read])).values()];
    const bases = unique.map((read) => this.base(ledger, read, upTo));
    const items = unique.map(({ tag, model }, index) => ({
      tag,
      types: model.types,
      after: bases[index]?.number ?? 0,
    }));
    const { seen, events } = await this.store.load(ledger, items, upTo);
    const states = unique.map((read, index): [string, LoadedState] => {
      const base = bases[index];
      const news = events[index] ?? [];
      const state = fold(read, base ? base.state : read.model.initial, news);
      const movedAt = news.at(-1)?.number ?? base?.movedAt ?? 0;
      this.keep(this.keyOf(ledger, read), { state, number: seen, movedAt });
      return [nameOf(read), { state, movedAt }];
    });
    return { seen, states: new Map(states) };
  }

  /** One event by its number, if it stands at or before `upTo`. */
  async event(ledger: string, number: number, upTo: number): Promise<StoredEvent | undefined> {
    if (number > upTo) return undefined;
    for await (const event of this.store.read(ledger, { after: number - 1, upTo: number })) return event;
    return undefined;
  }

  /** A state that is already ahead of `upTo` does not serve: what it holds happened later. */
  private base(
    ledger: string,
    read: ModelRead<unknown>,
    upTo = Number.MAX_SAFE_INTEGER,
  ): CachedState | undefined {
    const cached = this.cache.get(this.keyOf(ledger, read));
    return cached && cached.number <= upTo ? cached : undefined;
  }

  /** An older state never takes the place of a newer one. */
  private keep(key: string, state: CachedState): void {
    if ((this.cache.peek(key)?.number ?? 0) <= state.number) this.cache.set(key, state);
  }

  private keyOf(ledger: string, read: ModelRead<unknown>): string {
    return `${ledger} ${nameOf(read)}`;
  }
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
