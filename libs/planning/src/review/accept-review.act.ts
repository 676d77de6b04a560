import { act } from '#kernel';
import { stakeholders } from '../grant/stakeholders.model.js';
import { reject } from '../language.js';
import { organisationTies } from '../organisation/organisation.model.js';
import { affiliationsOf, organisationsOn } from '../person/affiliations.model.js';
import { takingPart } from '../rules/paid-by-several.js';
import { stillHolds } from '../rules/still-holds.js';
import { independentOf } from '../rules/verified-by-another.js';
import { AcceptReview, reviewAccepted } from './review-accepted.event.js';
import { reviewState } from './review.model.js';

/**
 * Accepts what a review found. Nobody accepts their own review, nor does the organisation that filed it, one that gains from the
 * grant, or one that controls these (rule R9).
 */
export const acceptReview = act('accept-review', AcceptReview, {
  label: { de: 'Wirksamkeitsüberprüfung annehmen', en: 'Accept review' },
  makes: [reviewAccepted],
  needsPerson: true,
  example: {
    reviewId: '01890a5d-ac96-774b-bcce-b302099a8461',
    comment: 'In der Steuerungsgruppe beraten und angenommen.',
  },
  reads: ({ reviewId }, context) => ({
    review: reviewState.of(reviewId),
    acceptors: takingPart(context).flatMap((who) => affiliationsOf(who) ?? []),
  }),
  thenReads: ({ review }) => ({
    reviewer: review && affiliationsOf(review.reviewer),
    holders: review?.grantId === undefined ? undefined : stakeholders.of(review.grantId),
  }),
  lastReads: ({ review, reviewer, holders }) => ({
    ties: concernedBy(review, reviewer, holders).map((id) => organisationTies.of(id)),
  }),
  decide: ({ review, acceptors, reviewer, holders, ties }, input, context) => {
    const { reviewId } = input;
    if (!review) return reject('unknown-id', { field: '/reviewId', kind: 'review', id: reviewId });
    const refusal = stillHolds('review', [[reviewId, review]]);
    if (refusal) return refusal;
    const { acceptedBy, reviewer: by, number } = review;
    if (acceptedBy !== undefined)
      return reject('review-accepted-already', { reviewId, by: acceptedBy }, [acceptedBy]);
    const acceptor = takingPart(context).find((who) => who === by);
    if (acceptor !== undefined)
      return reject('acceptor-is-reviewer', { reviewId, reviewer: acceptor }, [number]);
    const concerned = concernedBy(review, reviewer, holders).map((organisationId, index) => ({
      organisationId,
      ties: ties[index],
    }));
    const own = acceptors.flatMap((each) => organisationsOn(each, context.effectiveOn));
    return independentOf(number, own, concerned, context.effectiveOn) ?? reviewAccepted.of(reviewId, input);
  },
});

/** The organisations that must not judge: who filed it, those the reviewer works for, and those that gain from the grant. */
function concernedBy(
  review: { readonly organisationId?: string; readonly filedOn: string } | undefined,
  reviewer: Parameters<typeof organisationsOn>[0] = [],
  holders: readonly { readonly organisationId: string }[] = [],
): string[] {
  if (!review) return [];
  const { organisationId, filedOn } = review;
  const named = organisationId === undefined ? [] : [organisationId];
  return [
    ...new Set([
      ...named,
      ...organisationsOn(reviewer, filedOn),
      ...holders.map((holder) => holder.organisationId),
    ]),
  ];
}
