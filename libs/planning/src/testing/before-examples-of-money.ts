import { allocateGrant } from '../allocation/allocate-grant.act.js';
import { liftBudgetReservation } from '../allocation/lift-budget-reservation.act.js';
import { budgetLineOpened } from '../budget-line/budget-line-opened.event.js';
import { openBudgetLine } from '../budget-line/open-budget-line.act.js';
import { setAppropriation } from '../budget-line/set-appropriation.act.js';
import { fiscalYearOpened } from '../fiscal-year/fiscal-year-opened.event.js';
import { openFiscalYear } from '../fiscal-year/open-fiscal-year.act.js';
import { setBudgetStatus } from '../fiscal-year/set-budget-status.act.js';
import { takeOverGrant } from '../grant/take-over-grant.act.js';
import { measureProposed } from '../measure/measure-proposed.event.js';
import { proposeMeasure } from '../measure/propose-measure.act.js';
import { consentToEarlyStart } from '../notice/consent-to-early-start.act.js';
import { issueNotice } from '../notice/issue-notice.act.js';
import { waiveRemedy } from '../notice/waive-remedy.act.js';
import { bookPayment } from '../payment/book-payment.act.js';
import { certifyDrawdown } from '../payment/certify-drawdown.act.js';
import { certifyInstalments } from '../payment/certify-instalments.act.js';
import { commitFunds } from '../payment/commit-funds.act.js';
import { orderPayment } from '../payment/order-payment.act.js';
import { paymentOrdered } from '../payment/payment-ordered.event.js';
import { requestDrawdown } from '../payment/request-drawdown.act.js';
import { examineProof } from '../proof-of-use/examine-proof.act.js';
import { proofOfUseSubmitted } from '../proof-of-use/proof-of-use-submitted.event.js';
import { submitProofOfUse } from '../proof-of-use/submit-proof-of-use.act.js';
import { acceptReview } from '../review/accept-review.act.js';
import { fileReview } from '../review/file-review.act.js';
import { reviewFiled } from '../review/review-filed.event.js';
import { agreeTargets } from '../target/agree-targets.act.js';
import { targetsAgreed } from '../target/targets-agreed.event.js';
import type { BeforeExamples } from './before-examples.js';
import { called, due } from './due-payment.js';
import {
  applied,
  as,
  certifier,
  finalOn,
  grant,
  granted,
  line,
  measure,
  ofProvider,
  order,
  orderer,
  proof,
  recipient,
  review,
  targets,
  withAllocation,
  withNotice,
} from './funded-grant.js';
import { allocated, story } from './decided-grant.js';

const { lines } = allocateGrant.example;
const year = fiscalYearOpened.of('2027', openFiscalYear.example);
const ordered = paymentOrdered.of(order, {
  ...orderPayment.example,
  grantId: grant,
  orderer: `person:${orderer}`,
  lines: [{ budgetLineId: line, year: 2027, amountCents: granted, boundDeltaCents: 0 }],
});
const underReview = [
  ...applied,
  measureProposed.of(measure, proposeMeasure.example),
  targetsAgreed.of(targets, { ...agreeTargets.example, measureId: measure, version: 1 }),
];

/** What must have happened before the examples can be performed. */
export const beforeMoney: BeforeExamples = {
  [openFiscalYear.name]: [],
  [setBudgetStatus.name]: [year],
  [openBudgetLine.name]: [year],
  [setAppropriation.name]: [
    budgetLineOpened.of(setAppropriation.example.budgetLineId, openBudgetLine.example),
  ],
  [takeOverGrant.name]: [],
  [allocateGrant.name]: story(),
  [liftBudgetReservation.name]: [
    ...story(),
    allocated({
      conditional: true,
      lines: lines.map((each) => ({ ...each, year: 2027, boundDeltaCents: 0 })),
    }),
  ],
  [issueNotice.name]: withAllocation,
  [waiveRemedy.name]: withNotice,
  [consentToEarlyStart.name]: applied,
  [commitFunds.name]: withNotice,
  [requestDrawdown.name]: { happened: withNotice, about: ofProvider },
  [certifyDrawdown.name]: { happened: [...withNotice, called()], about: as(certifier) },
  [certifyInstalments.name]: { happened: withNotice, about: as(certifier) },
  [orderPayment.name]: { happened: due(), about: { ...finalOn(), ...as(orderer) } },
  [bookPayment.name]: [...due(), ordered],
  [submitProofOfUse.name]: { happened: withNotice, about: ofProvider },
  [examineProof.name]: {
    happened: [
      ...withNotice,
      proofOfUseSubmitted.of(proof, { ...submitProofOfUse.example, submitter: `person:${recipient}` }),
    ],
    about: as(certifier),
  },
  [fileReview.name]: { happened: underReview, about: ofProvider },
  [acceptReview.name]: {
    happened: [
      ...underReview,
      reviewFiled.of(review, { ...fileReview.example, reviewer: `person:${recipient}` }),
    ],
    about: as(certifier),
  },
};
