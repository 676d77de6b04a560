import type { Rejection } from '#kernel';
import { sumOf } from '../grant/bound-on-line.js';
import type { GrantMoney } from '../grant/grant-money.model.js';
import { reject } from '../language.js';

/**
 * R16: of what promised or moved the money of a grant only the last one that stands is corrected, because the later ones were
 * decided on the ground of it. Bookings that cancel each other out stand in nobody's way.
 */
export function nothingBuiltUpon(
  { number, grantId }: { readonly number: number; readonly grantId: string },
  { allocations, lifted, notices, orders, lines }: GrantMoney,
): Rejection | undefined {
  const moving = sumOf(lines, 'paid') === 0 ? lines.filter(({ as }) => as !== 'paid') : lines;
  const entries = [...allocations, ...lifted, ...notices, ...orders, ...moving];
  const last = entries.reduce((latest, each) => Math.max(latest, each.number), number);
  return last === number
    ? undefined
    : reject('later-money-event', { number, grantId, by: last }, [number, last]);
}
