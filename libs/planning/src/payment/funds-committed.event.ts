import { Each, OneOf, Ref } from '#kernel';
import { LineAmount, MAX_LINES, tagsOfLines } from '../budget-line/line-amount.js';
import { LineBinding } from '../budget-line/line-movement.js';
import { provisionalBases } from '../fiscal-year/fiscal-year.terms.js';
import type { ProvisionalBasis } from '../fiscal-year/fiscal-year.terms.js';
import { event } from '../language.js';

class Commitment {
  @Ref('grant') grantId!: string;
  @OneOf(provisionalBases, { optional: true }) provisionalBasis?: ProvisionalBasis;
}

export class CommitFunds extends Commitment {
  @Each(() => LineAmount, { min: 1, max: MAX_LINES }) lines!: LineAmount[];
}

/** What is bound for the grant on each line from here on (Mittelbindung); lines that are not named stay as they are. */
class CommittedFunds extends Commitment {
  @Each(() => LineBinding, { min: 1, max: MAX_LINES }) lines!: LineBinding[];
}

export const fundsCommitted = event('funds-committed', 1, CommittedFunds, {
  label: { de: 'Mittel gebunden', en: 'Funds committed' },
  tells: { de: 'Mittel auf den Haushaltspositionen gebunden', en: 'Funds committed on the budget lines' },
  subject: 'grant',
  tags: ({ lines }) => tagsOfLines(lines),
});
