import type { Rejection } from '#kernel';
import { reject } from '../language.js';
import type { DelegatedAuthority } from '../person/authorities.model.js';
import type { PaymentRight } from '../person/person.terms.js';
import { includes } from './period-runs-forward.js';

/** What a person must hold to certify or to order a payment of an amount on a day. */
export interface AuthorityNeeded {
  readonly personId: string;
  readonly right: PaymentRight;
  readonly amountCents: number;
  readonly on: string;
}

/**
 * R10: who certifies or orders a payment holds on that day a delegated authority of at least its amount. Of several that
 * apply the one recorded last holds.
 */
export function authoritySuffices(
  delegated: readonly DelegatedAuthority[],
  { personId, right, amountCents, on }: AuthorityNeeded,
): Rejection | undefined {
  const inForce = delegated.filter((each) => each.right === right && includes(each, on)).at(-1);
  const limitCents = inForce?.limitCents ?? 0;
  if (inForce && amountCents <= limitCents) return undefined;
  return reject(
    'authority-insufficient',
    { personId, right, limitCents, amountCents, on },
    inForce ? [inForce.number] : [],
  );
}
