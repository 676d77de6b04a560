import { act } from '#kernel';
import type { Rejection } from '#kernel';
import { goalState } from '../goal/goal.model.js';
import { reject } from '../language.js';
import { periodRunsForward } from '../rules/period-runs-forward.js';
import { paired, stillHolds } from '../rules/still-holds.js';
import { Cycle, cycleOpened } from './cycle-opened.event.js';
import { comesAfter } from './cycle.terms.js';

/**
 * Opens a planning cycle (§ 80 SGB VIII for youth welfare, § 95 SGB X for planning together; to be checked). Cycles may
 * overlap: one is reviewed while the needs of the next are found.
 */
export const openCycle = act('open-cycle', Cycle, {
  label: { de: 'Planungszyklus eröffnen', en: 'Open cycle' },
  makes: [cycleOpened],
  example: {
    title: 'Planungszyklus 2027/2028',
    period: { from: '2027-01-01', until: '2028-12-31' },
    spaceIds: ['nordstadt', 'altstadt'],
    fields: ['jugend', 'teilhabe'],
    plannedPhases: [
      { phase: 'preparation', from: '2027-01-01', until: '2027-02-28' },
      { phase: 'needs', from: '2027-03-01', until: '2027-05-31' },
    ],
  },
  reads: ({ goalIds = [] }) => ({ goals: goalIds.map((id) => goalState.of(id)) }),
  decide: ({ goals }, input, { id }) =>
    stillHolds('goal', paired(input.goalIds ?? [], goals)) ??
    periodRunsForward(input.period) ??
    planInOrder(input.plannedPhases ?? []) ??
    cycleOpened.of(id, input),
});

/** Each phase is planned once, none begins before the one ahead of it, and none ends before it begins. */
function planInOrder(planned: NonNullable<Cycle['plannedPhases']>): Rejection | undefined {
  for (const [index, entry] of planned.entries()) {
    const before = planned[index - 1];
    if (before && (!comesAfter(entry.phase, before.phase) || entry.from < before.from))
      return reject('phase-plan-order', { phase: entry.phase, before: before.phase });
    const reversed = periodRunsForward(entry);
    if (reversed) return reversed;
  }
  return undefined;
}
