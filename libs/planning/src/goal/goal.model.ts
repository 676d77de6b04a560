import { eventCorrected } from '../correction/event-corrected.event.js';
import { model, tag } from '../language.js';
import { goalAdopted } from './goal-adopted.event.js';

interface GoalState {
  readonly number: number;
  readonly level: number;
  readonly correctedBy?: number;
}

/** Where a goal stands in its tree, and whether it still holds. Events of the goals below it carry its tag too. */
export const goalState = model('goal', 'goal', {
  initial: undefined as GoalState | undefined,
  on: (when) => [
    when(goalAdopted, (goal, { level }, { subject, number }, id) =>
      subject === tag('goal', id) ? { number, level } : goal,
    ),
    when(eventCorrected, (goal, { eventNumber }, { number }) =>
      goal?.number === eventNumber ? { ...goal, correctedBy: number } : goal,
    ),
  ],
});
