import { act, isRejection } from '#kernel';
import { reject } from '../language.js';
import { openOccurrence } from '../rules/open-occurrence.js';
import { ExtendObligation, obligationExtended } from './obligation-extended.event.js';
import { obligationState, ofItsCycle } from './obligation.model.js';

/** Gives more time for a task, and says why. The day that was planned stays known. */
export const extendObligation = act('extend-obligation', ExtendObligation, {
  label: { de: 'Frist einer Aufgabe verlängern', en: 'Extend obligation' },
  makes: [obligationExtended],
  needsReason: true,
  example: { obligationId: '01890a5d-ac96-774b-bcce-b302099a8062', dueOn: '2027-04-30' },
  reads: ({ obligationId }) => ({ obligation: obligationState.of(obligationId) }),
  decide: ({ obligation }, input) => {
    const { obligationId } = input;
    if (!obligation)
      return reject('unknown-id', { field: '/obligationId', kind: 'obligation', id: obligationId });
    const occurrence = openOccurrence(obligation, input);
    if (isRejection(occurrence)) return occurrence;
    const { on, dueOn } = occurrence;
    return input.dueOn <= dueOn
      ? reject('extension-not-later', { dueOn, newDueOn: input.dueOn })
      : obligationExtended.of(obligationId, { ...input, ...ofItsCycle(obligation), occurrenceOn: on });
  },
});
