import { act } from '#kernel';
import { reject } from '../language.js';
import { grantsAreOnItem, itemCanConflict } from '../rules/grants-on-item.js';
import { itemIsOpen } from '../rules/item-open.js';
import { speaksForItself } from '../rules/own-voice.js';
import { conflictDeclared, DeclareConflict } from './conflict-declared.event.js';
import { itemState } from './item.model.js';

/**
 * Declares, before the deliberation, that one's own interest speaks against taking part (§ 25 Abs. 4 HGO; to be checked).
 * From then on nobody counts the person unless it is recused first (rule R6).
 */
export const declareConflict = act('declare-conflict', DeclareConflict, {
  label: { de: 'Interessenwiderstreit anzeigen', en: 'Declare conflict' },
  makes: [conflictDeclared],
  needsPerson: true,
  example: {
    itemId: '01890a5d-ac96-774b-bcce-b302099a8301',
    personId: '01890a5d-ac96-774b-bcce-b302099a8057',
    organisationId: '01890a5d-ac96-774b-bcce-b302099a8061',
  },
  reads: ({ itemId }) => ({ item: itemState.of(itemId) }),
  decide: ({ item }, input, context) => {
    const { itemId, personId, grantIds = [] } = input;
    const refusal = speaksForItself(personId, context) ?? itemIsOpen(itemId, item);
    if (refusal) return refusal;
    if (!item) return reject('unknown-id', { field: '/itemId', kind: 'item', id: itemId });
    return (
      itemCanConflict(itemId, item) ??
      grantsAreOnItem(itemId, item, grantIds) ??
      conflictDeclared.of(itemId, input)
    );
  },
});
