import type { Tag } from '#kernel';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { reviewAccepted } from './review-accepted.event.js';
import { reviewFiled } from './review-filed.event.js';

interface ReviewState {
  readonly grantId?: string;
  readonly organisationId?: string;
  readonly reviewer: Tag;
  readonly filedOn: string;
  readonly number: number;
  readonly acceptedBy?: number;
  readonly correctedBy?: number;
}

/** A review: who filed it when, and whether it was accepted. A corrected acceptance is none. */
export const reviewState = model('review', 'review', {
  initial: undefined as ReviewState | undefined,
  on: (when) => [
    when(reviewFiled, (_, { grantId, organisationId, reviewer }, { number, effectiveOn }) => ({
      ...(grantId === undefined ? {} : { grantId }),
      ...(organisationId === undefined ? {} : { organisationId }),
      reviewer,
      filedOn: effectiveOn,
      number,
    })),
    when(reviewAccepted, (review, _, { number }) => review && { ...review, acceptedBy: number }),
    when(
      eventCorrected,
      (review, { eventNumber }, { number }) => review && corrected(review, eventNumber, number),
    ),
  ],
});

function corrected(review: ReviewState, eventNumber: number, by: number): ReviewState {
  if (review.number === eventNumber) return { ...review, correctedBy: by };
  const { acceptedBy, ...open } = review;
  return acceptedBy === eventNumber ? open : review;
}
