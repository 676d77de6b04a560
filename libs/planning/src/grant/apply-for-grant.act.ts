import { act } from '#kernel';
import type { ActContext, Rejection } from '#kernel';
import { callState } from '../call/call.model.js';
import { cycleState } from '../cycle/cycle.model.js';
import { goalState } from '../goal/goal.model.js';
import { guidelineVersion } from '../guideline/guideline.model.js';
import { reject } from '../language.js';
import { measureState } from '../measure/measure.model.js';
import type { MeasureState } from '../measure/measure.model.js';
import { needState } from '../need/need.model.js';
import { organisationTies } from '../organisation/organisation.model.js';
import { callTakes, takenWithoutCall } from '../rules/call-takes.js';
import { guidelineCovers } from '../rules/guideline-covers.js';
import { notInFuture } from '../rules/not-in-future.js';
import { partnersShare } from '../rules/partners-share.js';
import { periodRunsForward } from '../rules/period-runs-forward.js';
import { reasonForThePast } from '../rules/reason-for-the-past.js';
import { paired, stillHolds } from '../rules/still-holds.js';
import { ApplyForGrant, grantAppliedFor } from './grant-applied-for.event.js';

/**
 * Applies for a grant (application and financing plan, Nr. 3 VV zu § 44 LHO Hessen; support of free providers, § 74
 * SGB VIII; to be checked). In a call it keeps to the call's terms; outside of one, what the law or a standing commitment
 * pays is applied for at any time, everything else only while its cycle is in the phase `call`. Whether the financing plan
 * balances is a later rule (R30): an application may be completed.
 */
export const applyForGrant = act('apply-for-grant', ApplyForGrant, {
  label: { de: 'Zuwendung beantragen', en: 'Apply for grant' },
  makes: [grantAppliedFor],
  example: {
    applicantId: '01890a5d-ac96-774b-bcce-b302099a8604',
    cycleId: '01890a5d-ac96-774b-bcce-b302099a8601',
    callId: '01890a5d-ac96-774b-bcce-b302099a8603',
    guidelineVersionId: '01890a5d-ac96-774b-bcce-b302099a8602.v1',
    measureId: '01890a5d-ac96-774b-bcce-b302099a8059',
    title: 'Café Nachbarschaft',
    description: 'Ein offenes Café im Stadtteilhaus an drei Nachmittagen der Woche.',
    kind: 'project',
    financing: 'share',
    form: 'grant',
    requestedCents: 12_000_00,
    period: { from: '2024-07-01', until: '2025-06-30' },
    plannedStartOn: '2024-07-01',
    started: false,
    plan: {
      eligibleCents: 18_000_00,
      ownCents: 3_000_00,
      inKindCents: 0,
      revenueCents: 1_000_00,
      thirdParty: [{ funder: 'Stiftung Nachbarschaft', amountCents: 2_000_00, status: 'applied' }],
    },
    vatDeductible: false,
    spaceIds: ['nordstadt'],
    needIds: ['01890a5d-ac96-774b-bcce-b302099a8057'],
    goalIds: ['01890a5d-ac96-774b-bcce-b302099a8058'],
    appliedOn: '2024-04-15',
  },
  reads: (input) => {
    const { cycleId, callId, guidelineVersionId, measureId, needIds, goalIds } = input;
    return {
      cycle: cycleState.of(cycleId),
      call: callId === undefined ? undefined : callState.of(callId),
      guideline: guidelineVersion.of(guidelineVersionId),
      measure: measureState.of(measureId),
      needs: needIds.map((id) => needState.of(id)),
      goals: goalIds.map((id) => goalState.of(id)),
      organisations: organisationsIn(input).map((id) => organisationTies.of(id)),
    };
  },
  decide: ({ cycle, call, guideline, measure, needs, goals, organisations }, input, context) => {
    const { cycleId, callId = '', guidelineVersionId, measureId, needIds, goalIds, kind, appliedOn } = input;
    return (
      appliesForItself(input, context) ??
      stillHolds('cycle', [[cycleId, cycle]]) ??
      stillHolds('organisation', paired(organisationsIn(input), organisations)) ??
      stillHolds('measure', [[measureId, measure]]) ??
      stillHolds('need', paired(needIds, needs)) ??
      stillHolds('goal', paired(goalIds, goals)) ??
      soundDates(input, context) ??
      reasonForThePast(context, cycle) ??
      (call && callTakes(callId, call, input)) ??
      (call || !cycle ? undefined : takenWithoutCall(input, cycle)) ??
      guidelineCovers({ guidelineVersionId, guideline }, [kind], appliedOn) ??
      answersNeedOf(measure, input) ??
      partnersShare(input) ??
      describedBeyondTitle(input) ??
      grantAppliedFor.of(context.id, input)
    );
  },
});

function organisationsIn({ applicantId, partners = [] }: ApplyForGrant): string[] {
  return [applicantId, ...partners.map(({ organisationId }) => organisationId)];
}

/** A provider's access is for one organisation; the administration records what others sent on paper. */
function appliesForItself(
  { applicantId }: ApplyForGrant,
  { role, organisationId }: Pick<ActContext, 'role' | 'organisationId'>,
): Rejection | undefined {
  if (role !== 'provider' || organisationId === applicantId) return undefined;
  return reject('applicant-of-another', { organisationId: applicantId });
}

/** It was applied for by today, and the first binding contract is planned by the end of the period at the latest. */
function soundDates(
  { appliedOn, period, plannedStartOn }: ApplyForGrant,
  context: Pick<ActContext, 'today'>,
): Rejection | undefined {
  const { until } = period;
  return (
    notInFuture(appliedOn, context) ??
    periodRunsForward(period) ??
    (plannedStartOn > until ? reject('start-after-period', { plannedStartOn, until }) : undefined)
  );
}

/** The chain from need to effect would break where a measure is paid for needs that it does not answer. */
function answersNeedOf(
  measure: MeasureState | undefined,
  { measureId, needIds }: ApplyForGrant,
): Rejection | undefined {
  if (!measure || needIds.some((id) => measure.needIds.includes(id))) return undefined;
  return reject('needs-not-of-measure', { measureId }, [measure.number]);
}

/** Letter case and outer blanks make no description. */
function describedBeyondTitle({ title, description }: ApplyForGrant): Rejection | undefined {
  const [one, other] = [title, description].map((text) => text.trim().toLowerCase());
  return one === other ? reject('description-repeats-title') : undefined;
}
