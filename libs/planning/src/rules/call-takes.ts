import type { Rejection } from '#kernel';
import type { CallState } from '../call/call.model.js';
import { currentPhase } from '../cycle/cycle.model.js';
import type { CycleState } from '../cycle/cycle.model.js';
import type { ApplyForGrant } from '../grant/grant-applied-for.event.js';
import { reject } from '../language.js';
import { includes } from './period-runs-forward.js';
import { stillHolds } from './still-holds.js';

type Applied = Pick<ApplyForGrant, 'cycleId' | 'guidelineVersionId' | 'kind' | 'appliedOn'>;

/**
 * A call takes an application of its cycle and kinds, under its own guideline version, that was made on one of its days.
 * It counts on which day the application was made: a paper application may be recorded later, but not once the call was
 * closed.
 */
export function callTakes(
  callId: string,
  call: CallState,
  { cycleId, guidelineVersionId, kind, appliedOn: on }: Applied,
): Rejection | undefined {
  const { opensOn, closesOn, closedBy, number } = call;
  const refusal = stillHolds('call', [[callId, call]]);
  if (refusal) return refusal;
  if (call.cycleId !== cycleId)
    return reject('call-of-another-cycle', { callId, cycleId, otherCycleId: call.cycleId }, [number]);
  if (call.guidelineVersionId !== guidelineVersionId)
    return reject('guideline-not-of-call', { callId, guidelineVersionId, wanted: call.guidelineVersionId }, [
      number,
    ]);
  if (!call.kinds.includes(kind)) return reject('kind-not-in-call', { callId, kind }, [number]);
  if (closedBy !== undefined) return reject('call-closed', { callId, by: closedBy }, [closedBy]);
  return includes({ from: opensOn, until: closesOn }, on)
    ? undefined
    : reject('call-not-open', { callId, opensOn, closesOn, on }, [number]);
}

/**
 * What the law or a standing commitment pays is applied for whenever it is due; everything else competes, so outside a
 * call it is applied for only while its cycle takes applications.
 */
const WITHOUT_CALL: readonly ApplyForGrant['kind'][] = ['statutory', 'institutional'];

/** An application outside a call. */
export function takenWithoutCall(
  { cycleId, kind }: Pick<Applied, 'cycleId' | 'kind'>,
  cycle: CycleState,
): Rejection | undefined {
  const { phase, number } = currentPhase(cycle);
  return phase === 'call' || WITHOUT_CALL.includes(kind)
    ? undefined
    : reject('application-needs-call', { cycleId, kind, phase }, [number]);
}
