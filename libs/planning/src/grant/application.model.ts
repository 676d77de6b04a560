import type { Leaf } from '#kernel';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { grantAppliedFor } from './grant-applied-for.event.js';
import type { ApplyForGrant } from './grant-applied-for.event.js';

/** What was applied for, without its texts. */
export interface Application extends Omit<Leaf<ApplyForGrant>, 'title' | 'description' | 'plan'> {
  readonly number: number;
  readonly correctedBy?: number;
}

/** The application of a grant; undefined for one that was taken over from the records before the ledger. */
export const application = model('application for a grant', 'grant', {
  initial: undefined as Application | undefined,
  on: (when) => [
    when(grantAppliedFor, (_, { title, description, plan, ...applied }, { number }) => ({
      ...applied,
      number,
    })),
    when(eventCorrected, (applied, { eventNumber }, { number }) =>
      applied?.number === eventNumber ? { ...applied, correctedBy: number } : applied,
    ),
  ],
});
