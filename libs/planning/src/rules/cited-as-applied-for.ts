import type { Rejection } from '#kernel';
import type { Application } from '../grant/application.model.js';
import { reject } from '../language.js';
import type { MeasureState } from '../measure/measure.model.js';

/** R2: money is allocated for needs that were applied for, and for goals of the application or of its measure. */
export function citedAsAppliedFor(
  { grantId, needIds, goalIds }: Pick<Application, 'needIds' | 'goalIds'> & { readonly grantId: string },
  application: Application,
  measure: MeasureState | undefined,
): Rejection | undefined {
  const needId = needIds.find((id) => !application.needIds.includes(id));
  if (needId !== undefined) return reject('need-not-applied-for', { needId, grantId }, [application.number]);
  const goals = [...application.goalIds, ...(measure?.goalIds ?? [])];
  const goalId = goalIds.find((id) => !goals.includes(id));
  return goalId === undefined
    ? undefined
    : reject('goal-not-applied-for', { goalId, grantId }, [application.number]);
}
