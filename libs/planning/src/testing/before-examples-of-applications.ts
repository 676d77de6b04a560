import type { Happened } from '#kernel/testing';
import { assessApplication } from '../assessment/assess-application.act.js';
import { callOpened } from '../call/call-opened.event.js';
import { closeCall } from '../call/close-call.act.js';
import { openCall } from '../call/open-call.act.js';
import { agreeCriterion } from '../criterion/agree-criterion.act.js';
import { criterionAgreed } from '../criterion/criterion-agreed.event.js';
import { cycleOpened } from '../cycle/cycle-opened.event.js';
import type { Phase } from '../cycle/cycle.terms.js';
import { openCycle } from '../cycle/open-cycle.act.js';
import { phaseEntered } from '../cycle/phase-entered.event.js';
import { goalAdopted } from '../goal/goal-adopted.event.js';
import { applyForGrant } from '../grant/apply-for-grant.act.js';
import { grantAppliedFor } from '../grant/grant-applied-for.event.js';
import { adoptGuideline } from '../guideline/adopt-guideline.act.js';
import { guidelineAdopted } from '../guideline/guideline-adopted.event.js';
import { checkSubsidiarity } from '../measure/check-subsidiarity.act.js';
import { measureProposed } from '../measure/measure-proposed.event.js';
import { proposeMeasure } from '../measure/propose-measure.act.js';
import { identifyNeed } from '../need/identify-need.act.js';
import { needIdentified } from '../need/need-identified.event.js';
import { organisationRegistered } from '../organisation/organisation-registered.event.js';
import type { BeforeExamples } from './before-examples.js';

const { applicantId, cycleId, measureId, needIds, goalIds } = applyForGrant.example;
const { callId } = closeCall.example;
const { grantId, items } = assessApplication.example;

const planned: readonly Happened[] = [
  ...needIds.map((id) => needIdentified.of(id, identifyNeed.example)),
  ...goalIds.map((id) => goalAdopted.of(id, { title: 'Teilhabe für alle', level: 1 })),
  measureProposed.of(measureId, proposeMeasure.example),
  organisationRegistered.of(applicantId, { name: 'Träger A', kind: 'organisation' }),
  cycleOpened.of(cycleId, openCycle.example),
  guidelineAdopted.of(applyForGrant.example.guidelineVersionId.slice(0, -'.v1'.length), {
    ...adoptGuideline.example,
    validFrom: '2024-01-01',
  }),
];
const called: readonly Happened[] = [
  ...planned,
  callOpened.of(callId, { ...openCall.example, opensOn: '2024-04-01', closesOn: '2024-05-31' }),
];
const applied: readonly Happened[] = [
  ...called,
  ...(['needs', 'criteria-and-targets', 'call'] as const satisfies readonly Phase[]).map((phase) =>
    phaseEntered.of(cycleId, { cycleId, phase }),
  ),
  ...items.map(({ criterionVersionId }) => {
    const criterionId = criterionVersionId.slice(0, -'.v1'.length);
    return criterionAgreed.of(criterionId, { ...agreeCriterion.example, criterionId, cycleId });
  }),
  grantAppliedFor.of(grantId, applyForGrant.example),
];

/** What must have happened before the examples can be performed. */
export const beforeApplications: BeforeExamples = {
  [openCall.name]: planned,
  [closeCall.name]: called,
  [applyForGrant.name]: called,
  [assessApplication.name]: applied,
  [checkSubsidiarity.name]: planned,
};
