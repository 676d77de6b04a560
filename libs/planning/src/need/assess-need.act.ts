import { act } from '#kernel';
import { evidenceState } from '../evidence/evidence.model.js';
import { reject } from '../language.js';
import { restsOnEvidence } from '../rules/rests-on-evidence.js';
import { paired, stillHolds } from '../rules/still-holds.js';
import { AssessNeed, needAssessed } from './need-assessed.event.js';
import { needState } from './need.model.js';

/** Grades how much a need calls for action. A later grade replaces the one before. */
export const assessNeed = act('assess-need', AssessNeed, {
  label: { de: 'Handlungsnotwendigkeit bewerten', en: 'Assess need' },
  makes: [needAssessed],
  needsReason: true,
  example: {
    needId: '01890a5d-ac96-774b-bcce-b302099a8057',
    urgency: 'high',
    evidenceIds: ['01890a5d-ac96-774b-bcce-b302099a8058'],
  },
  reads: ({ needId, evidenceIds = [] }) => ({
    need: needState.of(needId),
    evidence: evidenceIds.map((id) => evidenceState.of(id)),
  }),
  decide: ({ need, evidence }, input, context) => {
    const { needId, evidenceIds = [] } = input;
    const cited = paired(evidenceIds, evidence);
    const refusal =
      stillHolds('need', [[needId, need]]) ??
      stillHolds('evidence', cited) ??
      restsOnEvidence(context, evidenceIds);
    if (refusal) return refusal;
    for (const [evidenceId, state] of cited) {
      if (state && state.needId !== needId)
        return reject('evidence-of-another-need', { evidenceId, needId, otherNeedId: state.needId }, [
          state.number,
        ]);
    }
    return needAssessed.of(needId, input);
  },
});
