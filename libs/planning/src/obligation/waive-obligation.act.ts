import { act, isRejection } from '#kernel';
import { reject } from '../language.js';
import { openOccurrence } from '../rules/open-occurrence.js';
import { obligationWaived, WaiveObligation } from './obligation-waived.event.js';
import { obligationState, ofItsCycle, openOccurrences } from './obligation.model.js';

/** Waives a task, once or for all times that are open, and says why (rule R15). What was fulfilled stays fulfilled. */
export const waiveObligation = act('waive-obligation', WaiveObligation, {
  label: { de: 'Auf Aufgabe verzichten', en: 'Waive obligation' },
  makes: [obligationWaived],
  needsReason: true,
  example: { obligationId: '01890a5d-ac96-774b-bcce-b302099a8062' },
  reads: ({ obligationId }) => ({ obligation: obligationState.of(obligationId) }),
  decide: ({ obligation }, input) => {
    const { obligationId } = input;
    if (!obligation)
      return reject('unknown-id', { field: '/obligationId', kind: 'obligation', id: obligationId });
    const occurrence = openOccurrence(obligation, input);
    if (isRejection(occurrence)) return occurrence;
    const waived = input.occurrenceOn === undefined ? openOccurrences(obligation) : [occurrence];
    return obligationWaived.of(obligationId, {
      obligationId,
      ...ofItsCycle(obligation),
      occurrences: waived.map(({ on }) => on),
    });
  },
});
