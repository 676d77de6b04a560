import type { ActContext, Rejection } from '#kernel';
import type { Stakeholder } from '../grant/stakeholders.model.js';
import { reject } from '../language.js';

/** A provider acts on grants it applied for itself. What the other roles may do stands in the table of rights. */
export function ofOwnGrant(
  grantId: string,
  holders: readonly Stakeholder[],
  { role, organisationId }: Pick<ActContext, 'role' | 'organisationId'>,
): Rejection | undefined {
  if (role !== 'provider') return undefined;
  const applicants = holders.filter(({ as }) => as === 'applicant');
  if (organisationId !== undefined && applicants.some((each) => each.organisationId === organisationId))
    return undefined;
  return reject(
    'grant-of-another',
    { grantId },
    applicants.map(({ number }) => number),
  );
}
