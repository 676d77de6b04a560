import type { Caller } from '#access';
import type { Performer } from '#acting';
import type { EventStore } from '#event-store';
import type { Profile, Progress } from '#importing';
import type { Language } from '#kernel';
import type { LedgerToOpen } from './opening.js';
import type { ImportCounts } from './report.js';

export interface ImportParts {
  readonly performer: Performer;
  readonly store: EventStore;
  readonly masterKey: Buffer;
}

/** What is under way: the file is counted, compared with the ledger, taken over. */
export type ImportPhase = 'scan' | 'compare' | 'take';

export interface ImportRequest<P extends Profile = Profile> {
  /** Opened where it does not exist. */
  readonly ledger: string;
  readonly profile: P;
  /** Path of the file. */
  readonly path: string;
  readonly caller: Caller;
  /**
   * What this import is known by, if it may be broken off and run again. What a run before this one stored under the same
   * id counts as stored by this import; it is not looked at again.
   */
  readonly id?: string;
  /** Store nothing, and say what would be stored. */
  readonly dryRun?: boolean;
  /** Take what fits although rows are refused; those are written to `<path>.refused.csv`. */
  readonly skipRefused?: boolean;
  /** How the ledger is opened where it does not exist. */
  readonly open?: LedgerToOpen;
  /** Of the reasons in the file of refused rows; German where it is missing. */
  readonly language?: Language;
  /** Called now and then; each phase reads the file from its beginning. */
  readonly onProgress?: (phase: ImportPhase, progress: Progress) => void;
  /**
   * Called before the first batch is taken over and after each one: what stands in the ledger by then, counted from there as the
   * report is. Not called in a dry run.
   */
  readonly onCounts?: (counts: ImportCounts) => void;
  /** Ends the import between two batches; what was stored stays, and the same request goes on from there. */
  readonly signal?: AbortSignal;
}
