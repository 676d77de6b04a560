import type { Rejection } from '#kernel';
import type { AssessmentState } from '../assessment/assessment.model.js';
import { reject } from '../language.js';
import { criterionInForce, mandatoryCriteria } from './criteria-in-force.js';
import type { CriteriaAsked } from './criteria-in-force.js';

/** An assessment as an allocation cites it. */
export interface CitedAssessment extends AssessmentState {
  readonly assessmentId: string;
}

/** R1: an allocation cites assessments of its own grant, made before the decision. */
export function assessedBefore(
  grantId: string,
  assessments: readonly CitedAssessment[],
  decision: { readonly number: number },
): Rejection | undefined {
  for (const { assessmentId, number, grantId: assessed } of assessments) {
    if (assessed !== grantId)
      return reject('assessment-of-another-grant', { assessmentId, grantId: assessed }, [number]);
    if (number > decision.number)
      return reject('assessment-after-decision', { assessmentId, number, decided: decision.number }, [
        number,
        decision.number,
      ]);
  }
  return undefined;
}

/**
 * R1: every assessed criterion version is in force on the day of the decision, and each mandatory one of those was assessed.
 * A version whose time was over that day binds nobody.
 */
export function criteriaAssessed(
  asked: CriteriaAsked,
  assessments: readonly CitedAssessment[],
  on: string,
): Rejection | undefined {
  const assessed = new Set(assessments.flatMap(({ items }) => items.map((item) => item.criterionVersionId)));
  for (const criterionVersionId of assessed) {
    const refusal = criterionInForce(asked, criterionVersionId, on);
    if (refusal) return refusal;
  }
  const missing = mandatoryCriteria(asked).find(
    (id) => !assessed.has(id) && criterionInForce(asked, id, on) === undefined,
  );
  if (missing === undefined) return undefined;
  const agreed = asked.criteria.agreed[missing];
  return reject(
    'criterion-not-assessed',
    { criterionVersionId: missing, cycleId: asked.cycleId },
    agreed && [agreed.number],
  );
}

/** R1: the first knock-out criterion that is not met. Of several assessments by one version the one recorded last holds. */
export function knockoutUnmet(
  { criteria }: CriteriaAsked,
  assessments: readonly CitedAssessment[],
): Rejection | undefined {
  const inOrder = assessments.toSorted((one, other) => one.number - other.number);
  const found = new Map(
    inOrder.flatMap((each) =>
      each.items.map((item) => [item.criterionVersionId, { met: item.met, ...each }] as const),
    ),
  );
  for (const [criterionVersionId, { met, assessmentId, number }] of found) {
    if (met === 'no' && criteria.agreed[criterionVersionId]?.knockout)
      return reject('knockout-unmet', { criterionVersionId, assessmentId }, [number]);
  }
  return undefined;
}
