import { act } from '#kernel';
import { reject } from '../language.js';
import { dayOf } from '../meeting/meeting.model.js';
import { itemIsOpen } from '../rules/item-open.js';
import { speaksForItself } from '../rules/own-voice.js';
import { hasVotingSeat } from '../rules/voting-seat.js';
import { itemState } from './item.model.js';
import { positionTaken, TakePosition } from './position-taken.event.js';
import { deliberationOf, voicesOn } from './voices.js';

/**
 * Takes a position on an item: agree, stand aside, or object. It can be changed until the consensus is recorded; the last
 * one counts (rule R5). Only a human being has one.
 */
export const takePosition = act('take-position', TakePosition, {
  label: { de: 'Position beziehen', en: 'Take position' },
  makes: [positionTaken],
  needsPerson: true,
  example: {
    itemId: '01890a5d-ac96-774b-bcce-b302099a8301',
    personId: '01890a5d-ac96-774b-bcce-b302099a8057',
    position: 'agree',
  },
  reads: ({ itemId }) => ({ item: itemState.of(itemId) }),
  thenReads: ({ item }) => deliberationOf(item),
  decide: ({ item, meeting, members = [] }, input, context) => {
    const { itemId, personId } = input;
    const refusal = speaksForItself(personId, context) ?? itemIsOpen(itemId, item);
    if (refusal) return refusal;
    if (!item || !meeting) return reject('unknown-id', { field: '/itemId', kind: 'item', id: itemId });
    const { answersDueOn } = meeting;
    const { effectiveOn } = context;
    if (answersDueOn !== undefined && effectiveOn > answersDueOn)
      return reject('answer-too-late', { answersDueOn, effectiveOn }, [meeting.number]);
    const recused = item.recusals.find((each) => each.personId === personId && each.grantIds === undefined);
    if (recused) return reject('member-is-recused', { personId, itemId }, [recused.number]);
    const substituted = voicesOn(item, meeting).find((voice) => voice.personId === personId)?.memberId;
    const seat = { personId: substituted ?? personId, bodyId: item.bodyId, on: dayOf(meeting) };
    return hasVotingSeat(members, seat) ?? positionTaken.of(itemId, input);
  },
});
