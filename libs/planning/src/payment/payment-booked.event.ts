import { Cents, Code, Day, Each, Ref, Text, Whole, Year } from '#kernel';
import { tagsOfLines } from '../budget-line/line-amount.js';
import { LineBinding } from '../budget-line/line-movement.js';
import { BudgetCode } from '../codes.js';
import { Contradiction } from '../contradiction.js';
import { event, tag } from '../language.js';

/** A booking of the cash office (Ist-Buchung). A negative amount is money that came back. */
export class BookPayment {
  @BudgetCode({ max: 10 }) mandant!: string;
  @Year() bookingYear!: number;
  @Code({ max: 40 }) documentNo!: string;
  @Whole({ min: 1, max: 99_999 }) position!: number;
  @Ref('budget-line') budgetLineId!: string;
  @Cents() amountCents!: number;
  @Day() bookedOn!: string;
  @Day() valueOn!: string;
  /** The payment order it carries out, where it is known. */
  @Ref('payment-order', { optional: true }) paymentOrderId?: string;
  /** The grant it is for, where it is known. */
  @Ref('grant', { optional: true }) grantId?: string;
  /** What the cash office writes where the grant should be named. */
  @Text({ max: 500, optional: true }) grantRef?: Text;
  @Text({ max: 2_000, optional: true }) text?: Text;
}

/** A booking, what it binds, and what of it contradicts a rule. `grantId` is that of the order where the booking names none. */
class BookedPayment extends BookPayment {
  @Each(() => LineBinding, { min: 1, max: 1 }) lines!: LineBinding[];
  @Each(() => Contradiction, { optional: true }) contradicts?: Contradiction[];
}

/** What a row of the books of the budget system is known by (rule R18). */
export function bookingKey({
  mandant,
  bookingYear,
  documentNo,
  position,
}: Pick<BookPayment, 'mandant' | 'bookingYear' | 'documentNo' | 'position'>): string {
  return [mandant, bookingYear, documentNo, position].join('_');
}

export const paymentBooked = event('payment-booked', 1, BookedPayment, {
  label: { de: 'Zahlung gebucht', en: 'Payment booked' },
  tells: {
    de: 'Zahlung von {amountCents} am {bookedOn} gebucht (Beleg {documentNo})',
    en: 'Payment of {amountCents} booked on {bookedOn} (document {documentNo})',
  },
  subject: 'payment',
  creates: true,
  tags: ({ paymentOrderId, grantId, lines, ...row }) => [
    tag('booking-key', bookingKey(row)),
    paymentOrderId === undefined ? undefined : tag('payment-order', paymentOrderId),
    grantId === undefined ? undefined : tag('grant', grantId),
    ...tagsOfLines(lines),
  ],
});
