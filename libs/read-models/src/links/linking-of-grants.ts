import {
  applicationAssessed,
  budgetReservationLifted,
  callOpened,
  drawdownCertified,
  drawdownRequested,
  fundsCommitted,
  grantAllocated,
  grantAppliedFor,
  instalmentsCertified,
  noticeIssued,
  paymentBooked,
  paymentOrdered,
  proofOfUseExamined,
  proofOfUseSubmitted,
  remedyWaived,
  reviewFiled,
  subsidiarityChecked,
} from '#planning';
import { link, linking, linksTo } from './link.js';
import type { Link, Linking } from './link.js';

function linesOf(lines: readonly { readonly budgetLineId: string }[]): Link[] {
  return linksTo(
    'budget-line',
    'budget-line',
    lines.map(({ budgetLineId }) => budgetLineId),
  );
}

/** Links of a grant's own way: from the payment back to the application, and to the account that is given of it. */
export const grantLinkings: readonly Linking[] = [
  linking(callOpened, ({ cycleId, guidelineVersionId, needIds }) => [
    ...link('cycle', 'cycle', cycleId),
    ...link('guideline', 'guideline', guidelineVersionId),
    ...linksTo('need', 'need', needIds),
  ]),
  linking(grantAppliedFor, ({ applicantId, partners = [], needIds, goalIds, ...applied }) => [
    ...link('recipient', 'organisation', applicantId),
    ...linksTo(
      'partner',
      'organisation',
      partners.map(({ organisationId }) => organisationId),
    ),
    ...link('cycle', 'cycle', applied.cycleId),
    ...link('call', 'call', applied.callId),
    ...link('guideline', 'guideline', applied.guidelineVersionId),
    ...link('measure', 'measure', applied.measureId),
    ...linksTo('need', 'need', needIds),
    ...linksTo('goal', 'goal', goalIds),
  ]),
  linking(subsidiarityChecked, ({ grantId, askedOrganisationIds }) => [
    ...link('occasion', 'grant', grantId),
    ...linksTo('asked', 'organisation', askedOrganisationIds),
  ]),
  linking(applicationAssessed, ({ grantId, items, assessorId }) => [
    ...link('grant', 'grant', grantId),
    ...linksTo(
      'criterion-version',
      'criterion',
      items.map(({ criterionVersionId }) => criterionVersionId),
    ),
    ...link('assessor', 'person', assessorId),
  ]),
  linking(grantAllocated, ({ grantId, decisionId, furtherDecisionIds, lines, ...cited }) => [
    ...link('grant', 'grant', grantId),
    ...link('decision', 'decision', decisionId),
    ...linksTo('further-decision', 'decision', furtherDecisionIds),
    ...linksTo('assessment', 'assessment', cited.assessmentIds),
    ...linksTo('target-version', 'target', cited.targetVersionIds),
    ...linksTo('need', 'need', cited.needIds),
    ...linksTo('goal', 'goal', cited.goalIds),
    ...linesOf(lines),
  ]),
  linking(budgetReservationLifted, ({ grantId, lines }) => [
    ...link('grant', 'grant', grantId),
    ...linesOf(lines),
  ]),
  linking(noticeIssued, ({ noticeNo }) => link('notice', 'notice-no', noticeNo)),
  linking(remedyWaived, ({ noticeNo }) => link('notice', 'notice-no', noticeNo)),
  linking(fundsCommitted, ({ lines }) => linesOf(lines)),
  linking(drawdownRequested, ({ grantId }) => link('grant', 'grant', grantId)),
  linking(drawdownCertified, ({ grantId }) => link('grant', 'grant', grantId)),
  linking(instalmentsCertified, ({ noticeNo }) => link('notice', 'notice-no', noticeNo)),
  linking(paymentOrdered, ({ grantId, drawdownId, noticeNo, lines }) => [
    ...link('grant', 'grant', grantId),
    ...link('drawdown', 'drawdown', drawdownId),
    ...link('notice', 'notice-no', noticeNo),
    ...linesOf(lines),
  ]),
  linking(paymentBooked, ({ paymentOrderId, grantId, lines }) => [
    ...link('payment-order', 'payment-order', paymentOrderId),
    ...link('grant', 'grant', grantId),
    ...linesOf(lines),
  ]),
  linking(proofOfUseSubmitted, ({ grantId }) => link('grant', 'grant', grantId)),
  linking(proofOfUseExamined, ({ grantId }) => link('grant', 'grant', grantId)),
  linking(reviewFiled, ({ grantId, measureId, organisationId, findings }) => [
    ...link('grant', 'grant', grantId),
    ...link('measure', 'measure', measureId),
    ...link('reported-by', 'organisation', organisationId),
    // One link to each version, however many of its indicators were judged.
    ...linksTo('target-version', 'target', [
      ...new Set(findings.map(({ targetVersionId }) => targetVersionId)),
    ]),
  ]),
];
