import type { AskedAct } from '#acting';
import type { Refusal } from '#importing';

/** An act that a row of the file makes necessary. */
export interface PlannedAct extends AskedAct {
  /** Line of the row; none for what the file as a whole needs. */
  readonly line?: number;
  /** Id of what the act brings into being, where a plan gives it one. */
  readonly creates?: string;
}

/** What has to be done so that the ledger says what some rows say, given what it says already. */
export interface Plan {
  /** In the order of the rows. */
  readonly acts: readonly PlannedAct[];
  /** Rows that need acts. */
  readonly taken: number;
  /** Rows that need none: the ledger says so already. */
  readonly unchanged: number;
  /** Rows that the ledger contradicts; they have no acts. */
  readonly refused: readonly Refusal[];
}

/** Gathers a plan row by row. */
export class PlanInProgress {
  private readonly acts: PlannedAct[] = [];
  private readonly refused: Refusal[] = [];
  private taken = 0;
  private unchanged = 0;

  /** The acts that one row needs, or why it is refused. */
  add(row: readonly PlannedAct[] | Refusal): void {
    if ('reason' in row) this.refused.push(row);
    else if (row.length === 0) this.unchanged += 1;
    else {
      this.taken += 1;
      this.acts.push(...row);
    }
  }

  get plan(): Plan {
    const { acts, refused, taken, unchanged } = this;
    return { acts, refused, taken, unchanged };
  }
}
