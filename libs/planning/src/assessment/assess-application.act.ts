import { act } from '#kernel';
import type { Rejection } from '#kernel';
import { criteriaOfCycle } from '../catalogue/criteria-of-cycle.model.js';
import type { CriteriaOfCycle } from '../catalogue/criteria-of-cycle.model.js';
import { currentPhase, cycleState } from '../cycle/cycle.model.js';
import type { CycleState } from '../cycle/cycle.model.js';
import { comesAfter } from '../cycle/cycle.terms.js';
import { application } from '../grant/application.model.js';
import { grantMoney } from '../grant/grant-money.model.js';
import { reject } from '../language.js';
import { agreedForCycle } from '../rules/criteria-in-force.js';
import { reasonForThePast } from '../rules/reason-for-the-past.js';
import { scoreFitsScale } from '../rules/score-fits-scale.js';
import { stillHolds } from '../rules/still-holds.js';
import { applicationAssessed, AssessApplication } from './application-assessed.event.js';

/**
 * Says how far an application meets criteria that were agreed for its cycle, each with a reason (due discretion in funding,
 * § 40 HVwVfG; to be checked). It may be assessed again until it is allocated to; which criteria must be among those
 * assessed is looked at then (rule R1).
 */
export const assessApplication = act('assess-application', AssessApplication, {
  label: { de: 'Antrag bewerten', en: 'Assess application' },
  makes: [applicationAssessed],
  example: {
    grantId: '01890a5d-ac96-774b-bcce-b302099a8605',
    items: [
      {
        criterionVersionId: '01890a5d-ac96-774b-bcce-b302099a8057.v1',
        met: 'yes',
        reason: 'Besucherinnen haben Öffnungszeiten und Angebote mit ausgewählt.',
      },
    ],
  },
  reads: ({ grantId }) => ({ applied: application.of(grantId), money: grantMoney.of(grantId) }),
  thenReads: ({ applied }) => ({
    cycle: applied && cycleState.of(applied.cycleId),
    criteria: applied && criteriaOfCycle.of(applied.cycleId),
  }),
  decide: ({ applied, money, cycle, criteria }, input, context) => {
    const { grantId, items } = input;
    if (!applied || !criteria) return reject('grant-without-application', { grantId });
    const { cycleId } = applied;
    const [allocation] = money.allocations;
    if (allocation) {
      return reject('assessment-after-allocation', { grantId, by: allocation.number }, [allocation.number]);
    }
    return (
      stillHolds('grant', [[grantId, applied]]) ??
      stillHolds('cycle', [[cycleId, cycle]]) ??
      notBeforeTheCall(cycleId, cycle) ??
      reasonForThePast(context, cycle) ??
      byAgreedCriteria({ cycleId, criteria }, items) ??
      applicationAssessed.of(context.id, input)
    );
  },
});

/** Criteria may still change until the call; what is assessed before would have to be assessed anew. */
function notBeforeTheCall(cycleId: string, cycle: CycleState | undefined): Rejection | undefined {
  if (!cycle) return undefined;
  const { phase, number } = currentPhase(cycle);
  return comesAfter('call', phase)
    ? reject('assessment-before-call', { cycleId, phase }, [number])
    : undefined;
}

function byAgreedCriteria(
  asked: { readonly cycleId: string; readonly criteria: CriteriaOfCycle },
  items: AssessApplication['items'],
): Rejection | undefined {
  const seen = new Set<string>();
  for (const item of items) {
    const { criterionVersionId } = item;
    if (seen.has(criterionVersionId)) return reject('criterion-assessed-twice', { criterionVersionId });
    seen.add(criterionVersionId);
    const agreed = asked.criteria.agreed[criterionVersionId];
    const refusal =
      agreedForCycle(asked, criterionVersionId) ?? (agreed && scoreFitsScale(agreed.scale, item));
    if (refusal) return refusal;
  }
  return undefined;
}
