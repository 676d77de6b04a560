import { idOf } from '#kernel';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import type { recommendationOutcomes } from './item.terms.js';
import { recommendationIssued } from './recommendation-issued.event.js';

/** What was recommended for one grant, and by which event. */
export interface RecommendationOnGrant {
  readonly recommendationId: string;
  readonly outcome: keyof typeof recommendationOutcomes;
  readonly amountCents: number;
  readonly number: number;
}

/** Every recommendation on a grant, in the order of recording; those that were corrected are gone (rule R4). */
export const recommendationsOnGrant = model('recommendations on a grant', 'grant', {
  initial: [] as readonly RecommendationOnGrant[],
  on: (when) => [
    when(recommendationIssued, (issued, { outcomes }, { subject, number }, id) => {
      const own = outcomes.find(({ grantId }) => grantId === id);
      if (!own) return issued;
      const { outcome, amountCents } = own;
      return [...issued, { recommendationId: idOf(subject), outcome, amountCents, number }];
    }),
    when(eventCorrected, (issued, { eventNumber }) => issued.filter(({ number }) => number !== eventNumber)),
  ],
});
