import type { Rejection } from '#kernel';
import { reject } from '../language.js';
import type { TargetVersion } from '../target/target-version.model.js';
import type { VersionId } from '../version.js';

/** A version of agreed targets as an allocation cites it; undefined where there is none or it was corrected. */
export interface CitedTargets {
  readonly targetVersionId: VersionId;
  readonly version: TargetVersion | undefined;
}

/**
 * R8: what is to be reached by a measure was agreed, and applied, before the decision. That each indicator has its baseline
 * was seen to when the targets were agreed.
 */
export function targetsAgreedBefore(
  measureId: string,
  targets: readonly CitedTargets[],
  decision: { readonly number: number; readonly decidedOn: string },
): Rejection | undefined {
  for (const { targetVersionId, version } of targets) {
    if (!version) return reject('targets-unknown', { targetVersionId });
    const { number, effectiveOn } = version;
    if (version.measureId !== measureId)
      return reject('targets-of-another-measure', { targetVersionId, measureId }, [number]);
    if (number > decision.number || effectiveOn > decision.decidedOn)
      return reject(
        'targets-after-decision',
        { targetVersionId, effectiveOn, decidedOn: decision.decidedOn },
        [number, decision.number],
      );
  }
  return undefined;
}

/**
 * R8: nobody is given money beyond the petty limit of the guideline without targets. An innovation needs at least one, to
 * learn by, whatever its amount (rule R1).
 */
export function targetsNeeded(
  grantId: string,
  targets: readonly CitedTargets[],
  { kind, amountCents, pettyLimitCents }: TargetsAsked,
): Rejection | undefined {
  if (targets.length > 0 || (kind !== 'innovation' && amountCents <= pettyLimitCents)) return undefined;
  return reject('targets-missing', { grantId, kind, amountCents, pettyLimitCents });
}

interface TargetsAsked {
  readonly kind: string;
  readonly amountCents: number;
  readonly pettyLimitCents: number;
}
