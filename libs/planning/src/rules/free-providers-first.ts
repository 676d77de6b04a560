import type { Rejection } from '#kernel';
import { reject } from '../language.js';
import type { MeasureState } from '../measure/measure.model.js';
import type { SubsidiarityCheck } from '../measure/subsidiarity.model.js';
import type { OrganisationTies } from '../organisation/organisation.model.js';

/** The sectors before which free non-profit providers come; a church counts as one of these. */
const AFTER_FREE_PROVIDERS: readonly OrganisationTies['sector'][] = [
  'commercial',
  'public',
  'administration',
];

/**
 * R13: before a commercial or public recipient or the municipality itself carries out a measure, it was asked whether a free
 * non-profit provider would (§ 4 Abs. 2 SGB VIII, § 5 Abs. 4 SGB XII; to be checked). The last check holds: nobody else is
 * funded once a free provider was found.
 */
export function freeProvidersFirst(
  measureId: string,
  measure: MeasureState | undefined,
  checks: readonly SubsidiarityCheck[],
  recipient: Pick<OrganisationTies, 'sector'> | undefined,
): Rejection | undefined {
  const comesAfter = AFTER_FREE_PROVIDERS.includes(recipient?.sector);
  if (!comesAfter && measure?.provision !== 'municipality') return undefined;
  const last = checks.at(-1);
  if (!last) return reject('subsidiarity-unchecked', { measureId }, measure && [measure.number]);
  if (last.outcome !== 'free-provider-found') return undefined;
  return reject('free-provider-available', { measureId, checked: last.number }, [last.number]);
}
