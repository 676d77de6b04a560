import type { Rejection } from '#kernel';
import { reject } from '../language.js';
import type { FileReview } from '../review/review-filed.event.js';
import type { TargetVersion } from '../target/target-version.model.js';
import { valueFitsMeasure } from './value-fits-measure.js';

type Finding = FileReview['findings'][number];

/** The versions of targets that findings name, each once. */
export function versionsNamed(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ targetVersionId }) => targetVersionId))];
}

/**
 * R8: a finding of a review names a version of targets that was agreed before for the measure under review, an indicator of it,
 * and either its value or why there is none. `versions` are those of `versionsNamed`, in that order.
 */
export function findingsNameTargets(
  findings: readonly Finding[],
  measureId: string | undefined,
  versions: readonly (TargetVersion | undefined)[],
): Rejection | undefined {
  const named = versionsNamed(findings);
  for (const [index, finding] of findings.entries()) {
    const { targetVersionId } = finding;
    const version = versions[named.indexOf(targetVersionId)];
    const field = `/findings/${String(index)}/targetVersionId`;
    if (!version) return reject('unknown-id', { field, kind: 'target', id: targetVersionId });
    if (version.measureId !== measureId) {
      return reject('target-not-under-review', { targetVersionId, measureId: version.measureId }, [
        version.number,
      ]);
    }
    const refusal = indicatorIsJudged(finding, version);
    if (refusal) return refusal;
  }
  return undefined;
}

function indicatorIsJudged(finding: Finding, version: TargetVersion): Rejection | undefined {
  const { targetVersionId, indicator, value, valueText, notMeasurableReason } = finding;
  const agreed = version.indicators[indicator];
  if (!agreed) return reject('indicator-unknown', { targetVersionId, indicator }, [version.number]);
  const given = [value, valueText, notMeasurableReason].filter((each) => each !== undefined);
  if (given.length > 1) return reject('finding-value-unclear', { indicator });
  return notMeasurableReason === undefined ? valueFitsMeasure(indicator, agreed.measure, finding) : undefined;
}
