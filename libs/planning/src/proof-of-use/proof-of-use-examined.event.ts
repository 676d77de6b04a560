import { Cents, EventTag, OneOf, Ref, Text } from '#kernel';
import type { Tag } from '#kernel';
import { event, tag } from '../language.js';
import { examinationDepths, examinationOutcomes } from './proof-of-use.terms.js';

/** What an examination of a proof of use came to. */
export class ExamineProof {
  @Ref('proof-of-use') proofOfUseId!: string;
  @OneOf(examinationOutcomes) outcome!: keyof typeof examinationOutcomes;
  @OneOf(examinationDepths) depth!: keyof typeof examinationDepths;
  @Cents({ min: 0 }) recognisedCents!: number;
  /** The note of the examination (Prüfvermerk). */
  @Text() note!: Text;
}

class ExaminedProof extends ExamineProof {
  @Ref('grant') grantId!: string;
  @EventTag() examiner!: Tag;
}

export const proofOfUseExamined = event('proof-of-use-examined', 1, ExaminedProof, {
  label: { de: 'Verwendungsnachweis geprüft', en: 'Proof of use examined' },
  tells: {
    de: 'Verwendungsnachweis geprüft: {outcome}, {recognisedCents} anerkannt',
    en: 'Proof of use examined: {outcome}, {recognisedCents} recognised',
  },
  subject: 'proof-of-use',
  tags: ({ grantId }) => [tag('grant', grantId)],
});
