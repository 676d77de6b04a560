import type { EventStore } from '../../event-store.js';
import type { WriterProcess } from '../writer-process.js';

/** When a connection is cut, as seen from an append: before it can have happened, in the midst of it, or when only its answer is lost. */
export type CutMoment = 'before' | 'once-sent' | 'answered';

/** A store whose connection can be cut. */
export interface WiredStore {
  readonly store: EventStore;
  /** Cuts the connection at the next append; the promise is fulfilled when that has happened. */
  readonly cutNextAppend: (moment: CutMoment) => Promise<void>;
  /** Refuses all connections, and cuts those there are, until `accept`. */
  readonly refuse: () => void;
  readonly accept: () => void;
  /** Holds everything back in both directions, as a hanging network does, until `thaw`. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** From now on every answer comes so much later. */
  readonly slow: (byMs: number) => void;
}

/** An append that stands still: it has looked at its conditions, and nothing of it is durable. */
export interface PausedAppend {
  readonly reached: Promise<void>;
  readonly release: () => Promise<void>;
}

/** What an adapter gives the contract suite. Everything a suite opens is closed by `close`. */
export interface OpenedStore {
  readonly store: EventStore;
  /** A store over the same ledgers that shares nothing with the first one but the servers, as one in another process. */
  readonly another: () => Promise<EventStore>;
  /** A process of its own with a store of its own, which appends as told. */
  readonly startWriter: () => WriterProcess;
  readonly wired: () => Promise<WiredStore>;
  /** Stops the next append of any store in its midst. */
  readonly pauseNextAppend: () => Promise<PausedAppend>;
  /** Freezes or opens a ledger, as an operator does who moves it. */
  readonly setState: (ledger: string, state: 'open' | 'frozen') => Promise<void>;
  readonly limits: {
    readonly entryEvents: number;
    readonly entryBytes: number;
    /** So many entries may wait in one process for one ledger. */
    readonly waitingEntries: number;
  };
  readonly close: () => Promise<void>;
}

/** The suite's place, opened once for all its stories; each story has ledgers of its own. */
export interface Place {
  readonly opened: OpenedStore;
  /** A new, empty ledger. */
  readonly newLedger: (mode?: 'real' | 'rehearsal') => Promise<string>;
  /** So many writing processes; they wait for the next story when one is told. */
  readonly writers: (count: number) => readonly WriterProcess[];
}
