import { vocabulary } from '#kernel';
import type { Permitted, Vocabulary } from '#kernel';
import { assessApplication } from './assessment/assess-application.act.js';
import { allocateGrant } from './allocation/allocate-grant.act.js';
import { liftBudgetReservation } from './allocation/lift-budget-reservation.act.js';
import { appointMember } from './body/appoint-member.act.js';
import { establishBody } from './body/establish-body.act.js';
import { openBudgetLine } from './budget-line/open-budget-line.act.js';
import { setAppropriation } from './budget-line/set-appropriation.act.js';
import { closeCall } from './call/close-call.act.js';
import { openCall } from './call/open-call.act.js';
import { adoptCatalogue } from './catalogue/adopt-catalogue.act.js';
import { correctEvent } from './correction/correct-event.act.js';
import { agreeCriterion } from './criterion/agree-criterion.act.js';
import { draftCriterion } from './criterion/draft-criterion.act.js';
import { enterPhase } from './cycle/enter-phase.act.js';
import { openCycle } from './cycle/open-cycle.act.js';
import { addEvidence } from './evidence/add-evidence.act.js';
import { openFiscalYear } from './fiscal-year/open-fiscal-year.act.js';
import { setBudgetStatus } from './fiscal-year/set-budget-status.act.js';
import { adoptGoal } from './goal/adopt-goal.act.js';
import { applyForGrant } from './grant/apply-for-grant.act.js';
import { takeOverGrant } from './grant/take-over-grant.act.js';
import { adoptGuideline } from './guideline/adopt-guideline.act.js';
import { declareConflict } from './item/declare-conflict.act.js';
import { issueRecommendation } from './item/issue-recommendation.act.js';
import { reachConsensus } from './item/reach-consensus.act.js';
import { recuseMember } from './item/recuse-member.act.js';
import { seekConsensus } from './item/seek-consensus.act.js';
import { takePosition } from './item/take-position.act.js';
import { explainDeviation } from './decision/explain-deviation.act.js';
import { recordDecision } from './decision/record-decision.act.js';
import { configureLedger } from './ledger/configure-ledger.act.js';
import { openLedger } from './ledger/open-ledger.act.js';
import { checkSubsidiarity } from './measure/check-subsidiarity.act.js';
import { proposeMeasure } from './measure/propose-measure.act.js';
import { conveneMeeting } from './meeting/convene-meeting.act.js';
import { recordAttendance } from './meeting/record-attendance.act.js';
import { assessNeed } from './need/assess-need.act.js';
import { identifyNeed } from './need/identify-need.act.js';
import { registerOrganisation } from './organisation/register-organisation.act.js';
import { declareInterest } from './person/declare-interest.act.js';
import { delegateAuthority } from './person/delegate-authority.act.js';
import { erasePersonalData } from './person/erase-personal-data.act.js';
import { registerPerson } from './person/register-person.act.js';
import { redactTextIn } from './redaction/redact-text.act.js';
import { agreeTargets } from './target/agree-targets.act.js';
import { reportActual } from './target/report-actual.act.js';
import { verifyActual } from './target/verify-actual.act.js';
import { assignObligation } from './obligation/assign-obligation.act.js';
import { extendObligation } from './obligation/extend-obligation.act.js';
import { fulfilObligation } from './obligation/fulfil-obligation.act.js';
import { waiveObligation } from './obligation/waive-obligation.act.js';
import { issueNotice } from './notice/issue-notice.act.js';
import { waiveRemedy } from './notice/waive-remedy.act.js';
import { consentToEarlyStart } from './notice/consent-to-early-start.act.js';
import { commitFunds } from './payment/commit-funds.act.js';
import { requestDrawdown } from './payment/request-drawdown.act.js';
import { certifyDrawdown } from './payment/certify-drawdown.act.js';
import { certifyInstalments } from './payment/certify-instalments.act.js';
import { orderPayment } from './payment/order-payment.act.js';
import { bookPayment } from './payment/book-payment.act.js';
import { submitProofOfUse } from './proof-of-use/submit-proof-of-use.act.js';
import { examineProof } from './proof-of-use/examine-proof.act.js';
import { fileReview } from './review/file-review.act.js';
import { acceptReview } from './review/accept-review.act.js';
import type { Role } from './roles.js';

/** Every act and who may perform it: the one table of rights to act. An act that is not here does not exist. */
const registry: readonly Permitted<Role>[] = [
  { act: openLedger, by: ['administrator'] },
  { act: configureLedger, by: ['administrator'] },
  { act: registerOrganisation, by: ['planning', 'treasury', 'council-office', 'administrator'] },
  { act: registerPerson, by: ['planning', 'steering-group-office', 'council-office', 'administrator'] },
  { act: erasePersonalData, by: ['planning', 'steering-group-office', 'council-office', 'administrator'] },
  {
    act: declareInterest,
    by: ['planning', 'steering-group-office', 'council-office', 'provider', 'administrator'],
  },
  { act: delegateAuthority, by: ['treasury', 'administrator'] },
  { act: adoptGoal, by: ['planning', 'council-office', 'administrator'] },
  { act: adoptGuideline, by: ['planning', 'council-office', 'administrator'] },
  { act: openCycle, by: ['planning', 'steering-group-office', 'administrator'] },
  { act: enterPhase, by: ['planning', 'steering-group-office', 'administrator'] },
  { act: assignObligation, by: ['planning', 'steering-group-office', 'council-office', 'administrator'] },
  {
    act: fulfilObligation,
    by: ['planning', 'steering-group-office', 'council-office', 'treasury', 'provider', 'administrator'],
  },
  { act: extendObligation, by: ['planning', 'steering-group-office', 'council-office', 'administrator'] },
  { act: waiveObligation, by: ['planning', 'steering-group-office', 'council-office', 'administrator'] },
  { act: identifyNeed, by: ['planning', 'steering-group-office', 'provider', 'administrator'] },
  { act: addEvidence, by: ['planning', 'steering-group-office', 'provider', 'administrator'] },
  { act: assessNeed, by: ['planning', 'steering-group-office', 'administrator'] },
  { act: draftCriterion, by: ['planning', 'steering-group-office', 'provider', 'administrator'] },
  { act: agreeCriterion, by: ['planning', 'steering-group-office', 'administrator'] },
  { act: adoptCatalogue, by: ['planning', 'steering-group-office', 'council-office', 'administrator'] },
  { act: proposeMeasure, by: ['planning', 'steering-group-office', 'provider', 'administrator'] },
  { act: agreeTargets, by: ['planning', 'steering-group-office', 'administrator'] },
  { act: checkSubsidiarity, by: ['planning', 'administrator'] },
  { act: openCall, by: ['planning', 'steering-group-office', 'administrator'] },
  { act: closeCall, by: ['planning', 'steering-group-office', 'administrator'] },
  { act: applyForGrant, by: ['planning', 'provider', 'administrator'] },
  { act: assessApplication, by: ['planning', 'steering-group-office', 'administrator'] },
  { act: reportActual, by: ['planning', 'provider', 'administrator'] },
  { act: verifyActual, by: ['planning', 'steering-group-office', 'administrator'] },
  { act: establishBody, by: ['council-office', 'planning', 'administrator'] },
  { act: appointMember, by: ['council-office', 'steering-group-office', 'planning', 'administrator'] },
  { act: conveneMeeting, by: ['steering-group-office', 'council-office', 'planning', 'administrator'] },
  { act: recordAttendance, by: ['steering-group-office', 'council-office', 'administrator'] },
  { act: seekConsensus, by: ['steering-group-office', 'council-office', 'planning', 'administrator'] },
  {
    act: takePosition,
    by: ['steering-group-office', 'council-office', 'planning', 'provider', 'administrator'],
  },
  {
    act: declareConflict,
    by: ['steering-group-office', 'council-office', 'planning', 'provider', 'administrator'],
  },
  { act: recuseMember, by: ['steering-group-office', 'council-office', 'administrator'] },
  { act: reachConsensus, by: ['steering-group-office', 'council-office', 'administrator'] },
  { act: issueRecommendation, by: ['steering-group-office', 'council-office', 'administrator'] },
  { act: recordDecision, by: ['council-office', 'administrator'] },
  { act: explainDeviation, by: ['council-office', 'planning', 'administrator'] },
  { act: openFiscalYear, by: ['treasury', 'administrator'] },
  { act: setBudgetStatus, by: ['treasury', 'administrator'] },
  { act: openBudgetLine, by: ['treasury', 'administrator'] },
  { act: setAppropriation, by: ['treasury', 'administrator'] },
  { act: allocateGrant, by: ['planning', 'administrator'] },
  { act: liftBudgetReservation, by: ['treasury', 'administrator'] },
  { act: issueNotice, by: ['planning', 'administrator'] },
  { act: waiveRemedy, by: ['planning', 'provider', 'administrator'] },
  { act: consentToEarlyStart, by: ['planning', 'administrator'] },
  { act: commitFunds, by: ['planning', 'treasury', 'administrator'] },
  { act: requestDrawdown, by: ['provider', 'planning', 'administrator'] },
  { act: certifyDrawdown, by: ['planning', 'treasury', 'administrator'] },
  { act: certifyInstalments, by: ['planning', 'treasury', 'administrator'] },
  { act: orderPayment, by: ['treasury', 'planning', 'administrator'] },
  { act: bookPayment, by: ['cash-office', 'treasury', 'administrator'] },
  { act: submitProofOfUse, by: ['provider', 'planning', 'administrator'] },
  { act: examineProof, by: ['planning', 'treasury', 'administrator'] },
  { act: fileReview, by: ['planning', 'provider', 'administrator'] },
  { act: acceptReview, by: ['planning', 'steering-group-office', 'administrator'] },
  { act: takeOverGrant, by: ['planning', 'treasury', 'administrator'] },
  { act: correctEvent, by: ['planning', 'treasury', 'council-office', 'administrator'] },
  {
    act: redactTextIn((type, version) => planning.eventType(type, version)),
    by: ['planning', 'treasury', 'council-office', 'administrator'],
  },
];

export const planning: Vocabulary<Role> = vocabulary(registry);
