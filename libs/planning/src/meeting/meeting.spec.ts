import { validate } from '#kernel';
import { stories } from '#kernel/testing';
import { planning } from '../acts.js';
import { bodyEstablished } from '../body/body-established.event.js';
import { memberAppointed } from '../body/member-appointed.event.js';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { personRegistered } from '../person/person-registered.event.js';
import { attendanceRecorded } from './attendance-recorded.event.js';
import { conveneMeeting } from './convene-meeting.act.js';
import { meetingConvened } from './meeting-convened.event.js';
import { presentAt } from './meeting.model.js';
import type { MeetingState } from './meeting.model.js';
import { recordAttendance } from './record-attendance.act.js';

const given = stories(planning);
const idOf = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const [group, erika, max, march, fresh] = [idOf(1), idOf(2), idOf(3), idOf(4), idOf(9)];

const meeting = {
  bodyId: group,
  heldOn: '2027-03-15',
  agenda: [{ title: 'Kriterien' }, { title: 'Empfehlung' }],
};
const established = bodyEstablished.of(group, {
  name: 'Steuerungsgruppe',
  kind: 'steering-group',
  mandates: [],
  decisionRule: 'consensus',
  quorumShare: { numerator: 1, denominator: 2 },
});
const persons = [
  personRegistered.of(erika, { pseudonym: 'P-017' }),
  personRegistered.of(max, { pseudonym: 'P-018' }),
];
const convened = meetingConvened.of(march, meeting);
const member = (until: string) =>
  memberAppointed.of(group, {
    bodyId: group,
    personId: erika,
    sector: 'politics',
    expertKind: 'none',
    voting: true,
    inPerson: true,
    from: '2027-01-01',
    until,
  });

describe('convene-meeting', () => {
  it('stands with the meeting and its body', () => {
    given(established)
      .when(conveneMeeting, meeting, { id: fresh })
      .then({
        type: 'meeting-convened',
        version: 1,
        subject: `meeting:${fresh}`,
        tags: [`body:${group}`, `meeting:${fresh}`],
        data: meeting,
      });
  });

  it('gives members of a written procedure at least the day it begins on', () => {
    given(established)
      .when(conveneMeeting, { ...meeting, answersDueOn: '2027-03-15' })
      .events();
    given(established)
      .when(conveneMeeting, { ...meeting, answersDueOn: '2027-03-14' })
      .thenRefused('period-reversed', { from: '2027-03-15', until: '2027-03-14' });
  });

  it('takes an agenda of one to a hundred places', () => {
    const agenda = (length: number) => Array.from({ length }, () => ({ title: 'Bericht' }));
    expect(
      [0, 1, 100, 101].map(
        (length) => validate(conveneMeeting.input, { ...meeting, agenda: agenda(length) }).ok,
      ),
    ).toEqual([false, true, true, false]);
  });

  it('refuses a body that was established by mistake', () => {
    const corrected = eventCorrected.of('1', {
      eventNumber: 1,
      eventType: established.type,
      eventSubject: established.subject,
      eventTags: [...established.tags],
    });
    given(established, corrected)
      .when(conveneMeeting, meeting)
      .thenRefused('entry-corrected', { kind: 'body', id: group, by: 2 });
  });
});

describe('record-attendance', () => {
  const substituted = { meetingId: march, present: [{ personId: max, forPersonId: erika }] };

  it('stands with the meeting', () => {
    given(established, ...persons, convened)
      .when(recordAttendance, { meetingId: march, present: [{ personId: erika }] })
      .then({
        type: 'attendance-recorded',
        version: 1,
        subject: `meeting:${march}`,
        tags: [`meeting:${march}`],
        data: { meetingId: march, present: [{ personId: erika }] },
      });
  });

  it('knows who substitutes for a member on the last day in office', () => {
    given(established, ...persons, member('2027-03-15'), convened)
      .when(recordAttendance, substituted)
      .then(attendanceRecorded.of(march, substituted));
  });

  it('stores with what it contradicts that somebody substituted for one who has left (R5)', () => {
    const [event] = given(established, ...persons, member('2027-03-14'), convened)
      .when(recordAttendance, substituted)
      .events();
    expect(event?.data).toMatchObject({
      contradicts: [{ rule: 'R5', code: 'not-a-voting-member', restsOn: [4] }],
    });
  });

  it('is stored for a meeting that was convened by mistake, as a finding (R16)', () => {
    const corrected = eventCorrected.of('4', {
      eventNumber: 4,
      eventType: convened.type,
      eventSubject: convened.subject,
      eventTags: [...convened.tags],
    });
    const [event] = given(established, ...persons, convened, corrected)
      .when(recordAttendance, { meetingId: march, present: [] })
      .events();
    expect(event?.data).toMatchObject({ contradicts: [{ rule: 'R16', code: 'entry-corrected' }] });
  });

  it('may be for one place of the agenda, and does not end before it begins', () => {
    const there = (fromItem: number, toItem: number) =>
      given(established, ...persons, convened).when(recordAttendance, {
        meetingId: march,
        present: [{ personId: erika, fromItem, toItem }],
      });
    there(2, 2).events();
    there(2, 1).thenRefused('attendance-reversed', { personId: erika });
  });
});

describe('who was there at a place of the agenda', () => {
  const state: MeetingState = {
    number: 1,
    bodyId: group,
    heldOn: '2027-03-15',
    agendaLength: 4,
    attendance: [
      { present: [], number: 2 },
      { present: [{ personId: erika, fromItem: 2, toItem: 3 }, { personId: max }], number: 3 },
    ],
  };

  it.each([
    [1, [max]],
    [2, [erika, max]],
    [3, [erika, max]],
    [4, [max]],
  ])('at %d, as the last record says', (agendaNo, expected) => {
    expect(presentAt(state, agendaNo).map(({ personId }) => personId)).toEqual(expected);
  });
});
