import { Cents, Ref } from '#kernel';
import type { Tag } from '#kernel';
import { tag } from '../language.js';
import type { LineBinding } from './line-movement.js';

/** With the line and its cover group each of them is two tags: an event names at most six lines. */
export const MAX_LINES = 6;

/** What an act wants on a budget line, whose key holds the year. */
export class LineAmount {
  @Ref('budget-line') budgetLineId!: string;
  @Cents({ min: 0 }) amountCents!: number;
}

/** The tags of the lines an event moves, and of the groups that cover them (rule R3). */
export function tagsOfLines(
  lines: readonly Pick<LineBinding, 'budgetLineId' | 'coverGroupId'>[],
): (Tag | undefined)[] {
  return lines.flatMap(({ budgetLineId, coverGroupId }) => [
    tag('budget-line', budgetLineId),
    coverGroupId === undefined ? undefined : tag('cover-group', coverGroupId),
  ]);
}
