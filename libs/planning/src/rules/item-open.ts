import type { Rejection } from '#kernel';
import type { ItemState } from '../item/item.model.js';
import { reject } from '../language.js';
import { stillHolds } from './still-holds.js';

/** R5: on an item whose consensus is recorded nothing is added any more; whoever wants to speak on brings a new item. */
export function itemIsOpen(itemId: string, item: ItemState | undefined): Rejection | undefined {
  const withdrawn = stillHolds('item', [[itemId, item]]);
  if (withdrawn) return withdrawn;
  return item?.consensus === undefined
    ? undefined
    : reject('item-closed', { itemId, by: item.consensus }, [item.consensus]);
}
