import { rowsAfter } from '#kernel/testing';
import { eventCorrected, grantAppliedFor, grantTakenOver } from '#planning';
import { grants } from './grants.read-model.js';

const id = '00000000-0000-7000-8000-000000000001';
const line = '00000000-0000-7000-8000-000000000002';
const known = {
  externalNo: '37874',
  recipient: { name: 'Träger A' },
  authority: 'Fachdienst Soziales',
  purpose: 'Offener Treff',
  amountCents: 500_00,
  source: { fileSha256: 'a'.repeat(64), line: 2 },
};
const bound = grantTakenOver.of(id, {
  ...known,
  year: 2010,
  budgetLine: { product: '4450', account: '684.13' },
  budgetJoin: 'own-year',
  lines: [{ budgetLineId: line, year: 2010, amountCents: 500_00, boundDeltaCents: 500_00 }],
});

describe('the register of grants', () => {
  it('shows what is known of a grant taken over, and null where nothing is', () => {
    expect(rowsAfter(grants, grantTakenOver.of(id, known)).get(id)).toMatchObject({
      externalNo: '37874',
      state: 'taken-over',
      recipientId: null,
      recipientName: 'Träger A',
      kind: null,
      periodFrom: null,
      budgetJoin: null,
      budgetLineId: null,
      boundCents: 0,
      sourceLine: 2,
      contradicts: [],
    });
  });

  it('shows the line it binds', () => {
    expect(rowsAfter(grants, bound).get(id)).toMatchObject({
      budgetLineId: line,
      boundCents: 500_00,
      product: '4450',
    });
  });

  it('marks a corrected grant, which binds nothing any more', () => {
    const corrected = eventCorrected.of('1', {
      eventNumber: 1,
      eventType: bound.type,
      eventSubject: bound.subject,
      eventTags: [...bound.tags],
    });
    expect(rowsAfter(grants, bound, corrected).get(id)).toMatchObject({
      state: 'corrected',
      correctedBy: 2,
      boundCents: 0,
      amountCents: 500_00,
    });
  });

  it('shows what was applied for, by whom and with whom, and no amount granted yet', () => {
    const [applicant, partner, cycleId, measureId] = ['3', '4', '5', '6'].map(
      (last) => `00000000-0000-7000-8000-00000000000${last}`,
    ) as [string, string, string, string];
    const partners = [{ organisationId: partner, amountCents: 1_000_00, forwarding: false }];
    const applied = grantAppliedFor.of(id, {
      applicantId: applicant,
      partners,
      cycleId,
      guidelineVersionId: `${cycleId}.v1`,
      measureId,
      title: 'Café Nachbarschaft',
      description: 'Ein offenes Café.',
      kind: 'project',
      financing: 'share',
      form: 'grant',
      requestedCents: 12_000_00,
      period: { from: '2027-07-01', until: '2028-06-30' },
      plannedStartOn: '2027-08-01',
      started: false,
      plan: { eligibleCents: 15_000_00, ownCents: 3_000_00, inKindCents: 0, revenueCents: 0, thirdParty: [] },
      vatDeductible: false,
      spaceIds: ['nordstadt'],
      needIds: [measureId],
      goalIds: [cycleId],
      appliedOn: '2027-03-10',
    });
    expect(rowsAfter(grants, applied).get(id)).toMatchObject({
      state: 'applied',
      recipientId: applicant,
      organisationIds: [applicant, partner],
      purpose: 'Café Nachbarschaft',
      kind: 'project',
      form: 'grant',
      cycleId,
      callId: null,
      measureId,
      requestedCents: 12_000_00,
      amountCents: null,
      boundCents: 0,
      periodFrom: '2027-07-01',
      plannedStartOn: '2027-08-01',
      appliedOn: '2027-03-10',
      partners,
      externalNo: null,
      takenOverBy: null,
      correctedBy: null,
    });
    const corrected = eventCorrected.of('1', {
      eventNumber: 1,
      eventType: applied.type,
      eventSubject: applied.subject,
      eventTags: [...applied.tags],
    });
    expect(rowsAfter(grants, applied, corrected).get(id)).toMatchObject({
      state: 'corrected',
      correctedBy: 2,
    });
  });
});
