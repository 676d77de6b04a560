import type { DecidedEvent } from '#kernel';
import { rowsAfter } from '#kernel/testing';
import {
  applicationAssessed,
  attendanceRecorded,
  drawdownCertified,
  grantAllocated,
  grantAppliedFor,
  noticeIssued,
  paymentBooked,
  paymentOrdered,
  reviewFiled,
  subsidiarityChecked,
} from '#planning';
import type { StoredLink } from '../why/why-answer.js';
import { links } from './links.read-model.js';

const id = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const [grant, provider, partner, cycle, call, guideline, measure, need, goal] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9,
].map(id) as [string, string, string, string, string, string, string, string, string];
const [line, decision, assessment, criterion, target, order, drawdown, person] = [
  11, 12, 13, 14, 15, 16, 17, 18,
].map(id) as [string, string, string, string, string, string, string, string];
const subject = id(99);
const linksOf = (event: DecidedEvent) =>
  ([...rowsAfter(links, event).values()] as StoredLink[]).map(
    ({ from, kind, to }) => `${from} ${kind} ${to}`,
  );
const bound = [{ budgetLineId: line, year: 2027, amountCents: 500_00, boundDeltaCents: 500_00 }];

describe('the links of a grant', () => {
  it('lead from the application to who asks, for what, and which needs it is to answer', () => {
    const applied = grantAppliedFor.of(grant, {
      applicantId: provider,
      partners: [{ organisationId: partner, amountCents: 0, forwarding: false }],
      cycleId: cycle,
      callId: call,
      guidelineVersionId: `${guideline}.v1`,
      measureId: measure,
      title: 'Offener Treff',
      description: 'Ein Treff für alle.',
      kind: 'project',
      financing: 'fixed',
      form: 'grant',
      requestedCents: 500_00,
      period: { from: '2027-01-01', until: '2027-12-31' },
      plannedStartOn: '2027-01-01',
      started: false,
      plan: { eligibleCents: 500_00, ownCents: 0, inKindCents: 0, revenueCents: 0, thirdParty: [] },
      vatDeductible: false,
      spaceIds: [],
      needIds: [need],
      goalIds: [goal],
      appliedOn: '2026-09-01',
    });
    expect(linksOf(applied)).toEqual([
      `grant:${grant} recipient organisation:${provider}`,
      `grant:${grant} partner organisation:${partner}`,
      `grant:${grant} cycle cycle:${cycle}`,
      `grant:${grant} call call:${call}`,
      `grant:${grant} guideline guideline:${guideline}.v1`,
      `grant:${grant} measure measure:${measure}`,
      `grant:${grant} need need:${need}`,
      `grant:${grant} goal goal:${goal}`,
    ]);
  });

  it('lead from an assessment to the versions of criteria, and from a check to the grant that gave occasion', () => {
    const assessed = applicationAssessed.of(assessment, {
      grantId: grant,
      items: [{ criterionVersionId: `${criterion}.v2`, met: 'yes', reason: 'Es ist so.' }],
      assessorId: person,
    });
    expect(linksOf(assessed)).toEqual([
      `assessment:${assessment} grant grant:${grant}`,
      `assessment:${assessment} criterion-version criterion:${criterion}.v2`,
      `assessment:${assessment} assessor person:${person}`,
    ]);
    const checked = subsidiarityChecked.of(measure, {
      measureId: measure,
      grantId: grant,
      askedOrganisationIds: [partner],
      outcome: 'declined',
    });
    expect(linksOf(checked)).toEqual([
      `measure:${measure} occasion grant:${grant}`,
      `measure:${measure} asked organisation:${partner}`,
    ]);
  });

  it('lead from an allocation to its decision, its reasons and the lines it binds', () => {
    const allocated = grantAllocated.of(subject, {
      grantId: grant,
      decisionId: decision,
      needIds: [need],
      goalIds: [goal],
      assessmentIds: [assessment],
      targetVersionIds: [`${target}.v1`],
      conditional: false,
      amountCents: 500_00,
      lines: bound,
    });
    expect(linksOf(allocated)).toEqual([
      `allocation:${subject} grant grant:${grant}`,
      `allocation:${subject} decision decision:${decision}`,
      `allocation:${subject} assessment assessment:${assessment}`,
      `allocation:${subject} target-version target:${target}.v1`,
      `allocation:${subject} need need:${need}`,
      `allocation:${subject} goal goal:${goal}`,
      `allocation:${subject} budget-line budget-line:${line}`,
    ]);
  });

  it('lead from the payment over the order to the drawdown that was certified', () => {
    const booked = paymentBooked.of(subject, {
      mandant: '01',
      bookingYear: 2027,
      documentNo: 'K-1',
      position: 1,
      budgetLineId: line,
      amountCents: 500_00,
      bookedOn: '2027-03-01',
      valueOn: '2027-03-02',
      paymentOrderId: order,
      grantId: grant,
      lines: bound,
    });
    expect(linksOf(booked)).toEqual([
      `payment:${subject} payment-order payment-order:${order}`,
      `payment:${subject} grant grant:${grant}`,
      `payment:${subject} budget-line budget-line:${line}`,
    ]);
    const ordered = paymentOrdered.of(order, {
      amountCents: 500_00,
      budgetLineId: line,
      bookingYear: 2027,
      dueOn: '2027-03-01',
      final: false,
      drawdownId: drawdown,
      grantId: grant,
      orderer: 'person:p',
      lines: bound,
    });
    expect(linksOf(ordered)).toContain(`payment-order:${order} drawdown drawdown:${drawdown}`);
    const certified = drawdownCertified.of(drawdown, {
      drawdownId: drawdown,
      amountCents: 500_00,
      factually: true,
      arithmetically: true,
      grantId: grant,
      certifier: 'person:p',
    });
    expect(linksOf(certified)).toEqual([`drawdown:${drawdown} grant grant:${grant}`]);
  });

  it('lead from the grant to its notice, from a review to each version it judges once, and from a meeting to who was there', () => {
    const issued = noticeIssued.of(grant, {
      grantId: grant,
      legalForm: 'notice',
      noticeNo: '50-1',
      noticeOn: '2027-01-10',
      years: [{ year: 2027, amountCents: 500_00 }],
      conditions: [],
      budgetReservation: false,
      proofKind: 'simple',
      proofDueOn: '2028-03-31',
      appealEndsOn: '2027-02-10',
    });
    expect(linksOf(issued)).toEqual([`grant:${grant} notice notice-no:50-1`]);
    const finding = { targetVersionId: `${target}.v1`, rating: 2, text: 'Es kamen mehr.' };
    const filed = reviewFiled.of(subject, {
      grantId: grant,
      period: { from: '2027-01-01', until: '2027-12-31' },
      findings: [
        { ...finding, indicator: 'kinder' },
        { ...finding, indicator: 'eltern' },
      ],
      consequence: 'continue',
      learning: 'Der Treff wirkt.',
      reviewer: 'person:p',
    });
    expect(linksOf(filed)).toEqual([
      `review:${subject} grant grant:${grant}`,
      `review:${subject} target-version target:${target}.v1`,
    ]);
    const present = [
      { personId: person, toItem: 1 },
      { personId: person, fromItem: 3 },
    ];
    expect(linksOf(attendanceRecorded.of(subject, { meetingId: subject, present }))).toEqual([
      `meeting:${subject} present person:${person}`,
    ]);
  });
});
