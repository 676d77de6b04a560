import type { Rejection } from '#kernel';
import type { CriteriaOfCycle } from '../catalogue/criteria-of-cycle.model.js';
import { reject } from '../language.js';
import type { VersionId } from '../version.js';
import { includes } from './period-runs-forward.js';

/** The criteria of one cycle, as they stood before the event of number `before`; as they stand where it is missing. */
export interface CriteriaAsked {
  readonly cycleId: string;
  readonly criteria: CriteriaOfCycle;
  readonly before?: number;
}

/** R1, first part: the version was agreed for the cycle. */
export function agreedForCycle(
  { cycleId, criteria, before = Infinity }: CriteriaAsked,
  criterionVersionId: VersionId,
): Rejection | undefined {
  const agreed = criteria.agreed[criterionVersionId];
  if (agreed && agreed.number < before) return undefined;
  return reject('criterion-not-agreed', { criterionVersionId, cycleId }, agreed && [agreed.number]);
}

/** The catalogue that binds: the last one adopted before. */
function bindingCatalogue({ criteria, before = Infinity }: CriteriaAsked) {
  return criteria.catalogues.findLast(({ number }) => number < before);
}

/** R1: the version was agreed for the cycle, stands in the catalogue that binds there, and is valid on the day. */
export function criterionInForce(
  asked: CriteriaAsked,
  criterionVersionId: VersionId,
  on: string,
): Rejection | undefined {
  const refusal = agreedForCycle(asked, criterionVersionId);
  if (refusal) return refusal;
  const { cycleId, criteria } = asked;
  const binding = bindingCatalogue(asked);
  if (!binding?.criterionVersionIds.includes(criterionVersionId)) {
    return reject('criterion-not-in-catalogue', { criterionVersionId, cycleId }, binding && [binding.number]);
  }
  const agreed = criteria.agreed[criterionVersionId];
  if (!agreed) return undefined;
  const { validFrom, validTo, number } = agreed;
  if (includes({ from: validFrom, ...(validTo === undefined ? {} : { until: validTo }) }, on))
    return undefined;
  return reject('criterion-not-in-force', { criterionVersionId, validFrom, validTo: validTo ?? '…', on }, [
    number,
  ]);
}

/** The versions of the binding catalogue by which every application of the cycle must be assessed (rule R1). */
export function mandatoryCriteria(asked: CriteriaAsked): readonly VersionId[] {
  const listed = bindingCatalogue(asked)?.criterionVersionIds ?? [];
  return listed.filter((id) => asked.criteria.agreed[id]?.mandatory);
}
