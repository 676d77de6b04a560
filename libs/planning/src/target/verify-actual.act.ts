import { act } from '#kernel';
import { reject } from '../language.js';
import { organisationTies } from '../organisation/organisation.model.js';
import { affiliationsOf, organisationsOn } from '../person/affiliations.model.js';
import { stillHolds } from '../rules/still-holds.js';
import { answeringFor, verifiedByAnother } from '../rules/verified-by-another.js';
import { actualState } from './actual.model.js';
import { actualVerified, VerifyActual } from './actual-verified.event.js';

/** Confirms a reported actual. Whoever reported it does not verify it, nor does their organisation (rule R9). */
export const verifyActual = act('verify-actual', VerifyActual, {
  label: { de: 'Istwert bestätigen', en: 'Verify actual' },
  makes: [actualVerified],
  example: { actualId: '01890a5d-ac96-774b-bcce-b302099a8057', method: 'Stichprobe vor Ort' },
  reads: ({ actualId }, context) => ({
    actual: actualState.of(actualId),
    verifier: affiliationsOf(answeringFor(context)),
  }),
  thenReads: ({ actual }) => ({ reporter: actual && affiliationsOf(actual.reporter) }),
  lastReads: ({ actual, reporter = [] }) => ({
    ties: concernedBy(actual, reporter).map((id) => organisationTies.of(id)),
  }),
  decide: ({ actual, verifier = [], reporter = [], ties }, input, context) => {
    const { actualId } = input;
    if (!actual) return reject('unknown-id', { field: '/actualId', kind: 'actual', id: actualId });
    const { targetVersionId, verifiedBy } = actual;
    const refusal = stillHolds('actual', [[actualId, actual]]);
    if (refusal) return refusal;
    if (verifiedBy !== undefined)
      return reject('already-verified', { actualId, by: verifiedBy }, [verifiedBy]);
    const answering = answeringFor(context);
    const concerned = concernedBy(actual, reporter).map((organisationId, index) => ({
      organisationId,
      ties: ties[index],
    }));
    return (
      verifiedByAnother(
        { actualId, ...actual },
        [answering, answeringFor({ actor: context.actor })],
        organisationsOn(verifier, context.effectiveOn),
        concerned,
        context.effectiveOn,
      ) ?? actualVerified.of(actualId, { ...input, targetVersionId, verifier: answering })
    );
  },
});

/** The organisations that answer for the report: the one it names, and those of the reporter on that day. */
function concernedBy(
  actual: { readonly organisationId?: string; readonly reportedOn: string } | undefined,
  reporter: Parameters<typeof organisationsOn>[0],
): string[] {
  if (!actual) return [];
  const { organisationId, reportedOn } = actual;
  const named = organisationId === undefined ? [] : [organisationId];
  return [...new Set([...named, ...organisationsOn(reporter, reportedOn)])];
}
