import type { Rejection } from '#kernel';
import type { GuidelineVersion } from '../guideline/guideline.model.js';
import { reject } from '../language.js';
import type { VersionId } from '../version.js';
import { stillHolds } from './still-holds.js';

/** A version of a guideline as an act names it, and what the ledger knows of it. */
interface NamedGuideline {
  readonly guidelineVersionId: VersionId;
  readonly guideline: GuidelineVersion | undefined;
}

/** Money is given under a guideline that exists, applies on the day, and is for these kinds of grants. */
export function guidelineCovers(
  { guidelineVersionId, guideline }: NamedGuideline,
  kinds: readonly GuidelineVersion['kinds'][number][],
  on: string,
): Rejection | undefined {
  if (!guideline) {
    return reject('unknown-id', { field: '/guidelineVersionId', kind: 'guideline', id: guidelineVersionId });
  }
  const refusal = stillHolds('guideline', [[guidelineVersionId, guideline]]);
  if (refusal) return refusal;
  const { validFrom, number } = guideline;
  if (on < validFrom) return reject('guideline-not-valid', { guidelineVersionId, validFrom, on }, [number]);
  const kind = kinds.find((each) => !guideline.kinds.includes(each));
  return kind && reject('kind-not-in-guideline', { guidelineVersionId, kind }, [number]);
}
