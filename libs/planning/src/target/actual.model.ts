import type { Tag } from '#kernel';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import type { VersionId } from '../version.js';
import { actualReported } from './actual-reported.event.js';
import { actualVerified } from './actual-verified.event.js';

interface ActualState {
  readonly targetVersionId: VersionId;
  readonly reporter: Tag;
  readonly organisationId?: string;
  readonly reportedOn: string;
  readonly number: number;
  readonly verifiedBy?: number;
  readonly correctedBy?: number;
}

/** An actual: who reported it when, and whether it was verified. A corrected verification is none. */
export const actualState = model('actual', 'actual', {
  initial: undefined as ActualState | undefined,
  on: (when) => [
    when(actualReported, (_, { targetVersionId, reporter, organisationId }, { number, effectiveOn }) => ({
      targetVersionId,
      reporter,
      ...(organisationId === undefined ? {} : { organisationId }),
      reportedOn: effectiveOn,
      number,
    })),
    when(actualVerified, (actual, _, { number }) => actual && { ...actual, verifiedBy: number }),
    when(
      eventCorrected,
      (actual, { eventNumber }, { number }) => actual && corrected(actual, eventNumber, number),
    ),
  ],
});

function corrected(actual: ActualState, eventNumber: number, by: number): ActualState {
  if (actual.number === eventNumber) return { ...actual, correctedBy: by };
  const { verifiedBy, ...unverified } = actual;
  return verifiedBy === eventNumber ? unverified : actual;
}
