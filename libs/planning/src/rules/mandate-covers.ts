import type { Rejection } from '#kernel';
import type { BodyState } from '../body/body.model.js';
import type { MandateVerb } from '../body/body.terms.js';
import type { DecisionBasis } from '../decision/decision.terms.js';
import type { grantKinds } from '../grant/grant.terms.js';
import { reject } from '../language.js';

/** What a body decides or recommends; where kind or amount is not known, any mandate will do for it. */
export interface Matter {
  readonly grantKind?: keyof typeof grantKinds;
  readonly amountCents?: number;
}

/** R4: what is delegated or urgent is decided without a mandate of its own, if it says by which paper. */
export function decidesWithoutMandate({
  basis,
  hasPaper,
}: {
  readonly basis: DecisionBasis;
  readonly hasPaper: boolean;
}): boolean {
  return (basis === 'delegation' || basis === 'urgent') && hasPaper;
}

/**
 * R4: a body recommends or decides only what a mandate of it covers, in kind and amount (§§ 50, 51, 62, 66 HGO; to be
 * checked).
 */
export function mandateCovers(
  bodyId: string,
  body: BodyState | undefined,
  verb: MandateVerb,
  { grantKind, amountCents }: Matter = {},
): Rejection | undefined {
  const mandate = body?.mandates.find(
    (each) =>
      each.verb === verb &&
      (grantKind === undefined || each.grantKinds.includes(grantKind)) &&
      (amountCents === undefined || each.limitCents === undefined || amountCents <= each.limitCents),
  );
  if (mandate) return undefined;
  return reject(
    'mandate-missing',
    {
      bodyId,
      verb,
      ...(grantKind === undefined ? {} : { grantKind }),
      ...(amountCents === undefined ? {} : { amountCents }),
    },
    body ? [body.number] : [],
  );
}
