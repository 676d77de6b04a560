import { act } from '#kernel';
import { cycleState } from '../cycle/cycle.model.js';
import { reasonForThePast } from '../rules/reason-for-the-past.js';
import { stillHolds } from '../rules/still-holds.js';
import { criterionDrafted, DraftCriterion } from './criterion-drafted.event.js';

/** Puts a quality criterion up for discussion (quality development, §§ 79, 79a SGB VIII; to be checked). */
export const draftCriterion = act('draft-criterion', DraftCriterion, {
  label: { de: 'Qualitätskriterium entwerfen', en: 'Draft criterion' },
  makes: [criterionDrafted],
  example: {
    title: 'Beteiligung der Betroffenen',
    definition: 'Die Menschen, für die das Angebot da ist, haben an seiner Planung mitgewirkt.',
    scale: 'boolean',
    fields: ['teilhabe'],
  },
  reads: ({ cycleId }) => ({ cycle: cycleId === undefined ? undefined : cycleState.of(cycleId) }),
  decide: ({ cycle }, input, context) =>
    stillHolds('cycle', [[input.cycleId ?? '', cycle]]) ??
    reasonForThePast(context, cycle) ??
    criterionDrafted.of(context.id, input),
});
