import { Command } from '@nestjs/cqrs';
import type { Tag } from '#kernel';
import type { Caller } from '#access';
import type { Rehearsal } from '#platform';

/** One act as it was asked for: the name, and the untrusted body. */
export interface AskedAct {
  readonly act: string;
  readonly body: unknown;
}

export interface ActRequest {
  readonly ledger: string;
  /** 1 to 500 acts, all or nothing; a later one sees what the earlier ones did. */
  readonly acts: readonly AskedAct[];
  readonly caller: Caller;
  /** The same key and body are answered as the first time, across restarts and processes. */
  readonly idempotencyKey?: string;
  /** Decide without storing anything. */
  readonly dryRun?: boolean;
  /** Refuse if what the acts read moved after this number. */
  readonly ifLedgerNumber?: number;
  /** Time, ids and salts of a rehearsal ledger. */
  readonly rehearsal?: Rehearsal;
}

/** What a request is known by again. */
export type KeyedRequest = Pick<ActRequest, 'ledger' | 'caller'> &
  Required<Pick<ActRequest, 'idempotencyKey'>>;

/** An event of the answer. A dry run has no numbers and ids, but the data that would be stored. */
export interface PerformedEvent {
  readonly number?: number;
  readonly id?: string;
  readonly type: string;
  readonly subject: Tag;
  readonly tags: readonly Tag[];
  readonly data?: object;
}

export interface Performed {
  readonly ledger: string;
  /** Number of the last event; for a dry run the number of the ledger it was decided on. */
  readonly number: number;
  readonly events: readonly PerformedEvent[];
  /** Whether this request had been performed before and nothing was stored now. */
  readonly repeated: boolean;
}

/** The one command of Planbuch. Its handler answers, or throws one of the errors of `errors.ts` or of the event store. */
export class PerformAct extends Command<Performed> {
  constructor(readonly request: ActRequest) {
    super();
  }
}
