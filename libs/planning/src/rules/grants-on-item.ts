import type { Rejection } from '#kernel';
import { grantsOf } from '../item/item.model.js';
import type { ItemState } from '../item/item.model.js';
import { canConflict } from '../item/item.terms.js';
import { reject } from '../language.js';

/** What is said of single grants of an item is said of grants it is about. */
export function grantsAreOnItem(
  itemId: string,
  item: ItemState,
  grantIds: readonly string[],
): Rejection | undefined {
  const stranger = grantIds.find((id) => !grantsOf(item).includes(id));
  return stranger === undefined
    ? undefined
    : reject('grant-not-on-item', { itemId, grantId: stranger }, [item.number]);
}

/** R6: nobody is conflicted on needs, criteria and targets, which concern all; so nobody is recused there. */
export function itemCanConflict(itemId: string, { kind, number }: ItemState): Rejection | undefined {
  return canConflict(kind) ? undefined : reject('item-never-conflicts', { itemId, kind }, [number]);
}
