import { Cents, Day, OneOf, Ref } from '#kernel';
import { event } from '../language.js';
import { paymentRights } from './person.terms.js';
import type { PaymentRight } from './person.terms.js';

export class DelegateAuthority {
  @Ref('person') personId!: string;
  @OneOf(paymentRights) right!: PaymentRight;
  /** Up to which amount of one payment; 0 takes the authority back. */
  @Cents({ min: 0 }) limitCents!: number;
  @Day() from!: string;
  @Day({ optional: true }) until?: string;
}

export const authorityDelegated = event('authority-delegated', 1, DelegateAuthority, {
  label: { de: 'Befugnis übertragen', en: 'Authority delegated' },
  tells: {
    de: 'Befugnis übertragen: {right} bis {limitCents}, ab {from}[ bis {until}]',
    en: 'Authority delegated: {right} up to {limitCents}, from {from}[ until {until}]',
  },
  subject: 'person',
});
