import { act } from '#kernel';
import { assessmentState } from '../assessment/assessment.model.js';
import { bodyState } from '../body/body.model.js';
import { appropriations } from '../budget-line/budget-line.model.js';
import { fundsForLines } from '../budget-line/funds.model.js';
import { criteriaOfCycle } from '../catalogue/criteria-of-cycle.model.js';
import { cycleState } from '../cycle/cycle.model.js';
import { decisionState } from '../decision/decision.model.js';
import { budgetStatus } from '../fiscal-year/fiscal-year.model.js';
import { goalState } from '../goal/goal.model.js';
import { application } from '../grant/application.model.js';
import { grantMoney } from '../grant/grant-money.model.js';
import { guidelineVersion } from '../guideline/guideline.model.js';
import { recommendationsOnGrant } from '../item/recommendation.model.js';
import { reject } from '../language.js';
import { settingsMade } from '../ledger/ledger-settings.model.js';
import { measureState } from '../measure/measure.model.js';
import { subsidiarityChecks } from '../measure/subsidiarity.model.js';
import { needState } from '../need/need.model.js';
import { organisationTies } from '../organisation/organisation.model.js';
import { linesCanBeBound, linesWanted } from '../rules/lines-to-bind.js';
import { reasonForThePast } from '../rules/reason-for-the-past.js';
import { stillHolds } from '../rules/still-holds.js';
import { targetVersion } from '../target/target-version.model.js';
import { allocatedOnce, bindingsOf, citationsHold, groundsHold, moneyIsThere } from './allocating.js';
import { AllocateGrant, grantAllocated } from './grant-allocated.event.js';

/**
 * Sets money of the budget aside for a grant, on the ground of one operative decision. Here everything the cycle prepared is
 * looked at once more: criteria (R1), what is cited and what was decided (R2), the funds of each line (R3), who decided and
 * whether a deviation is explained (R4), targets (R8), subsidiarity (R13), the state of the budget (R24) and its reservation
 * (R25); what applies from before the current phase of the cycle is told with a reason (R17). A conditional allocation binds
 * nothing until its reservation is lifted (§§ 99, 102 HGO, § 20 GemHVO Hessen; to be checked). What a line has bound is a sum,
 * so it costs the same however many grants the line carries.
 */
export const allocateGrant = act('allocate-grant', AllocateGrant, {
  label: { de: 'Mittel zuteilen', en: 'Allocate grant' },
  makes: [grantAllocated],
  example: {
    grantId: '01890a5d-ac96-774b-bcce-b302099a8401',
    decisionId: '01890a5d-ac96-774b-bcce-b302099a8501',
    needIds: ['01890a5d-ac96-774b-bcce-b302099a8057'],
    goalIds: ['01890a5d-ac96-774b-bcce-b302099a8058'],
    assessmentIds: ['01890a5d-ac96-774b-bcce-b302099a8402'],
    targetVersionIds: ['01890a5d-ac96-774b-bcce-b302099a8060.v1'],
    conditional: false,
    lines: [{ budgetLineId: '01890a5d-ac96-774b-bcce-b302099a8601', amountCents: 24_500_00 }],
  },
  reads: (input) => ({
    applied: application.of(input.grantId),
    money: grantMoney.of(input.grantId),
    recommendations: recommendationsOnGrant.of(input.grantId),
    decision: decisionState.of(input.decisionId),
    further: (input.furtherDecisionIds ?? []).map((id) => decisionState.of(id)),
    needs: input.needIds.map((id) => needState.of(id)),
    goals: input.goalIds.map((id) => goalState.of(id)),
    assessments: input.assessmentIds.map((id) => assessmentState.of(id)),
    targets: input.targetVersionIds.map((id) => targetVersion.of(id)),
    states: input.lines.map(({ budgetLineId }) => appropriations.of(budgetLineId)),
  }),
  thenReads: ({ applied, decision, states }, input, { ledger }) => {
    const lines = linesWanted(input.lines, states);
    return {
      guideline: applied && guidelineVersion.of(applied.guidelineVersionId),
      criteria: applied && criteriaOfCycle.of(applied.cycleId),
      cycle: applied && cycleState.of(applied.cycleId),
      measure: applied && measureState.of(applied.measureId),
      checks: applied && subsidiarityChecks.of(applied.measureId),
      recipient: applied && organisationTies.of(applied.applicantId),
      body: decision && bodyState.of(decision.bodyId),
      statuses: lines.map(({ year }) => budgetStatus.of(String(year))),
      // A conditional allocation binds nothing: it need not wait for anybody who moves its lines.
      funds: input.conditional ? [] : fundsForLines(lines),
      settings: settingsMade.of(ledger),
    };
  },
  decide: (known, input, context) => {
    const { applied, decision, states, statuses, money, cycle } = known;
    const { grantId, decisionId, conditional } = input;
    if (!applied) return reject('grant-without-application', { grantId });
    if (!decision) return reject('unknown-id', { field: '/decisionId', kind: 'decision', id: decisionId });
    const lines = linesWanted(input.lines, states);
    const budgets = lines.map(({ year }, index) => ({ year, statuses: statuses[index] ?? [] }));
    const bindings = bindingsOf(money, lines, conditional);
    const matter = { grantId, decisionId, decision, applied, lines };
    return (
      stillHolds('grant', [[grantId, applied]]) ??
      linesCanBeBound(input.lines, states) ??
      allocatedOnce(matter, money) ??
      citationsHold(matter, input, known) ??
      groundsHold(matter, input, known) ??
      moneyIsThere(matter, input, { ...known, budgets, bindings }) ??
      reasonForThePast(context, cycle) ??
      grantAllocated.of(context.id, {
        ...input,
        amountCents: lines.reduce((total, { amountCents }) => total + amountCents, 0),
        lines: bindings,
      })
    );
  },
});
