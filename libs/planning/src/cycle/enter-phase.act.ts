import { act } from '#kernel';
import { reject } from '../language.js';
import { reasonForThePast } from '../rules/reason-for-the-past.js';
import { stillHolds } from '../rules/still-holds.js';
import { currentPhase, cycleState } from './cycle.model.js';
import { phaseAfter } from './cycle.terms.js';
import { EnterPhase, phaseEntered } from './phase-entered.event.js';

/** Enters the next phase of a cycle. None is left out and none is gone back to: reopening and closing are acts of their own. */
export const enterPhase = act('enter-phase', EnterPhase, {
  label: { de: 'Phase beginnen', en: 'Enter phase' },
  makes: [phaseEntered],
  example: { cycleId: '01890a5d-ac96-774b-bcce-b302099a8057', phase: 'needs' },
  reads: ({ cycleId }) => ({ cycle: cycleState.of(cycleId) }),
  decide: ({ cycle }, input, context) => {
    const { cycleId, phase: wanted } = input;
    if (!cycle) return reject('unknown-id', { field: '/cycleId', kind: 'cycle', id: cycleId });
    const refusal = stillHolds('cycle', [[cycleId, cycle]]) ?? reasonForThePast(context, cycle);
    if (refusal) return refusal;
    const { phase, number } = currentPhase(cycle);
    const next = phaseAfter(phase);
    if (next === undefined) return reject('cycle-in-last-phase', { cycleId, phase, wanted }, [number]);
    if (wanted !== next) return reject('phase-order', { cycleId, phase, next, wanted }, [number]);
    return phaseEntered.of(cycleId, input);
  },
});
