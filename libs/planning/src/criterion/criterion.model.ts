import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { criterionAgreed } from './criterion-agreed.event.js';
import { criterionDrafted } from './criterion-drafted.event.js';

interface VersionOfCriterion {
  readonly version: number;
  /** The item on which the consensus was reached. */
  readonly itemId: string;
  readonly number: number;
}

interface CriterionState {
  readonly number: number;
  readonly correctedBy?: number;
  /** The agreed versions in their order; those that were corrected are gone and their numbers free again. */
  readonly versions: readonly VersionOfCriterion[];
}

/** A criterion and the versions in which it was agreed. */
export const criterionState = model('versions of a criterion', 'criterion', {
  initial: undefined as CriterionState | undefined,
  on: (when) => [
    when(criterionDrafted, (_, __, { number }) => ({ number, versions: [] })),
    when(
      criterionAgreed,
      (criterion, { version, consensusItemId: itemId }, { number }) =>
        criterion && { ...criterion, versions: [...criterion.versions, { version, itemId, number }] },
    ),
    when(
      eventCorrected,
      (criterion, { eventNumber }, { number }) =>
        criterion && {
          ...criterion,
          ...(criterion.number === eventNumber ? { correctedBy: number } : {}),
          versions: criterion.versions.filter((each) => each.number !== eventNumber),
        },
    ),
  ],
});
