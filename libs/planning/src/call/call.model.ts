import type { Leaf } from '#kernel';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { callClosed } from './call-closed.event.js';
import { callOpened } from './call-opened.event.js';
import type { OpenCall } from './call-opened.event.js';

/** A call without its texts. `closedBy` is the event that closed it before or after its last day. */
export interface CallState extends Pick<
  Leaf<OpenCall>,
  'cycleId' | 'guidelineVersionId' | 'opensOn' | 'closesOn' | 'kinds'
> {
  readonly number: number;
  readonly closedBy?: number;
  readonly correctedBy?: number;
}

export const callState = model('call', 'call', {
  initial: undefined as CallState | undefined,
  on: (when) => [
    when(callOpened, (_, { cycleId, guidelineVersionId, opensOn, closesOn, kinds }, { number }) => ({
      cycleId,
      guidelineVersionId,
      opensOn,
      closesOn,
      kinds,
      number,
    })),
    when(callClosed, (call, _, { number }) => call && { ...call, closedBy: number }),
    when(eventCorrected, (call, { eventNumber }, { number }) => call && withdrawn(call, eventNumber, number)),
  ],
});

function withdrawn(call: CallState, eventNumber: number, by: number): CallState {
  if (call.number === eventNumber) return { ...call, correctedBy: by };
  const { closedBy, ...open } = call;
  return closedBy === eventNumber ? open : call;
}

/**
 * Whether nobody can apply any more: the call was closed, or the day lies after its last one. Until then competitors see
 * nothing of one another's applications (rule R22).
 */
export function hasClosed({ closesOn, closedBy }: CallState, day: string): boolean {
  return closedBy !== undefined || closesOn < day;
}
