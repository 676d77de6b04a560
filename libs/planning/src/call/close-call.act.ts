import { act } from '#kernel';
import { cycleState } from '../cycle/cycle.model.js';
import { reject } from '../language.js';
import { reasonForThePast } from '../rules/reason-for-the-past.js';
import { stillHolds } from '../rules/still-holds.js';
import { callClosed, CloseCall } from './call-closed.event.js';
import { callState } from './call.model.js';

/**
 * Closes a call, be it before its last day or after it, when the last paper application of those that arrived in time is
 * recorded. Without this act it closes after its last day by itself, and only what was applied for by then is still taken.
 */
export const closeCall = act('close-call', CloseCall, {
  label: { de: 'Förderaufruf schließen', en: 'Close call' },
  makes: [callClosed],
  example: { callId: '01890a5d-ac96-774b-bcce-b302099a8603' },
  reads: ({ callId }) => ({ call: callState.of(callId) }),
  thenReads: ({ call }) => ({ cycle: call && cycleState.of(call.cycleId) }),
  decide: ({ call, cycle }, input, context) => {
    const { callId } = input;
    if (!call) return reject('unknown-id', { field: '/callId', kind: 'call', id: callId });
    const refusal = stillHolds('call', [[callId, call]]) ?? stillHolds('cycle', [[call.cycleId, cycle]]);
    if (refusal) return refusal;
    if (call.closedBy !== undefined)
      return reject('call-closed', { callId, by: call.closedBy }, [call.closedBy]);
    return reasonForThePast(context, cycle) ?? callClosed.of(callId, input);
  },
});
