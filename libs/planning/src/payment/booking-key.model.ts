import { idOf } from '#kernel';
import { model } from '../language.js';
import { paymentBooked } from './payment-booked.event.js';

/** Which payment a row of the books is. A booking is never corrected, only booked back, so its row stays taken. */
export const bookedRow = model('holder of a booking key', 'booking-key', {
  initial: undefined as { readonly paymentId: string; readonly number: number } | undefined,
  on: (when) => [when(paymentBooked, (_, __, { subject, number }) => ({ paymentId: idOf(subject), number }))],
});
