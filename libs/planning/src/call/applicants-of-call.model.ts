import { idOf } from '#kernel';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { grantAppliedFor } from '../grant/grant-applied-for.event.js';
import { model } from '../language.js';

/** Who applied in a call, for which grant, and the event that says so. */
export interface ApplicantOfCall {
  readonly grantId: string;
  readonly organisationId: string;
  readonly number: number;
}

/** Everybody who applied in a call; applications that were corrected are gone. */
export const applicantsOfCall = model('applicants of a call', 'call', {
  initial: [] as readonly ApplicantOfCall[],
  on: (when) => [
    when(grantAppliedFor, (known, { applicantId }, { subject, number }) => [
      ...known,
      { grantId: idOf(subject), organisationId: applicantId, number },
    ]),
    when(eventCorrected, (known, { eventNumber }) => known.filter(({ number }) => number !== eventNumber)),
  ],
});
