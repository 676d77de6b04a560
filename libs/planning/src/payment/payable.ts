import type { Rejection, Tag } from '#kernel';
import type { GrantMoney } from '../grant/grant-money.model.js';
import { reject, tag } from '../language.js';
import { stillHolds } from '../rules/still-holds.js';
import type { DrawdownState } from './drawdown.model.js';
import type { InstalmentNamed } from './payment-ordered.event.js';

/** What an order pays: a certified drawdown, or an instalment of a certified plan; cents. */
export interface Payable {
  readonly certifiedCents: number;
  /** What of it is ordered already. */
  readonly orderedCents: number;
  /** Those who called for it or certified it, who do not order it (rule R10). */
  readonly involved: readonly { readonly who: Tag; readonly number: number }[];
  readonly numbers: readonly number[];
}

/** A drawdown as far as it is certified. */
export function payableDrawdown(
  drawdownId: string,
  drawdown: DrawdownState | undefined,
  { orders }: GrantMoney,
): Payable | Rejection {
  if (!drawdown) return reject('unknown-id', { field: '/drawdownId', kind: 'drawdown', id: drawdownId });
  const refusal = stillHolds('drawdown', [[drawdownId, drawdown]]);
  if (refusal) return refusal;
  const { certified, caller, forPersonId, number } = drawdown;
  if (!certified) return reject('drawdown-not-certified', { drawdownId }, [number]);
  const before = orders.filter((order) => order.drawdownId === drawdownId);
  const recipient = forPersonId === undefined ? [] : [{ who: tag('person', forPersonId), number }];
  return {
    certifiedCents: certified.amountCents,
    orderedCents: sum(before),
    involved: [{ who: caller, number }, ...recipient, { who: certified.certifier, number: certified.number }],
    numbers: [number, certified.number, ...before.map((order) => order.number)],
  };
}

/** An instalment whose plan is certified. */
export function payableInstalment(
  { grantId, noticeNo, instalmentNo }: Readonly<InstalmentNamed>,
  { notices, certifiedPlans, orders }: GrantMoney,
): Payable | Rejection {
  const notice = notices.find((each) => each.noticeNo === noticeNo);
  if (!notice) return reject('notice-unknown', { grantId, noticeNo });
  const instalment = notice.instalments?.[instalmentNo - 1];
  if (!instalment) return reject('instalment-unknown', { noticeNo, instalmentNo }, [notice.number]);
  const plan = certifiedPlans.find((each) => each.noticeNo === noticeNo);
  if (!plan) return reject('plan-not-certified', { noticeNo }, [notice.number]);
  const before = orders.filter((order) => order.noticeNo === noticeNo && order.instalmentNo === instalmentNo);
  return {
    certifiedCents: instalment.amountCents,
    orderedCents: sum(before),
    involved: [{ who: plan.certifier, number: plan.number }],
    numbers: [notice.number, plan.number, ...before.map((order) => order.number)],
  };
}

function sum(orders: readonly { readonly amountCents: number }[]): number {
  return orders.reduce((total, { amountCents }) => total + amountCents, 0);
}
