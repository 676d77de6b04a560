import { rowsAfter } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import { callClosed, callOpened, eventCorrected } from '#planning';
import { calls } from './calls.read-model.js';

const [id, cycleId, needId] = ['1', '2', '3'].map((last) => `00000000-0000-7000-8000-00000000000${last}`) as [
  string,
  string,
  string,
];
const opened = callOpened.of(id, {
  title: 'Nachbarschaft 2027',
  description: 'Gesucht werden Projekte für Begegnung.',
  cycleId,
  guidelineVersionId: `${needId}.v1`,
  opensOn: '2027-03-01',
  closesOn: '2027-03-31',
  kinds: ['project'],
  needIds: [needId],
});
const closed = callClosed.of(id, { callId: id });
const correcting = (eventNumber: number, { type, subject, tags }: Happened) =>
  eventCorrected.of(String(eventNumber), {
    eventNumber,
    eventType: type,
    eventSubject: subject,
    eventTags: [...tags],
  });

describe('the register of calls', () => {
  it('shows from when to when one can apply, and for what', () => {
    expect(rowsAfter(calls, opened).get(id)).toEqual({
      title: 'Nachbarschaft 2027',
      description: 'Gesucht werden Projekte für Begegnung.',
      cycleId,
      guidelineVersionId: `${needId}.v1`,
      opensOn: '2027-03-01',
      closesOn: '2027-03-31',
      kinds: ['project'],
      needIds: [needId],
      availableCents: null,
      closedOn: null,
      correctedBy: null,
    });
  });

  it('shows that it was closed, as long as that holds', () => {
    expect(rowsAfter(calls, opened, closed).get(id)).toMatchObject({ closedOn: '2027-03-15' });
    expect(rowsAfter(calls, opened, closed, correcting(2, closed)).get(id)).toMatchObject({
      closedOn: null,
      correctedBy: null,
    });
    expect(rowsAfter(calls, opened, closed, correcting(1, opened)).get(id)).toMatchObject({
      closedOn: '2027-03-15',
      correctedBy: 3,
    });
  });
});
