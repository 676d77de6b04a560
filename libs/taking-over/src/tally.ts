import type { Performed } from '#acting';
import type { Refusal } from '#importing';
import type { BudgetJoin } from '#planning';
import type { Plan, PlannedAct } from './plan.js';

/** A person looks at some; all of them stand in the file of refused rows. */
const KEPT_REFUSALS = 1000;

/** Counts what became of rows, or what would. */
export class Tally {
  /** Rows of whole batches that were taken over, or left out of them. */
  reached = 0;
  taken = 0;
  unchanged = 0;
  /** Rows that fit the profile and that the ledger refuses. */
  contradicted = 0;
  events = 0;
  readonly acts: Record<string, number> = {};
  readonly joins: Partial<Record<BudgetJoin | 'not-named', number>> = {};
  private readonly refusals: Refusal[] = [];

  countPlan({ taken, unchanged, refused, acts }: Plan): void {
    this.taken += taken;
    this.unchanged += unchanged;
    this.contradict(...refused);
    this.countActs(acts);
  }

  /** One refusal for each row. */
  contradict(...refused: readonly Refusal[]): void {
    this.contradicted += refused.length;
    this.refusals.push(...refused.slice(0, KEPT_REFUSALS - this.refusals.length));
  }

  countActs(acts: readonly PlannedAct[]): void {
    for (const { act } of acts) this.acts[act] = (this.acts[act] ?? 0) + 1;
  }

  countEvents(performed: Performed | undefined): void {
    this.events += performed?.events.length ?? 0;
  }

  countJoin(join: BudgetJoin | 'not-named'): void {
    this.joins[join] = (this.joins[join] ?? 0) + 1;
  }

  /** The first refusals by line, with those of the scan. */
  refused(scanned: readonly Refusal[]): readonly Refusal[] {
    return [...scanned, ...this.refusals].sort((a, b) => a.line - b.line).slice(0, KEPT_REFUSALS);
  }
}
