import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { grantAllocated } from './grant-allocated.event.js';

interface AllocationState {
  readonly grantId: string;
  readonly number: number;
  readonly correctedBy?: number;
}

/** Whose an allocation is; what became of its money stands with the grant. */
export const allocationState = model('allocation', 'allocation', {
  initial: undefined as AllocationState | undefined,
  on: (when) => [
    when(grantAllocated, (_, { grantId }, { number }) => ({ grantId, number })),
    when(eventCorrected, (allocation, { eventNumber }, { number }) =>
      allocation?.number === eventNumber ? { ...allocation, correctedBy: number } : allocation,
    ),
  ],
});
