import type { Rejection } from '#kernel';
import type { ItemState } from '../item/item.model.js';
import { reject, tag } from '../language.js';

/** R1: what is agreed rests on a consensus that was reached on an item about just this criterion. */
export function consensusOn(
  itemId: string,
  item: ItemState | undefined,
  criterionId: string,
): Rejection | undefined {
  if (item?.consensus === undefined || item.correctedBy !== undefined) {
    return reject('consensus-not-reached', { itemId }, item && [item.correctedBy ?? item.number]);
  }
  return item.about.includes(tag('criterion', criterionId))
    ? undefined
    : reject('consensus-on-another-matter', { itemId, criterionId }, [item.consensus]);
}
