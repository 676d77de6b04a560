import { project, readModel } from '#kernel';
import { attendanceRecorded, eventCorrected, meetingConvened } from '#planning';
import { correctedBy, correctedSubject } from '../corrections.js';

/** One record of who was there. */
interface Recorded {
  readonly number: number;
  readonly present: readonly object[];
}

/** The meetings of bodies. */
export const meetings = readModel('meetings', {
  label: { de: 'Sitzungen', en: 'Meetings' },
  version: 1,
  columns: {
    bodyId: { type: 'code', label: { de: 'Gremium', en: 'Body' } },
    heldOn: { type: 'day', label: { de: 'Am', en: 'On' } },
    answersDueOn: { type: 'day', label: { de: 'Umlaufverfahren bis', en: 'Written procedure until' } },
    place: { type: 'text', label: { de: 'Ort', en: 'Place' } },
    agenda: { type: 'json', label: { de: 'Tagesordnung', en: 'Agenda' } },
    attendance: {
      type: 'json',
      label: { de: 'Anwesenheit, die letzte Erfassung gilt', en: 'Attendance; the last record holds' },
    },
    correctedBy,
  },
  indexed: ['bodyId'],
  on: ({ put, patch }) => [
    project(meetingConvened, ({ bodyId, heldOn, answersDueOn, place, agenda }, _, id) => [
      put(id, {
        bodyId,
        heldOn,
        answersDueOn: answersDueOn ?? null,
        place: place ?? null,
        agenda,
        attendance: [],
        correctedBy: null,
      }),
    ]),
    project(attendanceRecorded, ({ present }, { number }, id) => [
      patch(id, ({ attendance }) => ({
        attendance: [...(attendance as readonly Recorded[]), { number, present }],
      })),
    ]),
    project(eventCorrected, (data, { number }) => {
      const convened = correctedSubject(meetingConvened, data);
      if (convened !== undefined) return [patch(convened, { correctedBy: number })];
      const recorded = correctedSubject(attendanceRecorded, data);
      if (recorded === undefined) return [];
      const holds = (entry: Recorded): boolean => entry.number !== data.eventNumber;
      return [
        patch(recorded, ({ attendance }) => ({
          attendance: (attendance as readonly Recorded[]).filter(holds),
        })),
      ];
    }),
  ],
});
