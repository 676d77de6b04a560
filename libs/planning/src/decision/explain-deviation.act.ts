import { act } from '#kernel';
import { contradiction } from '../contradiction.js';
import { reject } from '../language.js';
import { stillHolds } from '../rules/still-holds.js';
import { decisionState, outcomeOn } from './decision.model.js';
import { deviationExplained, ExplainDeviation } from './deviation-explained.event.js';

/**
 * Says why a decision deviates from the recommendation on a grant, or that nobody said why: a council owes no reasons, and
 * the record must not stop lawful execution. That none was given is a finding (rule R4).
 */
export const explainDeviation = act('explain-deviation', ExplainDeviation, {
  label: { de: 'Abweichung erklären', en: 'Explain deviation' },
  makes: [deviationExplained],
  example: {
    decisionId: '01890a5d-ac96-774b-bcce-b302099a8501',
    grantId: '01890a5d-ac96-774b-bcce-b302099a8401',
    kind: 'in-minutes',
    text: 'Der Ausschuss folgt der Empfehlung nicht, weil der Stadtteil seit 2026 versorgt ist.',
  },
  reads: ({ decisionId }) => ({ decision: decisionState.of(decisionId) }),
  decide: ({ decision }, input) => {
    const { decisionId, grantId, kind, text } = input;
    const refusal = stillHolds('decision', [[decisionId, decision]]);
    if (refusal) return refusal;
    if (!decision) return reject('unknown-id', { field: '/decisionId', kind: 'decision', id: decisionId });
    if (!outcomeOn(decision, grantId))
      return reject('grant-not-decided', { decisionId, grantId }, [decision.number]);
    const before = decision.explanations.find((each) => each.grantId === grantId);
    if (before)
      return reject('deviation-explained-already', { decisionId, grantId, by: before.number }, [
        before.number,
      ]);
    if (kind !== 'none-given') {
      return text === undefined ? reject('explanation-missing') : deviationExplained.of(decisionId, input);
    }
    if (text !== undefined) return reject('explanation-superfluous');
    const finding = reject('deviation-unexplained', { decisionId, grantId }, [decision.number]);
    return deviationExplained.of(decisionId, { ...input, contradicts: [contradiction(finding)] });
  },
});
