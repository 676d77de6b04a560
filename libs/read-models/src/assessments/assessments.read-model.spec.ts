import { rowsAfter } from '#kernel/testing';
import { applicationAssessed, eventCorrected } from '#planning';
import { assessments } from './assessments.read-model.js';

const id = '00000000-0000-7000-8000-000000000001';
const grantId = '00000000-0000-7000-8000-000000000002';
const criterionVersionId = '00000000-0000-7000-8000-000000000003.v2';
const items = [
  { criterionVersionId, met: 'partly' as const, score: 3, reason: 'Mit Besucherinnen geplant.' },
];
const assessed = applicationAssessed.of(id, { grantId, items });

describe('the register of assessments', () => {
  it('shows what was found by each criterion', () => {
    expect(rowsAfter(assessments, assessed).get(id)).toEqual({
      grantId,
      criterionVersionIds: [criterionVersionId],
      items,
      assessorId: null,
      assessedOn: '2027-03-15',
      correctedBy: null,
    });
  });

  it('marks one that was corrected', () => {
    const corrected = eventCorrected.of('1', {
      eventNumber: 1,
      eventType: assessed.type,
      eventSubject: assessed.subject,
      eventTags: [...assessed.tags],
    });
    expect(rowsAfter(assessments, assessed, corrected).get(id)).toMatchObject({ correctedBy: 2 });
  });
});
