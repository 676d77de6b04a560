import { act } from '#kernel';
import type { Rejection } from '#kernel';
import { cycleState } from '../cycle/cycle.model.js';
import { itemState } from '../item/item.model.js';
import { reject } from '../language.js';
import { consensusOn } from '../rules/consensus-on.js';
import { periodRunsForward } from '../rules/period-runs-forward.js';
import { reasonForThePast } from '../rules/reason-for-the-past.js';
import { stillHolds } from '../rules/still-holds.js';
import { AgreeCriterion, criterionAgreed } from './criterion-agreed.event.js';
import { criterionState } from './criterion.model.js';

/**
 * Agrees a version of a criterion for a cycle, on the consensus that was reached about it. It binds from the day it is
 * valid on, once it stands in an adopted catalogue (rule R1).
 */
export const agreeCriterion = act('agree-criterion', AgreeCriterion, {
  label: { de: 'Qualitätskriterium abstimmen', en: 'Agree criterion' },
  makes: [criterionAgreed],
  mayBeAhead: true,
  example: {
    criterionId: '01890a5d-ac96-774b-bcce-b302099a8057',
    version: 1,
    title: 'Beteiligung der Betroffenen',
    definition: 'Die Menschen, für die das Angebot da ist, haben an seiner Planung mitgewirkt.',
    scale: 'boolean',
    weightPermille: 200,
    mandatory: true,
    knockout: false,
    consensusItemId: '01890a5d-ac96-774b-bcce-b302099a8058',
    cycleId: '01890a5d-ac96-774b-bcce-b302099a8059',
    validFrom: '2027-07-01',
  },
  reads: ({ criterionId, consensusItemId, cycleId }) => ({
    criterion: criterionState.of(criterionId),
    item: itemState.of(consensusItemId),
    cycle: cycleState.of(cycleId),
  }),
  decide: ({ criterion, item, cycle }, input, context) => {
    const { criterionId, consensusItemId: itemId, cycleId, validFrom, validTo } = input;
    return (
      stillHolds('criterion', [[criterionId, criterion]]) ??
      stillHolds('cycle', [[cycleId, cycle]]) ??
      periodRunsForward({ from: validFrom, ...(validTo === undefined ? {} : { until: validTo }) }) ??
      reasonForThePast(context, cycle) ??
      nextVersion(input, criterion?.versions ?? []) ??
      consensusOn(itemId, item, criterionId) ??
      criterionAgreed.of(criterionId, input)
    );
  },
});

/** Versions follow one another without a gap, and each rests on a consensus of its own. */
function nextVersion(
  { criterionId, version: wanted, consensusItemId: itemId }: AgreeCriterion,
  agreed: readonly { readonly version: number; readonly itemId: string; readonly number: number }[],
): Rejection | undefined {
  const last = agreed.at(-1);
  const next = (last?.version ?? 0) + 1;
  if (wanted !== next)
    return reject('version-order', { criterionId, last: next - 1, next, wanted }, last && [last.number]);
  const earlier = agreed.find((each) => each.itemId === itemId);
  return (
    earlier && reject('consensus-used', { itemId, criterionId, version: earlier.version }, [earlier.number])
  );
}
