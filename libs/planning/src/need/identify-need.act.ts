import { act } from '#kernel';
import { cycleState } from '../cycle/cycle.model.js';
import { goalState } from '../goal/goal.model.js';
import { reasonForThePast } from '../rules/reason-for-the-past.js';
import { paired, stillHolds } from '../rules/still-holds.js';
import { Need, needIdentified } from './need-identified.event.js';

/**
 * Records a need, whoever raised it (§ 80 Abs. 1 Nr. 2 SGB VIII: with regard to the wishes, needs and interests of the
 * young people and their parents; § 71 SGB XII for the elderly; to be checked).
 */
export const identifyNeed = act('identify-need', Need, {
  label: { de: 'Bedarf feststellen', en: 'Identify need' },
  makes: [needIdentified],
  example: {
    title: 'Ganztagsplätze in der Nordstadt',
    description: 'Für Kinder im Grundschulalter fehlen Plätze am Nachmittag.',
    kind: 'new',
    groups: ['grundschulkinder'],
    spaceIds: ['nordstadt'],
    fields: ['jugend'],
    legalBases: ['SGB VIII'],
    reportedBy: { sector: 'concerned' },
    citizenBenefit: 'Eltern können arbeiten, Kinder sind betreut.',
  },
  reads: ({ cycleId, goalIds = [] }) => ({
    cycle: cycleId === undefined ? undefined : cycleState.of(cycleId),
    goals: goalIds.map((id) => goalState.of(id)),
  }),
  decide: ({ cycle, goals }, input, context) =>
    stillHolds('cycle', [[input.cycleId ?? '', cycle]]) ??
    stillHolds('goal', paired(input.goalIds ?? [], goals)) ??
    reasonForThePast(context, cycle) ??
    needIdentified.of(context.id, input),
});
