import { Cents, Day, Each, EventTag, OneOf, Ref, Text } from '#kernel';
import type { Tag } from '#kernel';
import { Contradiction } from '../contradiction.js';
import { event, tag } from '../language.js';
import { proofStages } from './proof-of-use.terms.js';

class Voucher {
  @Day() paidOn!: string;
  @Text({ max: 500 }) payee!: Text;
  @Text({ max: 500 }) purpose!: Text;
  @Cents() amountCents!: number;
}

/** How a recipient accounts for the money (Verwendungsnachweis): a narrative and figures. */
export class SubmitProofOfUse {
  @Ref('grant') grantId!: string;
  @OneOf(proofStages) kind!: keyof typeof proofStages;
  @Cents({ min: 0 }) spentEligibleCents!: number;
  @Cents({ min: 0 }) ownCents!: number;
  @Cents({ min: 0 }) thirdPartyCents!: number;
  @Cents({ min: 0 }) revenueCents!: number;
  /** What is left of the grant and comes back. */
  @Cents({ min: 0 }) unspentCents!: number;
  @Text() narrative!: Text;
  @Each(() => Voucher, { optional: true, max: 200 }) vouchers?: Voucher[];
  @Day() submittedOn!: string;
}

class SubmittedProof extends SubmitProofOfUse {
  /** Who accounts for it, because somebody else must examine it. */
  @EventTag() submitter!: Tag;
  @Each(() => Contradiction, { optional: true }) contradicts?: Contradiction[];
}

export const proofOfUseSubmitted = event('proof-of-use-submitted', 1, SubmittedProof, {
  label: { de: 'Verwendungsnachweis vorgelegt', en: 'Proof of use submitted' },
  tells: {
    de: 'Verwendungsnachweis ({kind}) vorgelegt: {spentEligibleCents} ausgegeben, {unspentCents} nicht verbraucht',
    en: 'Proof of use ({kind}) submitted: {spentEligibleCents} spent, {unspentCents} unspent',
  },
  subject: 'proof-of-use',
  creates: true,
  tags: ({ grantId }) => [tag('grant', grantId)],
});
