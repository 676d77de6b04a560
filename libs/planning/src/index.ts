export { planning } from './acts.js';
export { subjects } from './glossary.js';
export type { SubjectKind } from './glossary.js';
export type { Term } from './term.js';
export { rejections } from './rejections.js';
export type { RejectionCode } from './rejections.js';
export { roles } from './roles.js';
export type { Role } from './roles.js';
export { appropriationSet } from './budget-line/appropriation-set.event.js';
export {
  budgetLineOpened,
  coverGroupId,
  lineKey,
  positionId,
} from './budget-line/budget-line-opened.event.js';
export type { BudgetLine, BudgetPosition } from './budget-line/budget-line-opened.event.js';
export { appropriations, budgetLineKey } from './budget-line/budget-line.model.js';
export type { AppropriatedLine, LineOfKey } from './budget-line/budget-line.model.js';
export { budgetLineKinds, coverRelations, coverRoles } from './budget-line/budget-line.terms.js';
export { Contradiction, factsOf } from './contradiction.js';
export { eventCorrected } from './correction/event-corrected.event.js';
export { budgetStatusSet } from './fiscal-year/budget-status-set.event.js';
export { fiscalYearOpened } from './fiscal-year/fiscal-year-opened.event.js';
export { budgetStatus, openingOf } from './fiscal-year/fiscal-year.model.js';
export { budgetStatuses, liesAfter } from './fiscal-year/fiscal-year.terms.js';
export type { BudgetStatus } from './fiscal-year/fiscal-year.terms.js';
export { grantTakenOver } from './grant/grant-taken-over.event.js';
export type { GrantTakenOver } from './grant/grant-taken-over.event.js';
export { grantNumber } from './grant/grant.model.js';
export { budgetJoins, financings, grantKinds } from './grant/grant.terms.js';
export type { BudgetJoin } from './grant/grant.terms.js';
export { ledgerConfigured } from './ledger/ledger-configured.event.js';
export { federalStates, ledgerKinds } from './ledger/ledger.terms.js';
export { ledgerOpened } from './ledger/ledger-opened.event.js';
export {
  Organisation,
  organisationRegistered,
  registerId,
} from './organisation/organisation-registered.event.js';
export { personalDataErased } from './person/personal-data-erased.event.js';
export { personRegistered } from './person/person-registered.event.js';
export { textRedacted } from './redaction/text-redacted.event.js';
export type { LedgerSettings } from './ledger/ledger-settings.js';
export { legalForms, sectors } from './organisation/organisation.terms.js';
export { catalogueAdopted } from './catalogue/catalogue-adopted.event.js';
export { criterionAgreed } from './criterion/criterion-agreed.event.js';
export { criterionDrafted } from './criterion/criterion-drafted.event.js';
export { cycleOpened } from './cycle/cycle-opened.event.js';
export { phaseEntered } from './cycle/phase-entered.event.js';
export { evidenceAdded } from './evidence/evidence-added.event.js';
export { goalAdopted } from './goal/goal-adopted.event.js';
export { guidelineAdopted } from './guideline/guideline-adopted.event.js';
export { measureProposed } from './measure/measure-proposed.event.js';
export { needAssessed } from './need/need-assessed.event.js';
export { needIdentified } from './need/need-identified.event.js';
export { actualReported } from './target/actual-reported.event.js';
export { actualVerified } from './target/actual-verified.event.js';
export { targetsAgreed } from './target/targets-agreed.event.js';
export { subjectOf, versionId } from './version.js';
export type { AddEvidence } from './evidence/evidence-added.event.js';
export type { Need } from './need/need-identified.event.js';
export { bodyEstablished } from './body/body-established.event.js';
export { memberAppointed } from './body/member-appointed.event.js';
export { decisionRecorded } from './decision/decision-recorded.event.js';
export { deviationExplained } from './decision/deviation-explained.event.js';
export { conflictDeclared } from './item/conflict-declared.event.js';
export { consensusReached } from './item/consensus-reached.event.js';
export { consensusSought } from './item/consensus-sought.event.js';
export { memberRecused } from './item/member-recused.event.js';
export { positionTaken } from './item/position-taken.event.js';
export { recommendationIssued } from './item/recommendation-issued.event.js';
export { attendanceRecorded } from './meeting/attendance-recorded.event.js';
export { meetingConvened } from './meeting/meeting-convened.event.js';
export { interestDeclared } from './person/interest-declared.event.js';
export { callOpened } from './call/call-opened.event.js';
export { callClosed } from './call/call-closed.event.js';
export { grantAppliedFor } from './grant/grant-applied-for.event.js';
export { applicationAssessed } from './assessment/application-assessed.event.js';
export { subsidiarityChecked } from './measure/subsidiarity-checked.event.js';
export { grantAllocated } from './allocation/grant-allocated.event.js';
export { budgetReservationLifted } from './allocation/budget-reservation-lifted.event.js';
export { noticeIssued } from './notice/notice-issued.event.js';
export { remedyWaived } from './notice/remedy-waived.event.js';
export { earlyStartConsented } from './notice/early-start-consented.event.js';
export { fundsCommitted } from './payment/funds-committed.event.js';
export { drawdownRequested } from './payment/drawdown-requested.event.js';
export { drawdownCertified } from './payment/drawdown-certified.event.js';
export { instalmentsCertified } from './payment/instalments-certified.event.js';
export { paymentOrdered } from './payment/payment-ordered.event.js';
export { paymentBooked } from './payment/payment-booked.event.js';
export { proofOfUseSubmitted } from './proof-of-use/proof-of-use-submitted.event.js';
export { proofOfUseExamined } from './proof-of-use/proof-of-use-examined.event.js';
export { reviewFiled } from './review/review-filed.event.js';
export { reviewAccepted } from './review/review-accepted.event.js';
export { callState, hasClosed } from './call/call.model.js';
export type { CallState } from './call/call.model.js';
export type { ApplyForGrant } from './grant/grant-applied-for.event.js';
