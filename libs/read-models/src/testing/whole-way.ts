import type { Happened } from '#kernel/testing';
import {
  applicationAssessed,
  budgetLineOpened,
  decisionRecorded,
  eventCorrected,
  fundsCommitted,
  grantAllocated,
  grantAppliedFor,
  noticeIssued,
  paymentBooked,
  paymentOrdered,
  proofOfUseExamined,
  proofOfUseSubmitted,
  recommendationIssued,
} from '#planning';

/** A grant on its whole way: each event as it would be decided after those before it. */

export const idOf = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
export const [grant, line, other, body, decision, allocation, order, payment, proof] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9,
].map(idOf) as [string, string, string, string, string, string, string, string, string];
export const on = (budgetLineId: string, amountCents: number, boundDeltaCents = amountCents) => ({
  budgetLineId,
  year: 2027,
  amountCents,
  boundDeltaCents,
});
export const noticeNo = 'B-1';

export const opened = [line, other].map((id) =>
  budgetLineOpened.of(id, { year: 2027, product: '315101', account: '53180000', kind: 'expense' }),
);
export const applied = grantAppliedFor.of(grant, {
  applicantId: body,
  cycleId: body,
  guidelineVersionId: `${body}.v1`,
  measureId: body,
  title: 'Café Nachbarschaft',
  description: 'Ein offenes Café.',
  kind: 'project',
  financing: 'share',
  form: 'grant',
  requestedCents: 1_200_00,
  period: { from: '2027-07-01', until: '2028-06-30' },
  plannedStartOn: '2027-08-01',
  started: false,
  plan: { eligibleCents: 1_500_00, ownCents: 300_00, inKindCents: 0, revenueCents: 0, thirdParty: [] },
  vatDeductible: false,
  spaceIds: [],
  needIds: [body],
  goalIds: [body],
  appliedOn: '2027-03-10',
});
export const assessed = applicationAssessed.of(idOf(10), {
  grantId: grant,
  items: [{ criterionVersionId: `${body}.v1`, met: 'yes', reason: 'Erfüllt.' }],
});
export const recommended = (
  outcome: 'recommended' | 'recommended-reduced' | 'not-recommended' = 'recommended',
  amountCents = 1_100_00,
) =>
  recommendationIssued.of(idOf(11), {
    itemId: body,
    bodyId: body,
    outcomes: [{ grantId: grant, amountCents, outcome }],
  });
export const decided = (
  outcome: 'adopted' | 'rejected' | 'deferred' = 'adopted',
  amounts: object = { amountCents: 1_000_00 },
) =>
  decisionRecorded.of(decision, {
    bodyId: body,
    decidedOn: '2027-03-12',
    outcome,
    basis: 'single',
    recused: [],
    outcomes: [{ subject: `grant:${grant}`, ...amounts }],
    budgetReservation: false,
    bindsFutureYears: false,
    wording: 'Beschlossen.',
    sessionPublic: true,
  });
export const allocated = (conditional = false) =>
  grantAllocated.of(allocation, {
    grantId: grant,
    decisionId: decision,
    needIds: [body],
    goalIds: [body],
    assessmentIds: [],
    targetVersionIds: [],
    conditional,
    amountCents: 1_000_00,
    lines: [on(line, 600_00, conditional ? 0 : 600_00), on(other, 400_00, conditional ? 0 : 400_00)],
  });
export const noticed = noticeIssued.of(grant, {
  grantId: grant,
  legalForm: 'notice',
  noticeNo,
  noticeOn: '2027-03-13',
  years: [
    { year: 2027, amountCents: 800_00 },
    { year: 2028, amountCents: 100_00 },
  ],
  conditions: [],
  budgetReservation: false,
  proofKind: 'simple',
  proofDueOn: '2028-12-31',
  appealEndsOn: '2027-04-13',
});
export const committed = fundsCommitted.of(grant, { grantId: grant, lines: [on(line, 500_00, -100_00)] });
export const ordered = paymentOrdered.of(order, {
  grantId: grant,
  amountCents: 550_00,
  budgetLineId: line,
  bookingYear: 2027,
  dueOn: '2027-05-01',
  final: false,
  orderer: `person:${body}`,
  lines: [on(line, 550_00, 50_00)],
});
export const paid = (amountCents: number, bound: number, deltaCents: number, id = payment) =>
  paymentBooked.of(id, {
    mandant: '1',
    bookingYear: 2027,
    documentNo: id.slice(-4),
    position: 1,
    budgetLineId: line,
    amountCents,
    bookedOn: '2027-05-01',
    valueOn: '2027-05-01',
    paymentOrderId: order,
    grantId: grant,
    lines: [on(line, bound, deltaCents)],
  });
export const submitted = proofOfUseSubmitted.of(proof, {
  grantId: grant,
  kind: 'final',
  spentEligibleCents: 540_00,
  ownCents: 0,
  thirdPartyCents: 0,
  revenueCents: 0,
  unspentCents: 10_00,
  narrative: 'Bericht.',
  submittedOn: '2028-07-01',
  submitter: `person:${body}`,
});
export const examined = (outcome: 'more-asked' | 'accepted-reduced', recognisedCents: number) =>
  proofOfUseExamined.of(proof, {
    proofOfUseId: proof,
    grantId: grant,
    outcome,
    depth: 'desk',
    recognisedCents,
    note: 'Geprüft.',
    examiner: `person:${body}`,
  });
export const correcting = (eventNumber: number, { type, subject, tags }: Happened, movements: object = {}) =>
  eventCorrected.of(String(eventNumber), {
    eventNumber,
    eventType: type,
    eventSubject: subject,
    eventTags: [...tags],
    ...movements,
  });
export const way: readonly Happened[] = [
  applied,
  assessed,
  recommended(),
  decided(),
  allocated(),
  noticed,
  committed,
  ordered,
  paid(550_00, 550_00, 0),
  submitted,
  examined('accepted-reduced', 530_00),
];
