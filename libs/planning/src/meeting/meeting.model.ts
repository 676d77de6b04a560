import type { Leaf } from '#kernel';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { attendanceRecorded } from './attendance-recorded.event.js';
import type { RecordAttendance } from './attendance-recorded.event.js';
import { meetingConvened } from './meeting-convened.event.js';

/** Who was there, as one record says. */
export interface AttendanceRecord {
  readonly present: Leaf<RecordAttendance>['present'];
  readonly number: number;
}

export interface MeetingState {
  readonly number: number;
  readonly bodyId: string;
  readonly heldOn: string;
  /** In a written procedure only. */
  readonly answersDueOn?: string;
  readonly agendaLength: number;
  /** In the order of recording: the last one holds. */
  readonly attendance: readonly AttendanceRecord[];
  readonly correctedBy?: number;
}

export const meetingState = model('meeting', 'meeting', {
  initial: undefined as MeetingState | undefined,
  on: (when) => [
    when(meetingConvened, (_, { bodyId, heldOn, answersDueOn, agenda }, { number }) => ({
      number,
      bodyId,
      heldOn,
      ...(answersDueOn === undefined ? {} : { answersDueOn }),
      agendaLength: agenda.length,
      attendance: [],
    })),
    when(
      attendanceRecorded,
      (meeting, { present }, { number }) =>
        meeting && { ...meeting, attendance: [...meeting.attendance, { present, number }] },
    ),
    when(
      eventCorrected,
      (meeting, { eventNumber }, { number }) => meeting && withdrawn(meeting, eventNumber, number),
    ),
  ],
});

function withdrawn(meeting: MeetingState, eventNumber: number, by: number): MeetingState {
  if (meeting.number === eventNumber) return { ...meeting, correctedBy: by };
  return { ...meeting, attendance: meeting.attendance.filter(({ number }) => number !== eventNumber) };
}

/** The day on which membership and conflicts count: that of the meeting, or the last one of a written procedure. */
export function dayOf({ heldOn, answersDueOn }: Pick<MeetingState, 'heldOn' | 'answersDueOn'>): string {
  return answersDueOn ?? heldOn;
}

/** Who was there at a place of the agenda, as the last record says. */
export function presentAt({ attendance }: MeetingState, agendaNo: number): AttendanceRecord['present'] {
  const present = attendance.at(-1)?.present ?? [];
  return present.filter(
    ({ fromItem = agendaNo, toItem = agendaNo }) => fromItem <= agendaNo && agendaNo <= toItem,
  );
}
