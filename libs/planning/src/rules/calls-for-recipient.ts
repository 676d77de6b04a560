import type { ActContext, Rejection } from '#kernel';
import type { Stakeholder } from '../grant/stakeholders.model.js';
import { reject } from '../language.js';
import { organisationsOn } from '../person/affiliations.model.js';
import type { Interest } from '../person/interests.model.js';
import { includes } from './period-runs-forward.js';

/** Those who gain from a grant, and what ties the person for whom a call is entered to organisations. */
export interface CalledFor {
  readonly holders: readonly Stakeholder[];
  readonly declared: readonly Interest[] | undefined;
  readonly affiliated: Parameters<typeof organisationsOn>[0] | undefined;
}

/**
 * R10: who enters a call for somebody else enters it for a person of the recipient. Otherwise a clerk could name anybody, and
 * certify a call of their own.
 */
export function callsForRecipient(
  { holders, declared = [], affiliated = [] }: CalledFor,
  { onBehalfOf, effectiveOn }: Pick<ActContext, 'onBehalfOf' | 'effectiveOn'>,
): Rejection | undefined {
  if (onBehalfOf === undefined) return undefined;
  const known = [
    ...organisationsOn(affiliated, effectiveOn),
    ...declared.filter((each) => includes(each, effectiveOn)).map(({ organisationId }) => organisationId),
  ];
  const recipients = holders.filter(({ as }) => as === 'applicant');
  return recipients.some(({ organisationId }) => known.includes(organisationId))
    ? undefined
    : reject(
        'called-for-stranger',
        { personId: onBehalfOf },
        recipients.map(({ number }) => number),
      );
}
