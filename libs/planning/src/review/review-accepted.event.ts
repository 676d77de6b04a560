import { Ref, Text } from '#kernel';
import { event } from '../language.js';

/** The steering group or the administration accepts what a review found. */
export class AcceptReview {
  @Ref('review') reviewId!: string;
  @Text({ max: 2_000, optional: true }) comment?: Text;
}

export const reviewAccepted = event('review-accepted', 1, AcceptReview, {
  label: { de: 'Wirksamkeitsüberprüfung angenommen', en: 'Review accepted' },
  tells: { de: 'Wirksamkeitsüberprüfung angenommen[: {comment}]', en: 'Review accepted[: {comment}]' },
  subject: 'review',
});
