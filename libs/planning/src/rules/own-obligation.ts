import type { ActContext, Rejection } from '#kernel';
import { reject } from '../language.js';
import type { ObligationState } from '../obligation/obligation.model.js';

/** A provider acts on the tasks of its own organisation. What the other roles may do stands in the table of rights. */
export function ofOwnObligation(
  obligationId: string,
  obligation: Pick<ObligationState, 'organisationId' | 'number'>,
  { role, organisationId }: Pick<ActContext, 'role' | 'organisationId'>,
): Rejection | undefined {
  if (role !== 'provider') return undefined;
  return organisationId !== undefined && organisationId === obligation.organisationId
    ? undefined
    : reject('obligation-of-another', { obligationId }, [obligation.number]);
}
