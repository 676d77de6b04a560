import { act } from '#kernel';
import { cycleState } from '../cycle/cycle.model.js';
import { goalState } from '../goal/goal.model.js';
import { needState } from '../need/need.model.js';
import { reasonForThePast } from '../rules/reason-for-the-past.js';
import { paired, stillHolds } from '../rules/still-holds.js';
import { Measure, measureProposed } from './measure-proposed.event.js';

/** Proposes a measure that answers needs (§ 80 Abs. 1 Nr. 3 SGB VIII: plan the projects needed, in time and sufficiently; to be checked). */
export const proposeMeasure = act('propose-measure', Measure, {
  label: { de: 'Maßnahme vorschlagen', en: 'Propose measure' },
  makes: [measureProposed],
  example: {
    title: 'Nachmittagsbetreuung Nordstadt',
    description: 'Betreuung von Grundschulkindern im Stadtteilhaus, montags bis freitags bis 17 Uhr.',
    needIds: ['01890a5d-ac96-774b-bcce-b302099a8057'],
    spaceIds: ['nordstadt'],
    fields: ['jugend'],
    provision: 'third-party',
  },
  reads: ({ needIds, goalIds = [], cycleId }) => ({
    needs: needIds.map((id) => needState.of(id)),
    goals: goalIds.map((id) => goalState.of(id)),
    cycle: cycleId === undefined ? undefined : cycleState.of(cycleId),
  }),
  decide: ({ needs, goals, cycle }, input, context) =>
    stillHolds('need', paired(input.needIds, needs)) ??
    stillHolds('goal', paired(input.goalIds ?? [], goals)) ??
    stillHolds('cycle', [[input.cycleId ?? '', cycle]]) ??
    reasonForThePast(context, cycle) ??
    measureProposed.of(context.id, input),
});
