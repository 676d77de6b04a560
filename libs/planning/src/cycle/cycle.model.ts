import { eventCorrected } from '../correction/event-corrected.event.js';
import { model, tag } from '../language.js';
import { cycleOpened } from './cycle-opened.event.js';
import type { Phase } from './cycle.terms.js';
import { phaseEntered } from './phase-entered.event.js';

interface PhaseEntry {
  readonly phase: Phase;
  readonly beganOn: string;
  readonly number: number;
}

/** A cycle and the phases it has entered, at most one entry for each phase; those that were corrected are gone. */
export interface CycleState {
  readonly number: number;
  readonly entered: readonly [PhaseEntry, ...PhaseEntry[]];
  readonly correctedBy?: number;
}

export const cycleState = model('phases of a cycle', 'cycle', {
  initial: undefined as CycleState | undefined,
  on: (when) => [
    when(cycleOpened, (cycle, _, { subject, number, effectiveOn }, id) =>
      subject === tag('cycle', id)
        ? { number, entered: [{ phase: 'preparation', beganOn: effectiveOn, number }] }
        : cycle,
    ),
    when(
      phaseEntered,
      (cycle, { phase }, { number, effectiveOn }) =>
        cycle && { ...cycle, entered: [...cycle.entered, { phase, beganOn: effectiveOn, number }] },
    ),
    when(
      eventCorrected,
      (cycle, { eventNumber }, { number }) => cycle && without(cycle, eventNumber, number),
    ),
  ],
});

function without(cycle: CycleState, eventNumber: number, by: number): CycleState {
  if (cycle.number === eventNumber) return { ...cycle, correctedBy: by };
  const [first, ...later] = cycle.entered;
  return { ...cycle, entered: [first, ...later.filter(({ number }) => number !== eventNumber)] };
}

/** The phase a cycle is in. */
export function currentPhase({ entered }: CycleState): PhaseEntry {
  return entered.at(-1) ?? entered[0];
}
