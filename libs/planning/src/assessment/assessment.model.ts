import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import type { VersionId } from '../version.js';
import { applicationAssessed } from './application-assessed.event.js';
import type { DegreeMet } from './assessment.terms.js';

/** An assessment without its reasons. */
export interface AssessmentState {
  readonly grantId: string;
  readonly items: readonly { readonly criterionVersionId: VersionId; readonly met: DegreeMet }[];
  readonly number: number;
  readonly correctedBy?: number;
}

export const assessmentState = model('assessment', 'assessment', {
  initial: undefined as AssessmentState | undefined,
  on: (when) => [
    when(applicationAssessed, (_, { grantId, items }, { number }) => ({
      grantId,
      items: items.map(({ criterionVersionId, met }) => ({ criterionVersionId, met })),
      number,
    })),
    when(eventCorrected, (assessment, { eventNumber }, { number }) =>
      assessment?.number === eventNumber ? { ...assessment, correctedBy: number } : assessment,
    ),
  ],
});
