import { model } from '../language.js';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { budgetStatusSet } from './budget-status-set.event.js';
import { fiscalYearOpened } from './fiscal-year-opened.event.js';
import type { BudgetStatus } from './fiscal-year.terms.js';

const opening = model('opening of a fiscal year', 'fiscal-year', {
  initial: undefined as number | undefined,
  on: (when) => [when(fiscalYearOpened, (_, __, { number }) => number)],
});

/** The number of the event that opened a fiscal year; an opened year stays open to acts for ever, so nobody need wait for it. */
export const openingOf = (year: number) => ({ ...opening.of(String(year)), lasting: true });

interface StatusSet {
  readonly status: BudgetStatus;
  readonly number: number;
}

/** How far the budget of a year has come: at most one entry for each status, those that were corrected are gone. */
export const budgetStatus = model('budget status', 'fiscal-year', {
  initial: [] as readonly StatusSet[],
  on: (when) => [
    when(budgetStatusSet, (set, { status }, { number }) => [...set, { status, number }]),
    when(eventCorrected, (set, { eventNumber }) => set.filter(({ number }) => number !== eventNumber)),
  ],
});
