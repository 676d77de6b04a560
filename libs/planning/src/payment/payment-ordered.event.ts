import { Cents, Code, Day, Each, EventTag, Flag, OneOf, Part, Ref, Whole, Year } from '#kernel';
import type { Tag } from '#kernel';
import { tagsOfLines } from '../budget-line/line-amount.js';
import { LineBinding } from '../budget-line/line-movement.js';
import { provisionalBases } from '../fiscal-year/fiscal-year.terms.js';
import type { ProvisionalBasis } from '../fiscal-year/fiscal-year.terms.js';
import { event, tag } from '../language.js';

/** An instalment of a notice, counted from 1. */
export class InstalmentNamed {
  @Ref('grant') grantId!: string;
  @Code() noticeNo!: string;
  @Whole({ min: 1, max: 60 }) instalmentNo!: number;
}

class Order {
  @Cents({ min: 1 }) amountCents!: number;
  @Ref('budget-line') budgetLineId!: string;
  @Year() bookingYear!: number;
  @Day() dueOn!: string;
  /** Whether this is the last payment of the grant (rule R28). */
  @Flag() final!: boolean;
  @OneOf(provisionalBases, { optional: true }) provisionalBasis?: ProvisionalBasis;
  /** The certified drawdown that is paid. */
  @Ref('drawdown', { optional: true }) drawdownId?: string;
}

/** Orders the cash office to pay (Auszahlungsanordnung): a certified drawdown, or an instalment of a certified plan. */
export class OrderPayment extends Order {
  @Part(() => InstalmentNamed, { optional: true }) instalment?: InstalmentNamed;
}

class OrderedPayment extends Order {
  @Ref('grant') grantId!: string;
  @Code({ optional: true }) noticeNo?: string;
  @Whole({ min: 1, max: 60, optional: true }) instalmentNo?: number;
  @EventTag() orderer!: Tag;
  /** The line that pays, and what is bound on it for the grant from here on. */
  @Each(() => LineBinding, { min: 1, max: 1 }) lines!: LineBinding[];
}

export const paymentOrdered = event('payment-ordered', 1, OrderedPayment, {
  label: { de: 'Auszahlung angeordnet', en: 'Payment ordered' },
  tells: {
    de: 'Auszahlung von {amountCents} zum {dueOn} angeordnet',
    en: 'Payment of {amountCents} by {dueOn} ordered',
  },
  subject: 'payment-order',
  creates: true,
  tags: ({ grantId, drawdownId, lines }) => [
    tag('grant', grantId),
    drawdownId === undefined ? undefined : tag('drawdown', drawdownId),
    ...tagsOfLines(lines),
  ],
});
