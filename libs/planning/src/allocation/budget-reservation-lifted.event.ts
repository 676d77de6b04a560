import { Each, Ref } from '#kernel';
import { MAX_LINES, tagsOfLines } from '../budget-line/line-amount.js';
import { LineBinding } from '../budget-line/line-movement.js';
import { event, tag } from '../language.js';

export class LiftBudgetReservation {
  @Ref('allocation') allocationId!: string;
}

/** A conditional allocation has become unconditional: from here on it binds its lines (rule R25). */
class ReservationLifted extends LiftBudgetReservation {
  @Ref('grant') grantId!: string;
  @Each(() => LineBinding, { min: 1, max: MAX_LINES }) lines!: LineBinding[];
}

export const budgetReservationLifted = event('budget-reservation-lifted', 1, ReservationLifted, {
  label: { de: 'Haushaltsvorbehalt aufgehoben', en: 'Budget reservation lifted' },
  tells: {
    de: 'Haushaltsvorbehalt der Mittelzuteilung aufgehoben',
    en: 'Budget reservation of the allocation lifted',
  },
  subject: 'allocation',
  tags: ({ grantId, lines }) => [tag('grant', grantId), ...tagsOfLines(lines)],
});
