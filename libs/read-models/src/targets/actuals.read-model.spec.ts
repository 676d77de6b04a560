import type { DecidedEvent } from '#kernel';
import { rowsAfter } from '#kernel/testing';
import { actualReported, actualVerified, eventCorrected } from '#planning';
import { actuals } from './actuals.read-model.js';

const [id, target, erika, max] = [1, 2, 3, 4].map(
  (last) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`,
) as [string, string, string, string];

const reported = actualReported.of(id, {
  targetVersionId: `${target}.v1`,
  indicator: 'kinder',
  period: { start: '2027-01-01', end: '2027-12-31' },
  value: '37',
  measuredOn: '2027-03-01',
  reporter: `person:${erika}`,
});
const verified = actualVerified.of(id, {
  actualId: id,
  targetVersionId: `${target}.v1`,
  verifier: `person:${max}`,
});
const correcting = (eventNumber: number, { type, subject, tags }: DecidedEvent) =>
  eventCorrected.of(String(eventNumber), {
    eventNumber,
    eventType: type,
    eventSubject: subject,
    eventTags: [...tags],
  });
const rowAfter = (...events: DecidedEvent[]) => rowsAfter(actuals, ...events).get(id);

describe('the register of actuals', () => {
  it('shows what was reported by whom, and who confirmed it', () => {
    expect(rowAfter(reported)).toMatchObject({
      targetId: target,
      value: '37',
      reporter: `person:${erika}`,
      verifier: null,
    });
    expect(rowAfter(reported, verified)).toMatchObject({
      verifier: `person:${max}`,
      verifiedBy: 2,
      verifiedOn: '2027-03-15',
    });
  });

  it('shows a corrected verification as none, and marks a corrected actual', () => {
    expect(rowAfter(reported, verified, correcting(2, verified))).toMatchObject({
      verifier: null,
      verifiedBy: null,
      correctedBy: null,
    });
    expect(rowAfter(reported, correcting(1, reported))).toMatchObject({ correctedBy: 2 });
  });
});
