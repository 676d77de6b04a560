import { Code, Ref, Text, Title, Whole } from '#kernel';
import { event, tag } from '../language.js';

/** A tree deeper than this no concept has; whoever climbs from a goal to its root takes at most so many steps. */
export const MAX_GOAL_LEVEL = 10;

/** A goal of social planning. Goals are data: every concept has its own, and they form a tree. */
export class AdoptGoal {
  @Title() title!: Text;
  /** The wording as it was adopted. */
  @Text({ optional: true }) description?: Text;
  /** The goal this one makes concrete; absent at the root of a tree. */
  @Ref('goal', { optional: true }) parentId?: string;
  /** Its number in the concept, e.g. 3.2. */
  @Code({ max: 20, optional: true }) outlineNo?: string;
  /** The concept or resolution it stands in. */
  @Text({ max: 500, optional: true }) source?: Text;
  @Ref('decision', { optional: true }) decisionId?: string;
}

/** The goal and how deep it stands in its tree; a root stands on level 1. */
class Goal extends AdoptGoal {
  @Whole({ min: 1, max: MAX_GOAL_LEVEL }) level!: number;
}

export const goalAdopted = event('goal-adopted', 1, Goal, {
  label: { de: 'Ziel beschlossen', en: 'Goal adopted' },
  tells: { de: 'Ziel[ {outlineNo}] „{title}“ beschlossen', en: 'Goal[ {outlineNo}] “{title}” adopted' },
  subject: 'goal',
  creates: true,
  tags: ({ parentId, decisionId }) => [
    parentId === undefined ? undefined : tag('goal', parentId),
    decisionId === undefined ? undefined : tag('decision', decisionId),
  ],
});
