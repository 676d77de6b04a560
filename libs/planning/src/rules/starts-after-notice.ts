import type { Rejection } from '#kernel';
import type { Application } from '../grant/application.model.js';
import type { GuidelineVersion } from '../guideline/guideline.model.js';
import { reject } from '../language.js';

/** What rule R12 compares; days. */
export interface ProjectStart extends Pick<
  Application,
  'kind' | 'plannedStartOn' | 'started' | 'appliedOn' | 'number'
> {
  readonly startRule: GuidelineVersion['startRule'];
  readonly noticeOn: string;
  readonly consents: readonly { readonly from: string; readonly number: number }[];
}

/**
 * R12: a project does not start before its notice, or before its application where the guideline says so, unless an early
 * start on or before that day was consented to. What had started when it was applied for started before the application.
 */
export function startsAfterNotice(project: ProjectStart): Rejection | undefined {
  const { kind, plannedStartOn, started, appliedOn, startRule, noticeOn, consents, number } = project;
  if (kind !== 'project' || startRule === 'none') return undefined;
  const startOn = started && appliedOn < plannedStartOn ? appliedOn : plannedStartOn;
  const notBefore = startRule === 'before-notice' ? noticeOn : appliedOn;
  if (!started && startOn >= notBefore) return undefined;
  if (consents.some(({ from }) => from <= startOn)) return undefined;
  return reject('started-too-early', { startOn, notBefore, startRule }, [
    number,
    ...consents.map((consent) => consent.number),
  ]);
}
