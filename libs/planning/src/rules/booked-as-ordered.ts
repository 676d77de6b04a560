import type { Rejection } from '#kernel';
import type { GrantMoney } from '../grant/grant-money.model.js';
import { reject } from '../language.js';
import type { PaymentOrder } from '../payment/payment-order.model.js';
import { orderedCents } from './within-notices.js';

interface Paid {
  /** The booking; negative where money came back. */
  readonly amountCents: number;
  /** What is paid net with it. */
  readonly paidCents: number;
  readonly orders: GrantMoney['orders'];
  /** What was granted before the ledger. */
  readonly takenOver: { readonly amountCents: number; readonly number: number } | undefined;
}

/** R11: what is paid for a grant is at most what was ordered for it, or granted before the ledger. Money that comes back never contradicts. */
export function paidWithinGranted({
  amountCents,
  paidCents,
  orders,
  takenOver,
}: Paid): Rejection | undefined {
  const grantedCents = takenOver ? takenOver.amountCents : orderedCents({ orders });
  if (amountCents <= 0 || paidCents <= grantedCents) return undefined;
  return reject(
    'paid-beyond-granted',
    { paidCents, grantedCents },
    takenOver ? [takenOver.number] : orders.map(({ number }) => number),
  );
}

/** R11: a payment carries out its order: the amount that was ordered, on the line it was ordered on. */
export function bookedAsOrdered(
  order: PaymentOrder,
  { amountCents, budgetLineId }: { readonly amountCents: number; readonly budgetLineId: string },
): Rejection | undefined {
  if (amountCents < 0 || (amountCents === order.amountCents && budgetLineId === order.budgetLineId))
    return undefined;
  return reject(
    'booked-otherwise-than-ordered',
    {
      orderedCents: order.amountCents,
      bookedCents: amountCents,
      orderedLineId: order.budgetLineId,
      bookedLineId: budgetLineId,
    },
    [order.number],
  );
}
