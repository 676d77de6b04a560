/** What states may take in memory: enough for the busy part of many ledgers, little beside the rest of the process. */
const CACHE_BYTES = 64 * 1024 * 1024;

/** What an entry takes beside its name and its state. */
const ENTRY_BYTES = 64;

type States<State> = Map<string, Map<string, Kept<State>>>;

interface Kept<State> {
  readonly kept: State;
  readonly bytes: number;
}

/**
 * Remembers by ledger and name, in bounded memory, what was used lately. Two generations: what is used moves into the young
 * one; when that has half of the memory, it becomes the old one, and what nobody used meanwhile is forgotten. An act reads
 * dozens of states, and to keep all of them in the order of their last use cost more than looking them up.
 */
export class StateCache<State extends { readonly state: unknown }> {
  private young: States<State> = new Map();
  private old: States<State> = new Map();
  private youngBytes = 0;

  constructor(private readonly limitBytes = CACHE_BYTES) {}

  get(ledger: string, name: string): State | undefined {
    const young = this.young.get(ledger)?.get(name);
    if (young) return young.kept;
    const old = this.old.get(ledger)?.get(name);
    if (old) this.put(ledger, name, old);
    return old?.kept;
  }

  set(ledger: string, name: string, kept: State): void {
    this.put(ledger, name, { kept, bytes: ENTRY_BYTES + 2 * (name.length + sizeOf(kept.state)) });
  }

  private put(ledger: string, name: string, kept: Kept<State>): void {
    const states = this.young.get(ledger) ?? new Map<string, Kept<State>>();
    this.youngBytes += kept.bytes - (states.get(name)?.bytes ?? 0);
    states.set(name, kept);
    this.young.set(ledger, states);
    if (this.youngBytes > this.limitBytes / 2) {
      this.old = this.young;
      this.young = new Map();
      this.youngBytes = 0;
    }
  }
}

/** Characters of the state as JSON; a number or nothing is small. */
function sizeOf(state: unknown): number {
  return typeof state === 'object' ? JSON.stringify(state).length : 16;
}
