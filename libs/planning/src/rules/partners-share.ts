import type { Rejection } from '#kernel';
import type { ApplyForGrant } from '../grant/grant-applied-for.event.js';
import { reject } from '../language.js';

/**
 * Partners share in what is applied for: others than the applicant, each named once, and together with no more than the
 * whole. The applicant may pass on everything.
 */
export function partnersShare({
  applicantId,
  partners = [],
  requestedCents,
}: Pick<ApplyForGrant, 'applicantId' | 'partners' | 'requestedCents'>): Rejection | undefined {
  const named = new Set<string>();
  for (const { organisationId } of partners) {
    if (organisationId === applicantId) return reject('partner-is-applicant', { organisationId });
    if (named.has(organisationId)) return reject('partner-twice', { organisationId });
    named.add(organisationId);
  }
  const sharesCents = partners.reduce((sum, { amountCents }) => sum + amountCents, 0);
  return sharesCents > requestedCents
    ? reject('partner-shares-exceed', { sharesCents, requestedCents })
    : undefined;
}
