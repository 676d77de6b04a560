import { idOf } from '#kernel';
import type { Tag } from '#kernel';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { proofOfUseExamined } from './proof-of-use-examined.event.js';
import { proofOfUseSubmitted } from './proof-of-use-submitted.event.js';
import type { examinationOutcomes, proofStages } from './proof-of-use.terms.js';

type Outcome = keyof typeof examinationOutcomes;

interface Examination {
  readonly outcome: Outcome;
  readonly number: number;
}

/** A proof of use, who submitted it, and its examinations; those that were corrected are gone. */
export interface ProofState {
  readonly grantId: string;
  readonly spentEligibleCents: number;
  readonly submitter: Tag;
  readonly number: number;
  readonly examinations: readonly Examination[];
  readonly correctedBy?: number;
}

export const proofOfUse = model('proof of use', 'proof-of-use', {
  initial: undefined as ProofState | undefined,
  on: (when) => [
    when(proofOfUseSubmitted, (_, { grantId, spentEligibleCents, submitter }, { number }) => ({
      grantId,
      spentEligibleCents,
      submitter,
      number,
      examinations: [],
    })),
    when(
      proofOfUseExamined,
      (proof, { outcome }, { number }) =>
        proof && { ...proof, examinations: [...proof.examinations, { outcome, number }] },
    ),
    when(
      eventCorrected,
      (proof, { eventNumber }, { number }) => proof && corrected(proof, eventNumber, number),
    ),
  ],
});

function corrected(proof: ProofState, eventNumber: number, by: number): ProofState {
  if (proof.number === eventNumber) return { ...proof, correctedBy: by };
  return { ...proof, examinations: proof.examinations.filter(({ number }) => number !== eventNumber) };
}

/** What a grant accounts for: a proof of use and the outcome of each of its examinations. */
export interface ProofOfGrant {
  readonly proofOfUseId: string;
  readonly kind: keyof typeof proofStages;
  readonly number: number;
  readonly examinations: readonly Examination[];
}

/** The proofs of use of a grant, in the order of recording; those that were corrected are gone (rule R28). */
export const proofsOfGrant = model('proofs of use of a grant', 'grant', {
  initial: [] as readonly ProofOfGrant[],
  on: (when) => [
    when(proofOfUseSubmitted, (proofs, { kind }, { subject, number }) => [
      ...proofs,
      { proofOfUseId: idOf(subject), kind, number, examinations: [] },
    ]),
    when(proofOfUseExamined, (proofs, { outcome }, { subject, number }) =>
      proofs.map((proof) =>
        proof.proofOfUseId === idOf(subject)
          ? { ...proof, examinations: [...proof.examinations, { outcome, number }] }
          : proof,
      ),
    ),
    when(eventCorrected, (proofs, { eventNumber }) =>
      proofs
        .filter(({ number }) => number !== eventNumber)
        .map((proof) => ({
          ...proof,
          examinations: proof.examinations.filter(({ number }) => number !== eventNumber),
        })),
    ),
  ],
});

/** Whether an examination accepted the proof, in full or with a lower amount. */
export function isAccepted({ examinations }: Pick<ProofOfGrant, 'examinations'>): boolean {
  return examinations.some(({ outcome }) => outcome === 'accepted' || outcome === 'accepted-reduced');
}
