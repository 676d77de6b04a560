import { idOf } from '#kernel';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { budgetLineOpened, coverGroupId } from './budget-line-opened.event.js';

/** A line at a budget position. */
export interface LineAtPosition {
  readonly budgetLineId: string;
  readonly year: number;
  readonly costCentre?: string;
  readonly coverGroupId?: string;
  readonly number: number;
}

/** Which lines a place of the budget has in which years. Lines that were opened by mistake are gone. */
export const budgetPosition = model('lines of a budget position', 'budget-position', {
  initial: [] as readonly LineAtPosition[],
  on: (when) => [
    when(budgetLineOpened, (lines, data, { subject, number }) => {
      const { year, costCentre } = data;
      const group = coverGroupId(data);
      const line = {
        budgetLineId: idOf(subject),
        year,
        ...(costCentre === undefined ? {} : { costCentre }),
        ...(group === undefined ? {} : { coverGroupId: group }),
        number,
      };
      return [...lines, line];
    }),
    when(eventCorrected, (lines, { eventNumber }) => lines.filter(({ number }) => number !== eventNumber)),
  ],
});
