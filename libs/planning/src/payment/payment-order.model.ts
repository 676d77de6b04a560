import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { paymentOrdered } from './payment-ordered.event.js';

/** What the cash office was ordered to pay. */
export interface PaymentOrder {
  readonly grantId: string;
  readonly budgetLineId: string;
  readonly amountCents: number;
  readonly number: number;
  readonly correctedBy?: number;
}

export const paymentOrder = model('payment order', 'payment-order', {
  initial: undefined as PaymentOrder | undefined,
  on: (when) => [
    when(paymentOrdered, (_, { grantId, budgetLineId, amountCents }, { number }) => ({
      grantId,
      budgetLineId,
      amountCents,
      number,
    })),
    when(eventCorrected, (order, { eventNumber }, { number }) =>
      order?.number === eventNumber ? { ...order, correctedBy: number } : order,
    ),
  ],
});
