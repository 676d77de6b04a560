import type { Leaf, Rejection } from '#kernel';
import type { AssessmentState } from '../assessment/assessment.model.js';
import type { BodyState } from '../body/body.model.js';
import type { FundsByLine } from '../budget-line/funds.model.js';
import type { LineBinding } from '../budget-line/line-movement.js';
import type { CriteriaOfCycle } from '../catalogue/criteria-of-cycle.model.js';
import { outcomeOn } from '../decision/decision.model.js';
import type { DecisionState } from '../decision/decision.model.js';
import type { Application } from '../grant/application.model.js';
import { bindingOn } from '../grant/bound-on-line.js';
import type { GrantMoney } from '../grant/grant-money.model.js';
import type { GuidelineVersion } from '../guideline/guideline.model.js';
import type { RecommendationOnGrant } from '../item/recommendation.model.js';
import { reject } from '../language.js';
import { commitmentAuthorityScopeOf } from '../ledger/ledger-settings.model.js';
import type { Setting } from '../ledger/ledger-settings.model.js';
import type { MeasureState } from '../measure/measure.model.js';
import type { SubsidiarityCheck } from '../measure/subsidiarity.model.js';
import type { OrganisationTies } from '../organisation/organisation.model.js';
import { assessedBefore, criteriaAssessed, knockoutUnmet } from '../rules/assessed-by-criteria.js';
import { budgetPermits, reservationIsKept } from '../rules/budget-published.js';
import type { BudgetOfYear } from '../rules/budget-published.js';
import { citedAsAppliedFor } from '../rules/cited-as-applied-for.js';
import { freeProvidersFirst } from '../rules/free-providers-first.js';
import { fundsSufficeTogether } from '../rules/funds-suffice.js';
import { futureYearsAuthorised } from '../rules/future-years.js';
import type { LineWanted } from '../rules/lines-to-bind.js';
import { decidesWithoutMandate, mandateCovers } from '../rules/mandate-covers.js';
import {
  decidedAmount,
  decisionIsEffective,
  deviationIsExplained,
  isExplained,
  withinDecision,
} from '../rules/operative-decision.js';
import type { DecidedGrant } from '../rules/operative-decision.js';
import { paired, stillHolds } from '../rules/still-holds.js';
import type { Correctable } from '../rules/still-holds.js';
import { targetsAgreedBefore, targetsNeeded } from '../rules/targets-agreed-before.js';
import type { TargetVersion } from '../target/target-version.model.js';
import type { AllocateGrant } from './grant-allocated.event.js';

/** The steps in which an allocation is looked at, in their order; each rule stands in a file of its own. */

/** What is to be allocated: the application, its operative decision, and the lines. */
export interface Matter extends DecidedGrant {
  readonly applied: Application;
  readonly lines: readonly LineWanted[];
}

/**
 * R2: an application is decided upon once, and the money of a year is allocated once. Years may be allocated one after the
 * other, as where those to come stand under the reservation of the budget, but all on the ground of the same decision.
 */
export function allocatedOnce(
  { grantId, decisionId, lines }: Pick<Matter, 'grantId' | 'decisionId' | 'lines'>,
  { allocations }: GrantMoney,
): Rejection | undefined {
  const years = lines.map(({ year }) => year);
  const same = allocations.find((each) => each.lines.some(({ year }) => years.includes(year)));
  if (same)
    return reject(
      'allocated-already',
      { grantId, allocationId: same.allocationId, years: years.join(', '), by: same.number },
      [same.number],
    );
  const other = allocations.find((each) => each.decisionId !== decisionId);
  return (
    other &&
    reject('allocated-by-another-decision', { grantId, decisionId, standing: other.decisionId }, [
      other.number,
    ])
  );
}

/** What each line binds for the grant afterwards. A conditional allocation names its amounts and binds nothing (rule R25). */
export function bindingsOf(
  { lines: before }: GrantMoney,
  lines: readonly LineWanted[],
  conditional: boolean,
): LineBinding[] {
  return lines.map(({ budgetLineId, year, coverGroupId, amountCents }) => {
    const place = { year, ...(coverGroupId === undefined ? {} : { coverGroupId }) };
    return conditional
      ? { budgetLineId, ...place, amountCents, boundDeltaCents: 0 }
      : bindingOn(before, place, { as: 'encumbered', budgetLineId, amountCents });
  });
}

interface Cited {
  readonly money: GrantMoney;
  readonly further: readonly (Correctable | undefined)[];
  readonly needs: readonly (Correctable | undefined)[];
  readonly goals: readonly (Correctable | undefined)[];
  readonly assessments: readonly (AssessmentState | undefined)[];
  readonly measure: MeasureState | undefined;
  readonly guideline: GuidelineVersion | undefined;
  readonly body: BodyState | undefined;
}

/** R2, R16: everything cited holds, the decision has effect, and nothing goes beyond it or beyond the application. */
export function citationsHold(matter: Matter, input: AllocateGrant, known: Cited): Rejection | undefined {
  const { decisionId, decision, applied, lines } = matter;
  const allocatedBefore = known.money.allocations.flatMap((each) => each.lines);
  const { furtherDecisionIds = [], needIds, goalIds, assessmentIds } = input;
  const decisions = [decisionId, ...furtherDecisionIds];
  const twice = decisions.find((each, index) => decisions.indexOf(each) !== index);
  if (twice !== undefined) return reject('decision-named-twice', { decisionId: twice });
  return (
    stillHolds('decision', paired(decisions, [decision, ...known.further])) ??
    stillHolds('need', paired(needIds, known.needs)) ??
    stillHolds('goal', paired(goalIds, known.goals)) ??
    stillHolds('assessment', paired(assessmentIds, known.assessments)) ??
    stillHolds('measure', [[applied.measureId, known.measure]]) ??
    stillHolds('guideline', [[applied.guidelineVersionId, known.guideline]]) ??
    stillHolds('body', [[decision.bodyId, known.body]]) ??
    decisionIsEffective(matter) ??
    withinDecision(matter, [...allocatedBefore, ...lines]) ??
    citedAsAppliedFor(input, applied, known.measure)
  );
}

interface Grounds extends Cited {
  readonly recommendations: readonly RecommendationOnGrant[];
  readonly targets: readonly (TargetVersion | undefined)[];
  readonly criteria: CriteriaOfCycle | undefined;
  readonly checks: readonly SubsidiarityCheck[] | undefined;
  readonly recipient: OrganisationTies | undefined;
}

/** R4, R1, R8, R13: who decided and why, by which criteria, for which targets, and whether a free provider was asked. */
export function groundsHold(matter: Matter, input: AllocateGrant, known: Grounds): Rejection | undefined {
  const { grantId, decision, applied } = matter;
  const { kind, measureId } = applied;
  const amountCents = amountDecided(matter);
  const targets = paired(input.targetVersionIds, known.targets).map(([targetVersionId, version]) => ({
    targetVersionId,
    version,
  }));
  const pettyLimitCents = known.guideline?.pettyLimitCents ?? 0;
  return (
    decidedByMandate(decision, known.body, { grantKind: kind, amountCents }) ??
    deviationIsExplained(matter, known.recommendations) ??
    assessmentsBear(matter, input, known) ??
    targetsAgreedBefore(measureId, targets, decision) ??
    targetsNeeded(grantId, targets, { kind, amountCents, pettyLimitCents }) ??
    freeProvidersFirst(measureId, known.measure, known.checks ?? [], known.recipient)
  );
}

function amountDecided({ decision, grantId }: DecidedGrant): number {
  const outcome = outcomeOn(decision, grantId);
  return (outcome && decidedAmount(outcome)) ?? 0;
}

/** R4: the body holds a mandate, or the decision is one that needs none. */
function decidedByMandate(
  decision: DecisionState,
  body: BodyState | undefined,
  matter: Parameters<typeof mandateCovers>[3],
): Rejection | undefined {
  return decidesWithoutMandate(decision)
    ? undefined
    : mandateCovers(decision.bodyId, body, 'decides', matter);
}

/** R1: what the law demands is funded whatever the criteria say, and an innovation may not meet those that are known. */
function assessmentsBear(
  { grantId, decision, applied }: Matter,
  { assessmentIds }: AllocateGrant,
  { assessments, criteria }: Grounds,
): Rejection | undefined {
  const cited = paired(assessmentIds, assessments).flatMap(([assessmentId, state]) =>
    state ? [{ assessmentId, ...state }] : [],
  );
  const { kind, cycleId } = applied;
  const refusal = assessedBefore(grantId, cited, decision);
  if (refusal || kind === 'statutory' || kind === 'innovation' || !criteria) return refusal;
  const asked = { cycleId, criteria, before: decision.number };
  return (
    criteriaAssessed(asked, cited, decision.decidedOn) ??
    (isExplained(decision, grantId) ? undefined : knockoutUnmet(asked, cited))
  );
}

interface Money {
  readonly budgets: readonly BudgetOfYear[];
  readonly bindings: readonly Leaf<LineBinding>[];
  readonly funds: readonly FundsByLine[];
  readonly settings: readonly Setting[];
}

/** R25, R24, R3: the budget may be used, and the money is there. Nothing is bound conditionally, so nothing need be there. */
export function moneyIsThere(
  { decisionId, decision, lines }: Matter,
  { conditional, provisionalBasis }: AllocateGrant,
  { budgets, bindings, funds, settings }: Money,
): Rejection | undefined {
  if (conditional)
    return provisionalBasis === undefined ? undefined : reject('basis-and-condition', { provisionalBasis });
  return (
    reservationIsKept(decisionId, decision, budgets) ??
    budgetPermits(budgets, provisionalBasis) ??
    futureYearsAuthorised(lines, {
      year: Number(decision.decidedOn.slice(0, 4)),
      bindsFutureYears: decision.bindsFutureYears,
      scope: commitmentAuthorityScopeOf(settings),
    }) ??
    fundsSufficeTogether(funds, bindings)
  );
}
