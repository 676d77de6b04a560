import type { AppendCondition, FoldedEvent, Query, SealedEvent, StoredEvent, Tag } from '#kernel';
import type { LedgerDamaged } from './damage.js';
import type { Disclosure } from './disclosure.js';

export type LedgerMode = 'real' | 'rehearsal';

/** Where the events of a ledger stand: in PostgreSQL, or in the stream of an event server (KurrentDB, EventStoreDB). */
export type StoreKind = 'postgres' | 'eventstore';

/** A ledger as the store knows it. */
export interface LedgerHead {
  readonly ledger: string;
  readonly store: StoreKind;
  readonly mode: LedgerMode;
  /** A moved or restored ledger is another incarnation: whoever remembers numbers compares it first. */
  readonly incarnation: string;
  readonly state: 'open' | 'frozen';
  /** Number of the last event; 0 in an empty ledger. */
  readonly number: number;
  readonly recordedAt: string;
  readonly leafHash: Buffer;
}

export interface EventToAppend {
  readonly event: SealedEvent;
  readonly disclosures: readonly Disclosure[];
}

/** Events that are stored together or not at all, under one condition and one request key. */
export interface Entry {
  /** 32 bytes; the same key is stored at most once in a ledger, for ever. */
  readonly key: Buffer;
  /** The key was drawn at random for this very append, so nobody can have stored anything under it: it need not be looked up. */
  readonly isKeyNew?: boolean;
  /** 32 bytes, HMAC of what was asked: the same key with another body is a mistake of the caller. */
  readonly bodyMac: Buffer;
  readonly events: readonly EventToAppend[];
  readonly condition?: AppendCondition;
  /** Only in a rehearsal: the time to stamp instead of the clock's. Never before the previous event's. */
  readonly recordedAt?: string;
}

export interface Appended {
  readonly firstNumber: number;
  readonly count: number;
  /** True where this key had been stored before: nothing was stored now. */
  readonly repeated: boolean;
}

/**
 * For so long a process that appends to an event server holds a ledger for open that it saw open: so long after a ledger there
 * was frozen, nothing that begins is stored any more.
 */
export const OPEN_FOR_MS = 1_000;

/** What is left of a ledger whose stream in the event server is not what was written to it any more. */
export interface StreamRemains {
  readonly ledger: string;
  /** The copy holds the ledger up to this number, with every event that the stream still has soundly after what was copied. */
  readonly kept: number;
  /** The first place at which the stream is not what was written to it; missing where all is well. */
  readonly damage?: LedgerDamaged;
  /** Here the stream has an event of this ledger that is not the one of the copy: nobody can tell from them which is true. */
  readonly contradiction?: number;
  /** The last number that the stream shows; 0 where it shows none. */
  readonly endsAt: number;
  /** Numbers after `kept` that the stream has or had; `maybeOurs` bear the mark of a Planbuch there, or are missing. */
  readonly beyond?: { readonly from: number; readonly to: number; readonly maybeOurs: number };
  /** A setting of the stream hides what came after the copy: where it is taken away, more may be seen. */
  readonly isHidden: boolean;
}

/** What is known of an entry by its request key. */
export interface StoredEntry {
  readonly bodyMac: Buffer;
  readonly firstNumber: number;
  readonly count: number;
}

/** A stored event with what may be shown of its disclosures. */
export interface RecordedEvent {
  readonly event: StoredEvent;
  readonly disclosures: readonly Disclosure[];
}

export interface ReadOptions {
  /** Events after this number; 0 from the beginning. */
  readonly after: number;
  /** Up to and with this number; the head at the time of the call where it is missing. */
  readonly upTo?: number;
  /** Only events matching the query; all where it is missing. */
  readonly query?: Query;
  readonly signal?: AbortSignal;
}

export interface FollowOptions extends Omit<ReadOptions, 'upTo'> {
  /** That of the ledger whose events up to `after` were seen; where it is missing, that of the ledger as it is now. */
  readonly incarnation?: string;
}

/** One question of a decision model: the events of one tag and some types after a number. */
export interface LoadItem {
  readonly tag: Tag;
  readonly types: readonly string[];
  readonly after: number;
}

export interface Loaded {
  /** Of the ledger when the load was made: what was folded from another one is not true of this one. */
  readonly incarnation: string;
  /** The head when the load was made, or `upTo` where that comes before: no event up to it was missed. */
  readonly seen: number;
  /** For each item its events in order of number; of each what a decision model looks at, or more. */
  readonly events: readonly (readonly FoldedEvent[])[];
}

/**
 * The book of many ledgers.
 *
 * - Numbers of a ledger are 1, 2, 3 … without gaps, in commit order: whoever has seen n has seen all before it.
 * - `append` MUST NOT resolve before its events are durable. It resolves with numbers, or throws: ConditionFailed,
 *   RequestKeyReused, LedgerUnknown, LedgerFrozen, LedgerDamaged, LedgerModeDiffers, IllFormedLeaf, EntryTooLarge, StoreBusy,
 *   DatabaseUnavailable (then nothing was stored by it and no number is used), or OutcomeUnknown, which only a repetition
 *   clears up. A caller's mistake about the port is a TypeError.
 * - A repetition (same key, same MAC) of an entry that is stored is answered as the first time, from any process, also where
 *   its own events would break its condition by now or the ledger is frozen.
 * - An entry is stored iff no event matching `condition.query` stands after `condition.after` and before it. Each item
 *   of a condition names tags and types; in a query for reading, none of either means any.
 * - An entry that is refused harms none of those that are appended at the same time.
 * - `recordedAt` is UTC with three digits and never goes back within a ledger, though the clock does.
 * - A stored event never changes. What comes back is what was given: the canonical bytes are equal.
 */
export interface EventStore {
  /** Makes the ledger known, empty. Again with the same mode: nothing happens; an empty one may change its mode. */
  createLedger(ledger: string, mode: LedgerMode): Promise<LedgerHead>;
  ledgers(): Promise<readonly LedgerHead[]>;
  head(ledger: string): Promise<LedgerHead>;
  append(ledger: string, entry: Entry): Promise<Appended>;
  /** The entry of this request key, if there is such a ledger and it holds it; `upTo` where it is enough to look so far. */
  findEntry(ledger: string, key: Buffer, upTo?: number): Promise<StoredEntry | undefined>;
  /** All items at one moment; `upTo` bounds a later round by the first one's `seen`. */
  load(ledger: string, items: readonly LoadItem[], upTo?: number): Promise<Loaded>;
  /**
   * Up to which number this process knows, without asking anybody, that no event of the item stands after `item.after`;
   * undefined where it cannot tell. Said of the ledger that was loaded from last. A store that never can tell has no such
   * method.
   */
  unmovedUpTo?(ledger: string, item: LoadItem): number | undefined;
  /**
   * A number up to which this process knows the ledger without asking anybody, and which is most likely its head; undefined
   * where it had better ask. What is decided there holds if its append does. A store that learns the head with what it
   * loads anyhow has no such method.
   */
  knownUpTo?(ledger: string): Promise<number | undefined>;
  /** In order of number, in pages, never more in memory than two. */
  read(ledger: string, options: ReadOptions): AsyncIterable<StoredEvent>;
  /** As `read`, with disclosures. */
  readRecorded(ledger: string, options: ReadOptions): AsyncIterable<RecordedEvent>;
  /**
   * History from `after`, then every new event, each once and in order, until the signal, or until the store is closed.
   * Throws DatabaseUnavailable where the database goes away: follow again after the last number. Throws LedgerReplaced
   * where the ledger ends before what was seen of it, or is another incarnation: what was seen is not its past any more.
   * Throws LedgerDamaged where this process meets the damage, or a worker noted it; what stands before it came by then.
   */
  follow(ledger: string, options: FollowOptions): AsyncIterable<RecordedEvent>;
  close(): Promise<void>;
}
