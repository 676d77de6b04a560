import type { DecidedEvent } from '#kernel';
import { rowsAfter } from '#kernel/testing';
import { eventCorrected, needAssessed, needIdentified } from '#planning';
import { needs } from './needs.read-model.js';

const id = '00000000-0000-7000-8000-000000000001';
const identified = needIdentified.of(id, {
  title: 'Ganztagsplätze',
  description: 'Plätze fehlen.',
  kind: 'new',
  spaceIds: ['nordstadt'],
  reportedBy: { sector: 'concerned', personId: id },
});
const graded = (urgency: 'low' | 'high') => needAssessed.of(id, { needId: id, urgency });
const correcting = (eventNumber: number, { type, subject, tags }: DecidedEvent) =>
  eventCorrected.of(String(eventNumber), {
    eventNumber,
    eventType: type,
    eventSubject: subject,
    eventTags: [...tags],
  });
const rowAfter = (...events: DecidedEvent[]) => rowsAfter(needs, ...events).get(id);

describe('the register of needs', () => {
  it('shows a need, and only inside which person raised it', () => {
    expect(rowAfter(identified)).toMatchObject({
      title: 'Ganztagsplätze',
      urgency: null,
      spaceIds: ['nordstadt'],
      reportedBySector: 'concerned',
      cycleId: null,
    });
    expect(needs.columns.reportedByPersonId).toMatchObject({ publicity: 'internal' });
  });

  it('shows the last grade, and the one before it once that was corrected', () => {
    expect(rowAfter(identified, graded('low'), graded('high'))).toMatchObject({ urgency: 'high' });
    expect(rowAfter(identified, graded('low'), graded('high'), correcting(3, graded('high')))).toMatchObject({
      urgency: 'low',
      assessments: [{ urgency: 'low', on: '2027-03-15', number: 2 }],
      correctedBy: null,
    });
  });

  it('marks a need that was corrected', () => {
    expect(rowAfter(identified, correcting(1, identified))).toMatchObject({ correctedBy: 2 });
  });
});
