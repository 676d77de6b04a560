import type { Rejection } from '#kernel';
import { reject } from '../language.js';
import { isAccepted } from '../proof-of-use/proof-of-use.model.js';
import type { ProofOfGrant } from '../proof-of-use/proof-of-use.model.js';

/** The payment that would be ordered; cents. */
export interface LastPayment {
  readonly final: boolean;
  readonly noticedCents: number;
  /** What is ordered in all with it. */
  readonly orderedInAllCents: number;
  /** Share in thousandths that waits; undefined where the grant has no guideline. */
  readonly finalSharePermille: number | undefined;
}

/**
 * R28: the last share of a grant waits until the final proof of use was examined and accepted. It is the last one when it is
 * said to be, or when less than the share the guideline keeps back remains after it. Where that share is 0 nothing waits.
 */
export function finalAfterProof(
  grantId: string,
  { final, noticedCents, orderedInAllCents, finalSharePermille }: LastPayment,
  proofs: readonly ProofOfGrant[],
): Rejection | undefined {
  if (finalSharePermille === 0) return undefined;
  const remainsCents = noticedCents - orderedInAllCents;
  // Whole numbers of any size: a thousandfold of cents may leave those that a number holds exactly.
  const kept = BigInt(finalSharePermille ?? 0) * BigInt(noticedCents);
  if (!final && BigInt(remainsCents) * 1000n >= kept) return undefined;
  const accepted = proofs.some((proof) => proof.kind === 'final' && isAccepted(proof));
  return accepted
    ? undefined
    : reject(
        'proof-not-examined',
        { grantId, remainsCents, finalSharePermille: finalSharePermille ?? 'none' },
        proofs.map(({ number }) => number),
      );
}
