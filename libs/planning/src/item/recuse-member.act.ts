import { act } from '#kernel';
import { reject } from '../language.js';
import { grantsAreOnItem, itemCanConflict } from '../rules/grants-on-item.js';
import { itemIsOpen } from '../rules/item-open.js';
import { itemState } from './item.model.js';
import type { ItemState } from './item.model.js';
import { memberRecused, RecuseMember } from './member-recused.event.js';

/**
 * Excludes a person from deliberation and decision on an item, or on single grants of it (§ 25 HGO; to be checked), with
 * the reason. It counts neither for quorum nor for consensus (rules R5, R6).
 */
export const recuseMember = act('recuse-member', RecuseMember, {
  label: { de: 'Mitglied ausschließen', en: 'Recuse member' },
  makes: [memberRecused],
  needsReason: true,
  example: {
    itemId: '01890a5d-ac96-774b-bcce-b302099a8301',
    personId: '01890a5d-ac96-774b-bcce-b302099a8057',
    grantIds: ['01890a5d-ac96-774b-bcce-b302099a8401'],
  },
  reads: ({ itemId }) => ({ item: itemState.of(itemId) }),
  decide: ({ item }, input) => {
    const { itemId, personId, grantIds = [] } = input;
    const refusal = itemIsOpen(itemId, item);
    if (refusal) return refusal;
    if (!item) return reject('unknown-id', { field: '/itemId', kind: 'item', id: itemId });
    const unfit = itemCanConflict(itemId, item) ?? grantsAreOnItem(itemId, item, grantIds);
    if (unfit) return unfit;
    const before = recusedBefore(item, input);
    if (before.length > 0) return reject('already-recused', { personId, itemId }, before);
    return memberRecused.of(itemId, input);
  },
});

/** The recusals that say already all that this one would; none where it adds something. */
function recusedBefore({ recusals }: ItemState, { personId, grantIds }: RecuseMember): number[] {
  const own = recusals.filter((each) => each.personId === personId);
  const covering = (id: string | undefined) =>
    own.find((each) => each.grantIds === undefined || (id !== undefined && each.grantIds.includes(id)));
  const found = (grantIds ?? [undefined]).map((id) => covering(id)?.number);
  const numbers = found.filter((number) => number !== undefined);
  return numbers.length === found.length ? [...new Set(numbers)] : [];
}
