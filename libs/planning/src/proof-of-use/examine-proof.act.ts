import { act } from '#kernel';
import { reject } from '../language.js';
import { takingPart } from '../rules/paid-by-several.js';
import { recognisedFitsOutcome } from '../rules/recognised-fits-outcome.js';
import { stillHolds } from '../rules/still-holds.js';
import { answeringFor } from '../rules/verified-by-another.js';
import { ExamineProof, proofOfUseExamined } from './proof-of-use-examined.event.js';
import { proofOfUse } from './proof-of-use.model.js';

/**
 * Examines a proof of use (Nr. 11 VV zu § 44 LHO; to be checked). More may be asked for as often as need be; an outcome ends the
 * examination, and only a correction reopens it. Nobody examines what they submitted (in the spirit of rule R9).
 */
export const examineProof = act('examine-proof', ExamineProof, {
  label: { de: 'Verwendungsnachweis prüfen', en: 'Examine proof of use' },
  makes: [proofOfUseExamined],
  needsPerson: true,
  example: {
    proofOfUseId: '01890a5d-ac96-774b-bcce-b302099a8451',
    outcome: 'accepted',
    depth: 'sample',
    recognisedCents: 30_000_00,
    note: 'Belege in Stichproben geprüft, keine Beanstandung.',
  },
  reads: ({ proofOfUseId }) => ({ proof: proofOfUse.of(proofOfUseId) }),
  decide: ({ proof }, input, context) => {
    const { proofOfUseId } = input;
    if (!proof)
      return reject('unknown-id', { field: '/proofOfUseId', kind: 'proof-of-use', id: proofOfUseId });
    const { grantId, submitter, examinations, number } = proof;
    const refusal = stillHolds('proof-of-use', [[proofOfUseId, proof]]);
    if (refusal) return refusal;
    const done = examinations.find(({ outcome }) => outcome !== 'more-asked');
    if (done) return reject('proof-examined-already', { proofOfUseId, by: done.number }, [done.number]);
    if (takingPart(context).includes(submitter))
      return reject('examiner-is-submitter', { proofOfUseId, submitter }, [number]);
    return (
      recognisedFitsOutcome(input, proof) ??
      proofOfUseExamined.of(proofOfUseId, { ...input, grantId, examiner: answeringFor(context) })
    );
  },
});
