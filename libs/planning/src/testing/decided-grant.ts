import { stories } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import { planning } from '../acts.js';
import { allocateGrant } from '../allocation/allocate-grant.act.js';
import { grantAllocated } from '../allocation/grant-allocated.event.js';
import type { AllocateGrant } from '../allocation/grant-allocated.event.js';
import { applicationAssessed } from '../assessment/application-assessed.event.js';
import { bodyEstablished } from '../body/body-established.event.js';
import { appropriationSet } from '../budget-line/appropriation-set.event.js';
import { budgetLineOpened } from '../budget-line/budget-line-opened.event.js';
import type { BudgetLine } from '../budget-line/budget-line-opened.event.js';
import { catalogueAdopted } from '../catalogue/catalogue-adopted.event.js';
import { agreeCriterion } from '../criterion/agree-criterion.act.js';
import { criterionAgreed } from '../criterion/criterion-agreed.event.js';
import { cycleOpened } from '../cycle/cycle-opened.event.js';
import { decisionRecorded } from '../decision/decision-recorded.event.js';
import type { RecordDecision } from '../decision/decision-recorded.event.js';
import { deviationExplained } from '../decision/deviation-explained.event.js';
import { recordDecision } from '../decision/record-decision.act.js';
import { budgetStatusSet } from '../fiscal-year/budget-status-set.event.js';
import type { BudgetStatus } from '../fiscal-year/fiscal-year.terms.js';
import { goalAdopted } from '../goal/goal-adopted.event.js';
import { applyForGrant } from '../grant/apply-for-grant.act.js';
import { grantAppliedFor } from '../grant/grant-applied-for.event.js';
import type { ApplyForGrant } from '../grant/grant-applied-for.event.js';
import { adoptGuideline } from '../guideline/adopt-guideline.act.js';
import { guidelineAdopted } from '../guideline/guideline-adopted.event.js';
import { recommendationIssued } from '../item/recommendation-issued.event.js';
import type { recommendationOutcomes } from '../item/item.terms.js';
import { proposeMeasure } from '../measure/propose-measure.act.js';
import { measureProposed } from '../measure/measure-proposed.event.js';
import type { Measure } from '../measure/measure-proposed.event.js';
import { identifyNeed } from '../need/identify-need.act.js';
import { needIdentified } from '../need/need-identified.event.js';
import { organisationRegistered } from '../organisation/organisation-registered.event.js';
import type { Organisation } from '../organisation/organisation-registered.event.js';
import { agreeTargets } from '../target/agree-targets.act.js';
import { targetsAgreed } from '../target/targets-agreed.event.js';

/** What stories about allocations begin with: a grant on which everything stands. The ids are those of the example. */

const idOf = (last: number) => `01890a5d-ac96-774b-bcce-b302099a${String(last)}`;
export const [need, goal, cycle, measure, target, criterion, catalogue, guideline] = [
  8057, 8058, 8059, 8061, 8060, 8062, 8063, 8064,
].map(idOf) as [string, string, string, string, string, string, string, string];
export const [council, applicant, grant, assessment, decision, recommendation, line, allocation] = [
  8101, 8201, 8401, 8402, 8501, 8502, 8601, 8701,
].map(idOf) as [string, string, string, string, string, string, string, string];
export const [second, another, otherGrant, participation] = [8602, 8503, 8403, 8065].map(idOf) as [
  string,
  string,
  string,
  string,
];

/** What the council gives the grant. */
export const decidedCents = 24_500_00;

export const agreed = (change: object = {}) =>
  criterionAgreed.of(criterion, {
    ...agreeCriterion.example,
    criterionId: criterion,
    version: 1,
    cycleId: cycle,
    mandatory: true,
    knockout: true,
    validFrom: '2027-01-01',
    ...change,
  });
export const adopted = (...criterionVersionIds: string[]) =>
  catalogueAdopted.of(catalogue, { title: 'Kriterien', cycleId: cycle, criterionVersionIds });
export const assessed = (met: 'yes' | 'partly' | 'no', change: object = {}) =>
  applicationAssessed.of(assessment, {
    grantId: grant,
    items: [{ criterionVersionId: `${criterion}.v1`, met, reason: 'Nach dem Konzept.' }],
    ...change,
  });
export const appliedFor = (change: Partial<ApplyForGrant> = {}) => {
  const { callId: _, ...application } = applyForGrant.example;
  return grantAppliedFor.of(grant, {
    ...application,
    applicantId: applicant,
    cycleId: cycle,
    guidelineVersionId: `${guideline}.v1`,
    measureId: measure,
    kind: 'project',
    needIds: [need],
    goalIds: [goal],
    ...change,
  });
};
export const decided = (change: Partial<RecordDecision> = {}, outcome: object = {}) => {
  const { recused: _, ...example } = recordDecision.example;
  const outcomes = [{ subject: `grant:${grant}` as const, amountCents: decidedCents, ...outcome }];
  return decisionRecorded.of(decision, { ...example, bodyId: council, recused: [], outcomes, ...change });
};
export const recommended = (
  amountCents = decidedCents,
  outcome: keyof typeof recommendationOutcomes = 'recommended',
) =>
  recommendationIssued.of(recommendation, {
    itemId: idOf(8301),
    bodyId: idOf(8102),
    outcomes: [{ grantId: grant, amountCents, outcome }],
  });
export const targetsOf = (change: object = {}) =>
  targetsAgreed.of(target, {
    ...agreeTargets.example,
    needIds: [need],
    goalIds: [goal],
    measureId: measure,
    version: 1,
    ...change,
  });
export const proposed = (change: Partial<Measure> = {}) =>
  measureProposed.of(measure, { ...proposeMeasure.example, needIds: [need], ...change });
export const registered = (change: Partial<Organisation> = {}) =>
  organisationRegistered.of(applicant, {
    name: 'Träger A',
    kind: 'organisation',
    sector: 'free-nonprofit',
    ...change,
  });
export const opened = (id = line, change: Partial<BudgetLine> = {}) =>
  budgetLineOpened.of(id, { year: 2027, product: '3151', account: '5318', kind: 'expense', ...change });
export const ansatz = (amountCents: number, budgetLineId = line, change: object = {}) =>
  appropriationSet.of(budgetLineId, {
    budgetLineId,
    stage: 'published',
    amountCents,
    year: 2027,
    authorityDeltaCents: amountCents,
    ...change,
  });
export const budget = (status: BudgetStatus, year = 2027) =>
  budgetStatusSet.of(String(year), { year, status });
export const sits = (limitCents?: number, grantKinds: ApplyForGrant['kind'][] = ['project']) =>
  bodyEstablished.of(council, {
    name: 'Stadtverordnetenversammlung',
    kind: 'council',
    mandates: [
      {
        verb: 'decides',
        grantKinds,
        basis: 'Hauptsatzung',
        ...(limitCents === undefined ? {} : { limitCents }),
      },
    ],
    decisionRule: 'majority',
    quorumShare: { numerator: 1, denominator: 2 },
  });

/** Each thing that must stand, under its name and in the order in which it happened. */
const parts = {
  goal: goalAdopted.of(goal, { title: 'Teilhabe für alle', level: 1 }),
  need: needIdentified.of(need, identifyNeed.example),
  guideline: guidelineAdopted.of(guideline, { ...adoptGuideline.example, pettyLimitCents: 5_000_00 }),
  cycle: cycleOpened.of(cycle, { title: 'Zyklus', period: { from: '2027-01-01', until: '2028-12-31' } }),
  council: sits(),
  applicant: registered(),
  measure: proposed(),
  agreed: agreed(),
  catalogue: adopted(`${criterion}.v1`),
  targets: targetsOf(),
  budget: budget('published'),
  line: opened(),
  ansatz: ansatz(decidedCents),
  application: appliedFor(),
  assessment: assessed('yes'),
  recommendation: recommended(),
  decision: decided(),
};

export type Part = keyof typeof parts;

/** The story up to the decision, with some of its parts told otherwise: by others, by several, or (an empty list) not at all. */
export function story(change: Partial<Record<Part, Happened | readonly Happened[]>> = {}): Happened[] {
  return Object.values({ ...parts, ...change } as Record<Part, Happened | readonly Happened[]>).flat();
}

/** The number that a part of the story has, told as it stands. */
export function numberOf(part: Part): number {
  return Object.keys(parts).indexOf(part) + 1;
}

export const allocated = (change: object = {}) =>
  grantAllocated.of(allocation, {
    grantId: grant,
    decisionId: decision,
    needIds: [need],
    goalIds: [goal],
    assessmentIds: [assessment],
    targetVersionIds: [`${target}.v1`],
    conditional: false,
    amountCents: decidedCents,
    lines: [{ budgetLineId: line, year: 2027, amountCents: decidedCents, boundDeltaCents: decidedCents }],
    ...change,
  });

/** The allocation of the example, wanted otherwise, after these events. */
export const allocating = (happened: readonly Happened[], change: Partial<AllocateGrant> = {}) =>
  stories(planning)(...happened).when(
    allocateGrant,
    { ...allocateGrant.example, ...change },
    { id: allocation },
  );
export const inCents = (amountCents: number, budgetLineId = line) => ({ budgetLineId, amountCents });
export const explained = deviationExplained.of(decision, {
  decisionId: decision,
  grantId: grant,
  kind: 'none-given',
});
