import type { Rejection } from '#kernel';
import type { GrantMoney } from '../grant/grant-money.model.js';
import { reject } from '../language.js';

/** Whether the money of a grant is allocated only on condition that the budget provides it, until today. */
export function isReserved({ allocations, lifted }: GrantMoney): boolean {
  return lifted.length === 0 && allocations.some(({ conditional }) => conditional);
}

/** R25: what is allocated on condition (Haushaltsvorbehalt) is neither committed nor paid before the reservation is lifted. */
export function reservationLifted(grantId: string, money: GrantMoney): Rejection | undefined {
  if (!isReserved(money)) return undefined;
  return reject(
    'reservation-not-lifted',
    { grantId },
    money.allocations.map(({ number }) => number),
  );
}
