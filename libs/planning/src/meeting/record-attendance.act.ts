import { act } from '#kernel';
import { bodyMembers } from '../body/body.model.js';
import { contradiction } from '../contradiction.js';
import { reject } from '../language.js';
import { stillHolds } from '../rules/still-holds.js';
import { hasVotingSeat } from '../rules/voting-seat.js';
import { attendanceRecorded, RecordAttendance } from './attendance-recorded.event.js';
import { dayOf, meetingState } from './meeting.model.js';

/**
 * Records who was there, as the minutes say (§ 61 HGO; to be checked). A fact: that somebody substituted for one who has
 * no vote is stored and shown as a finding. Guests may be named.
 */
export const recordAttendance = act('record-attendance', RecordAttendance, {
  label: { de: 'Anwesenheit erfassen', en: 'Record attendance' },
  makes: [attendanceRecorded],
  example: {
    meetingId: '01890a5d-ac96-774b-bcce-b302099a8201',
    present: [{ personId: '01890a5d-ac96-774b-bcce-b302099a8057', fromItem: 1, toItem: 2 }],
  },
  reads: ({ meetingId }) => ({ meeting: meetingState.of(meetingId) }),
  thenReads: ({ meeting }) => ({ members: meeting && bodyMembers.of(meeting.bodyId) }),
  decide: ({ meeting, members = [] }, input) => {
    const { meetingId, present } = input;
    const reversed = present.find(({ fromItem = 1, toItem = fromItem }) => toItem < fromItem);
    if (reversed) return reject('attendance-reversed', { personId: reversed.personId });
    const seats = present.flatMap(({ forPersonId }) => forPersonId ?? []);
    const withdrawn = stillHolds('meeting', [[meetingId, meeting]]);
    const contradicts = [
      ...(withdrawn ? [contradiction(withdrawn)] : []),
      ...seats.flatMap((personId) => {
        const where = meeting && { personId, bodyId: meeting.bodyId, on: dayOf(meeting) };
        const refusal = where && hasVotingSeat(members, where);
        return refusal ? [contradiction(refusal)] : [];
      }),
    ];
    return attendanceRecorded.of(meetingId, {
      ...input,
      ...(contradicts.length === 0 ? {} : { contradicts }),
    });
  },
});
