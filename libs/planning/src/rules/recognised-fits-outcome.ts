import type { Rejection } from '#kernel';
import { reject } from '../language.js';
import type { ExamineProof } from '../proof-of-use/proof-of-use-examined.event.js';

/**
 * What an examination recognises fits its outcome: all that was spent when it is accepted, less when it is accepted with a lower
 * amount, nothing when it is rejected, and never more than was spent.
 */
export function recognisedFitsOutcome(
  { outcome, recognisedCents }: Pick<ExamineProof, 'outcome' | 'recognisedCents'>,
  {
    spentEligibleCents: spentCents,
    number,
  }: { readonly spentEligibleCents: number; readonly number: number },
): Rejection | undefined {
  const fits = {
    accepted: recognisedCents === spentCents,
    'accepted-reduced': recognisedCents < spentCents,
    'more-asked': recognisedCents <= spentCents,
    rejected: recognisedCents === 0,
  }[outcome];
  return fits
    ? undefined
    : reject('recognised-unlike-outcome', { outcome, recognisedCents, spentCents }, [number]);
}
