import type { Rejection } from '#kernel';
import type { GrantMoney } from '../grant/grant-money.model.js';
import { reject } from '../language.js';

/** What the notices of a grant promise, in all or up to a year; cents. */
export function noticedCents({ notices }: Pick<GrantMoney, 'notices'>, untilYear = Infinity): number {
  return notices
    .flatMap(({ years }) => years)
    .reduce((total, { year, amountCents }) => total + (year <= untilYear ? amountCents : 0), 0);
}

/** What was ordered for a grant, in all or in booking years up to one; cents. */
export function orderedCents({ orders }: Pick<GrantMoney, 'orders'>, untilYear = Infinity): number {
  return orders.reduce(
    (total, { bookingYear, amountCents }) => total + (bookingYear <= untilYear ? amountCents : 0),
    0,
  );
}

/** R26: money is committed and called for once it is promised. Contracts that name the grant are not yet kept here. */
export function hasNotice(grantId: string, { notices }: GrantMoney): Rejection | undefined {
  return notices.length === 0 ? reject('notice-missing', { grantId }) : undefined;
}

/**
 * R11: what is ordered for a grant is at most what its notices promise, up to each booking year and so in sum. What a notice
 * promises for a year may be paid later (a remainder carried over), never earlier.
 */
export function withinNotices(
  money: GrantMoney,
  { bookingYear, amountCents }: { readonly bookingYear: number; readonly amountCents: number },
): Rejection | undefined {
  const later = money.orders.map((order) => order.bookingYear).filter((year) => year > bookingYear);
  for (const year of [bookingYear, ...later]) {
    const [promised, ordered] = [noticedCents(money, year), orderedCents(money, year)];
    if (ordered + amountCents <= promised) continue;
    return reject(
      'order-exceeds-notices',
      { until: year, noticedCents: promised, orderedCents: ordered, amountCents },
      [...money.notices, ...money.orders].map(({ number }) => number),
    );
  }
  return undefined;
}
