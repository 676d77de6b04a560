import type { Happened } from '#kernel/testing';
import { remedyWaived } from '../notice/remedy-waived.event.js';
import { drawdownCertified } from '../payment/drawdown-certified.event.js';
import { drawdownRequested } from '../payment/drawdown-requested.event.js';
import { instalmentsCertified } from '../payment/instalments-certified.event.js';
import { orderPayment } from '../payment/order-payment.act.js';
import {
  as,
  certifier,
  drawdown,
  finalOn,
  given,
  grant,
  noticeNo,
  order,
  orderer,
  recipient,
  withNotice,
} from './funded-grant.js';

/** What stories of orders begin with: a certified drawdown, and an order of it given after the time for an appeal. */
export const example = orderPayment.example;
export const called = (amountCents = 10_000_00, drawdownId = drawdown) =>
  drawdownRequested.of(drawdownId, {
    grantId: grant,
    amountCents,
    purposeUntil: '2027-06-15',
    intake: 'portal',
    caller: `person:${recipient}`,
  });
export const certified = (amountCents = 10_000_00, drawdownId = drawdown) =>
  drawdownCertified.of(drawdownId, {
    drawdownId,
    grantId: grant,
    amountCents,
    factually: true,
    arithmetically: true,
    certifier: `person:${certifier}`,
  });
export const due = (amountCents?: number): readonly Happened[] => [
  ...withNotice,
  called(amountCents),
  certified(amountCents),
];
export const waived = remedyWaived.of(grant, { grantId: grant, noticeNo, waivedOn: '2027-03-10' });
export const planCertified = instalmentsCertified.of(grant, {
  grantId: grant,
  noticeNo,
  factually: true,
  arithmetically: true,
  certifier: `person:${certifier}`,
});
export const ordering = (change: object = {}, happened: readonly Happened[] = due(), about: object = {}) =>
  given(...happened).when(
    orderPayment,
    { ...example, ...change },
    { ...finalOn(), ...as(orderer), id: order, ...about },
  );
export const instalment = (instalmentNo = 1) => ({
  drawdownId: undefined,
  instalment: { grantId: grant, noticeNo, instalmentNo },
});
export const years = (...amounts: number[]) => ({
  instalments: undefined,
  years: amounts.map((amountCents, index) => ({ year: 2027 + index, amountCents })),
});
