import type { ActContext, Rejection } from '#kernel';
import { currentPhase } from '../cycle/cycle.model.js';
import type { CycleState } from '../cycle/cycle.model.js';
import { reject } from '../language.js';

/**
 * R17: what applies from before the current phase of its cycle began is told with a reason, because others have already
 * relied on how things stood. From the day the phase began on, none is needed.
 */
export function reasonForThePast(
  { effectiveOn, reasoned }: Pick<ActContext, 'effectiveOn' | 'reasoned'>,
  cycle: CycleState | undefined,
): Rejection | undefined {
  if (reasoned || cycle === undefined) return undefined;
  const { phase, beganOn, number } = currentPhase(cycle);
  return effectiveOn < beganOn
    ? reject('backdated-without-reason', { effectiveOn, phase, beganOn }, [number])
    : undefined;
}
