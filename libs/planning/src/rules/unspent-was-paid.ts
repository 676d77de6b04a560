import type { Rejection } from '#kernel';
import type { LineOfGrant } from '../grant/bound-on-line.js';
import { reject } from '../language.js';

/** R11: what is left of a grant and comes back is at most what was paid. `lines` hold the payments. */
export function unspentWasPaid(
  unspentCents: number,
  paidCents: number,
  lines: readonly LineOfGrant[],
): Rejection | undefined {
  if (unspentCents <= paidCents || unspentCents === 0) return undefined;
  const payments = lines.filter(({ as }) => as === 'paid').map(({ number }) => number);
  return reject('unspent-beyond-paid', { unspentCents, paidCents }, payments);
}
