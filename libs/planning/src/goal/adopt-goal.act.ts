import { act } from '#kernel';
import { reject } from '../language.js';
import { stillHolds } from '../rules/still-holds.js';
import { AdoptGoal, goalAdopted, MAX_GOAL_LEVEL } from './goal-adopted.event.js';
import { goalState } from './goal.model.js';

/**
 * Adopts a goal of social planning. Which goals there are is for the municipality to say: they are a tree of its own
 * making (§ 1 SGB VIII, § 1 SGB IX and § 1 SGB XII give the aims of the law; to be checked).
 */
export const adoptGoal = act('adopt-goal', AdoptGoal, {
  label: { de: 'Ziel beschließen', en: 'Adopt goal' },
  makes: [goalAdopted],
  example: {
    title: 'Teilhabe für alle',
    description: 'Alle Menschen können am Leben der Stadt teilhaben.',
    outlineNo: '1',
    source: 'Konzept Kooperative Sozialplanung Musterstadt',
  },
  reads: ({ parentId }) => ({ parent: parentId === undefined ? undefined : goalState.of(parentId) }),
  decide: ({ parent }, input, { id }) => {
    const { parentId = '' } = input;
    const refusal = stillHolds('goal', [[parentId, parent]]);
    if (refusal) return refusal;
    const level = (parent?.level ?? 0) + 1;
    if (level > MAX_GOAL_LEVEL)
      return reject(
        'goal-tree-too-deep',
        { parentId, level, most: MAX_GOAL_LEVEL },
        parent && [parent.number],
      );
    return goalAdopted.of(id, { ...input, level });
  },
});
