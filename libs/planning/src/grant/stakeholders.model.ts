import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { grantAppliedFor } from './grant-applied-for.event.js';
import { grantTakenOver } from './grant-taken-over.event.js';

/** An organisation that gains or loses with a grant, and the event that says so. */
export interface Stakeholder {
  readonly organisationId: string;
  readonly as: 'applicant' | 'partner';
  readonly number: number;
}

/** Who stands to gain from a grant (rule R6). */
export const stakeholders = model('stakeholders of a grant', 'grant', {
  initial: [] as readonly Stakeholder[],
  on: (when) => [
    when(grantTakenOver, (known, { recipient: { organisationId } }, { number }) =>
      organisationId === undefined ? known : [...known, { organisationId, as: 'applicant', number }],
    ),
    when(grantAppliedFor, (known, { applicantId, partners = [] }, { number }) => [
      ...known,
      { organisationId: applicantId, as: 'applicant', number },
      ...partners.map(({ organisationId }) => ({ organisationId, as: 'partner' as const, number })),
    ]),
    when(eventCorrected, (known, { eventNumber }) => known.filter(({ number }) => number !== eventNumber)),
  ],
});
