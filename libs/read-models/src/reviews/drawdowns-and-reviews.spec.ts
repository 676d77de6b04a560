import { rowsAfter } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import { drawdownCertified, drawdownRequested, eventCorrected, reviewAccepted, reviewFiled } from '#planning';
import { drawdowns } from '../drawdowns/drawdowns.read-model.js';
import { reviews } from './reviews.read-model.js';

const [id, grant, erika, max] = [1, 2, 3, 4].map(
  (last) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`,
) as [string, string, string, string];
const correcting = (eventNumber: number, { type, subject, tags }: Happened) =>
  eventCorrected.of(String(eventNumber), {
    eventNumber,
    eventType: type,
    eventSubject: subject,
    eventTags: [...tags],
  });

describe('the register of drawdowns', () => {
  const requested = drawdownRequested.of(id, {
    grantId: grant,
    amountCents: 500_00,
    purposeUntil: '2027-06-15',
    intake: 'paper',
    caller: `person:${max}`,
    forPersonId: erika,
  });
  const certified = drawdownCertified.of(id, {
    drawdownId: id,
    grantId: grant,
    amountCents: 450_00,
    factually: true,
    arithmetically: true,
    certifier: `person:${max}`,
  });
  const rowAfter = (...happened: readonly Happened[]) => rowsAfter(drawdowns, ...happened).get(id);

  it('shows who called for whom, and what was certified of it', () => {
    expect(rowAfter(requested)).toMatchObject({
      amountCents: 500_00,
      caller: `person:${max}`,
      forPersonId: erika,
      certifiedCents: null,
    });
    expect(rowAfter(requested, certified)).toMatchObject({ certifiedCents: 450_00, certifiedBy: 2 });
  });

  it('shows a corrected certification as none, and marks a corrected drawdown', () => {
    expect(rowAfter(requested, certified, correcting(2, certified))).toMatchObject({
      certifiedCents: null,
      certifier: null,
      correctedBy: null,
    });
    expect(rowAfter(requested, correcting(1, requested))).toMatchObject({ correctedBy: 2 });
  });
});

describe('the register of reviews', () => {
  const filed = reviewFiled.of(id, {
    grantId: grant,
    period: { from: '2027-01-01', until: '2027-12-31' },
    findings: [
      {
        targetVersionId: `${grant}.v1`,
        indicator: 'kinder',
        value: '41',
        numerator: '2',
        denominator: '41',
        rating: 2,
        text: 'Erreicht.',
      },
    ],
    consequence: 'continue',
    learning: 'Früher beginnen.',
    reviewer: `person:${erika}`,
  });
  const accepted = reviewAccepted.of(id, { reviewId: id });
  const rowAfter = (...happened: readonly Happened[]) => rowsAfter(reviews, ...happened).get(id);

  it('shows what was found, without the numbers that can tell of single people', () => {
    expect(rowAfter(filed)).toMatchObject({
      targetVersionIds: [`${grant}.v1`],
      findings: [{ indicator: 'kinder', value: '41', rating: 2 }],
      acceptedBy: null,
    });
    expect(JSON.stringify(rowAfter(filed))).not.toContain('denominator');
  });

  it('shows who accepted it when, and a corrected acceptance as none', () => {
    expect(rowAfter(filed, accepted)).toMatchObject({ acceptedBy: 2, acceptedOn: '2027-03-15' });
    expect(rowAfter(filed, accepted, correcting(2, accepted))).toMatchObject({ acceptedBy: null });
    expect(rowAfter(filed, correcting(1, filed))).toMatchObject({ correctedBy: 2 });
  });
});
