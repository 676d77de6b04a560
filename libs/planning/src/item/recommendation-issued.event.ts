import { Cents, Each, OneOf, Ref } from '#kernel';
import { event, tag } from '../language.js';
import { MAX_SUBJECTS } from './consensus-sought.event.js';
import { recommendationOutcomes } from './item.terms.js';

class RecommendedOutcome {
  @Ref('grant') grantId!: string;
  @Cents({ min: 0 }) amountCents!: number;
  @OneOf(recommendationOutcomes) outcome!: keyof typeof recommendationOutcomes;
}

export class IssueRecommendation {
  @Ref('item') itemId!: string;
  @Each(() => RecommendedOutcome, { min: 1, max: MAX_SUBJECTS }) outcomes!: RecommendedOutcome[];
}

class Recommendation extends IssueRecommendation {
  @Ref('body') bodyId!: string;
}

export const recommendationIssued = event('recommendation-issued', 1, Recommendation, {
  label: { de: 'Empfehlung ausgesprochen', en: 'Recommendation issued' },
  tells: { de: 'Empfehlung ausgesprochen', en: 'Recommendation issued' },
  subject: 'recommendation',
  creates: true,
  tags: ({ itemId, bodyId, outcomes }) => [
    tag('item', itemId),
    tag('body', bodyId),
    ...outcomes.map(({ grantId }) => tag('grant', grantId)),
  ],
});
