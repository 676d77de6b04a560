import { bodyMembers } from '../body/body.model.js';
import type { Member } from '../body/body.model.js';
import { dayOf, meetingState, presentAt } from '../meeting/meeting.model.js';
import type { MeetingState } from '../meeting/meeting.model.js';
import type { Voice } from '../rules/consensus.js';
import { votingMembersOn } from '../rules/voting-seat.js';
import type { ItemState } from './item.model.js';

/** What an act on an item reads once it knows the item: the meeting it is deliberated in, and the members of the body. */
export function deliberationOf(item: ItemState | undefined) {
  return {
    meeting: item && meetingState.of(item.meetingId),
    members: item && bodyMembers.of(item.bodyId),
  };
}

/** The voting members on the day of the item. */
export function votingIds(members: readonly Member[], meeting: MeetingState): string[] {
  return [...new Set(votingMembersOn(members, dayOf(meeting)).map(({ personId }) => personId))];
}

/** Who speaks for whom: those present at the item, or in a written procedure those who answered. */
export function voicesOn(item: ItemState, meeting: MeetingState): Voice[] {
  if (meeting.answersDueOn !== undefined) {
    return [...new Set(item.positions.map(({ personId }) => personId))].map((personId) => ({
      memberId: personId,
      personId,
    }));
  }
  return presentAt(meeting, item.agendaNo).map(({ personId, forPersonId }) => ({
    memberId: forPersonId ?? personId,
    personId,
  }));
}
