import { idOf } from '#kernel';
import { eventCorrected } from '../correction/event-corrected.event.js';
import type { BudgetStatus } from '../fiscal-year/fiscal-year.terms.js';
import { model } from '../language.js';
import { appropriationSet } from './appropriation-set.event.js';
import { budgetLineOpened, coverGroupId } from './budget-line-opened.event.js';
import type { BudgetLine } from './budget-line-opened.event.js';

/** The line that holds a key. */
export interface LineOfKey {
  readonly budgetLineId: string;
  readonly kind: BudgetLine['kind'];
  readonly number: number;
}

/** Which line has a key. */
export const budgetLineKey = model('key of a budget line', 'budget-line-key', {
  initial: undefined as LineOfKey | undefined,
  on: (when) => [
    when(budgetLineOpened, (_, { kind }, { subject, number }) => ({
      budgetLineId: idOf(subject),
      kind,
      number,
    })),
    when(eventCorrected, (holder, { eventNumber }) => (holder?.number === eventNumber ? undefined : holder)),
  ],
});

interface AppropriationEntry {
  readonly stage: BudgetStatus;
  readonly amountCents: number;
  readonly number: number;
}

/** A line and its appropriations, of which the last one holds. `correctedBy` says that the line itself was a mistake. */
export interface AppropriatedLine {
  readonly number: number;
  readonly year: number;
  readonly kind: BudgetLine['kind'];
  readonly coverGroupId?: string;
  readonly entries: readonly AppropriationEntry[];
  readonly correctedBy?: number;
}

export const appropriations = model('appropriations of a budget line', 'budget-line', {
  initial: undefined as AppropriatedLine | undefined,
  on: (when) => [
    when(budgetLineOpened, (_, data, { number }) => {
      const group = coverGroupId(data);
      return {
        number,
        year: data.year,
        kind: data.kind,
        ...(group === undefined ? {} : { coverGroupId: group }),
        entries: [],
      };
    }),
    when(
      appropriationSet,
      (line, { stage, amountCents }, { number }) =>
        line && { ...line, entries: [...line.entries, { stage, amountCents, number }] },
    ),
    when(eventCorrected, (line, { eventNumber }, { number }) => line && withdrawn(line, eventNumber, number)),
  ],
});

/** The line after one of its events was corrected by event `by`. */
export function withdrawn(line: AppropriatedLine, eventNumber: number, by: number): AppropriatedLine {
  if (line.number === eventNumber) return { ...line, correctedBy: by };
  return { ...line, entries: line.entries.filter(({ number }) => number !== eventNumber) };
}

/** The authority a line has out of its appropriations (rule R3); signed integer cents. */
export function authorityOf({ entries, correctedBy }: AppropriatedLine): number {
  const last = entries.at(-1);
  return correctedBy !== undefined || last === undefined || last.stage === 'draft' ? 0 : last.amountCents;
}
