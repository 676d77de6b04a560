import { Each, Ref, Whole } from '#kernel';
import { Contradiction } from '../contradiction.js';
import { event } from '../language.js';
import { MAX_AGENDA } from './meeting-convened.event.js';

/** Somebody who was there, for the whole meeting or from one place of the agenda to another, both included. */
class Attendant {
  @Ref('person') personId!: string;
  /** The member for whom a substitute was there. */
  @Ref('person', { optional: true }) forPersonId?: string;
  @Whole({ min: 1, max: MAX_AGENDA, optional: true }) fromItem?: number;
  @Whole({ min: 1, max: MAX_AGENDA, optional: true }) toItem?: number;
}

export class RecordAttendance {
  @Ref('meeting') meetingId!: string;
  /** Everybody who was there: a later record replaces an earlier one. Somebody who came back is named twice. */
  @Each(() => Attendant) present!: Attendant[];
}

class Attendance extends RecordAttendance {
  @Each(() => Contradiction, { optional: true }) contradicts?: Contradiction[];
}

/** The persons have no tags of their own: there can be more of them than an event has tags. */
export const attendanceRecorded = event('attendance-recorded', 1, Attendance, {
  label: { de: 'Anwesenheit erfasst', en: 'Attendance recorded' },
  tells: { de: 'Anwesenheit erfasst', en: 'Attendance recorded' },
  subject: 'meeting',
});
