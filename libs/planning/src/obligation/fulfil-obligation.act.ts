import { act, isRejection } from '#kernel';
import { cycleState } from '../cycle/cycle.model.js';
import { reject } from '../language.js';
import { openOccurrence } from '../rules/open-occurrence.js';
import { ofOwnObligation } from '../rules/own-obligation.js';
import { reasonForThePast } from '../rules/reason-for-the-past.js';
import { FulfilObligation, obligationFulfilled } from './obligation-fulfilled.event.js';
import { obligationState, ofItsCycle } from './obligation.model.js';

/**
 * Records that a task was done, and what was handed over. It applies from the day on which that was; what came late stays late.
 * A provider reports its own tasks only.
 */
export const fulfilObligation = act('fulfil-obligation', FulfilObligation, {
  label: { de: 'Aufgabe erfüllen', en: 'Fulfil obligation' },
  makes: [obligationFulfilled],
  example: {
    obligationId: '01890a5d-ac96-774b-bcce-b302099a8062',
    result: 'Datenblatt 1. Quartal 2027, an die Sozialplanung übergeben.',
  },
  reads: ({ obligationId }) => ({ obligation: obligationState.of(obligationId) }),
  thenReads: ({ obligation }) => ({
    cycle: obligation?.cycleId === undefined ? undefined : cycleState.of(obligation.cycleId),
  }),
  decide: ({ obligation, cycle }, input, context) => {
    const { obligationId } = input;
    if (!obligation)
      return reject('unknown-id', { field: '/obligationId', kind: 'obligation', id: obligationId });
    const foreign = ofOwnObligation(obligationId, obligation, context);
    if (foreign) return foreign;
    const occurrence = openOccurrence(obligation, input);
    if (isRejection(occurrence)) return occurrence;
    return (
      reasonForThePast(context, cycle) ??
      obligationFulfilled.of(obligationId, {
        ...input,
        ...ofItsCycle(obligation),
        occurrenceOn: occurrence.on,
      })
    );
  },
});
