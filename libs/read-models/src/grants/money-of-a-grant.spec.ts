import { rowsAfter } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import { allocations } from '../allocations/allocations.read-model.js';
import { budgetLines } from '../budget-lines/budget-lines.read-model.js';
import { notices } from '../notices/notices.read-model.js';
import { paymentOrders } from '../payments/payment-orders.read-model.js';
import { payments } from '../payments/payments.read-model.js';
import { proofsOfUse } from '../proofs-of-use/proofs-of-use.read-model.js';
import {
  idOf,
  grant,
  line,
  decision,
  allocation,
  order,
  payment,
  proof,
  on,
  noticeNo,
  noticed,
  ordered,
  paid,
  submitted,
  examined,
  correcting,
  opened,
  way,
} from '../testing/whole-way.js';

describe('the registers of its money', () => {
  it('show on a budget line what is bound, ordered, paid and left', () => {
    const lineAfter = (...more: readonly Happened[]) => rowsAfter(budgetLines, ...opened, ...more).get(line);
    expect(lineAfter(...way)).toMatchObject({
      boundCents: 550_00,
      orderedCents: 550_00,
      paidCents: 550_00,
      leftCents: -550_00,
    });
    expect(lineAfter(...way, paid(-50_00, 550_00, 0, idOf(20)))).toMatchObject({
      orderedCents: 550_00,
      paidCents: 500_00,
    });
    const correction = correcting(10, ordered, {
      lines: [{ ...on(line, 500_00, -50_00), orderedDeltaCents: -550_00 }],
    });
    expect(lineAfter(...way.slice(0, 8), correction)).toMatchObject({ boundCents: 500_00, orderedCents: 0 });
  });

  it('show an allocation, its notice, its order and what was paid of it', () => {
    expect(rowsAfter(allocations, ...way).get(allocation)).toMatchObject({
      grantId: grant,
      decisionId: decision,
      amountCents: 1_000_00,
      conditional: false,
      correctedBy: null,
    });
    expect(rowsAfter(notices, ...way).get(noticeNo)).toMatchObject({
      grantId: grant,
      amountCents: 900_00,
      remedyWaivedOn: null,
    });
    expect(rowsAfter(notices, ...way, correcting(6, noticed)).get(noticeNo)).toMatchObject({
      correctedBy: 12,
    });
    expect(rowsAfter(paymentOrders, ...way, paid(-50_00, 550_00, 0, idOf(20))).get(order)).toMatchObject({
      amountCents: 550_00,
      paidCents: 500_00,
    });
    expect(rowsAfter(payments, ...way).get(payment)).toMatchObject({
      paymentOrderId: order,
      contradicts: [],
    });
  });

  it('show what the last examination came to', () => {
    const proofAfter = (...happened: readonly Happened[]) => rowsAfter(proofsOfUse, ...happened).get(proof);
    expect(proofAfter(submitted)).toMatchObject({ outcome: null, recognisedCents: null });
    const asked = [submitted, examined('more-asked', 0), examined('accepted-reduced', 530_00)];
    expect(proofAfter(...asked)).toMatchObject({ outcome: 'accepted-reduced', recognisedCents: 530_00 });
    expect(proofAfter(...asked, correcting(3, asked[2]!))).toMatchObject({ outcome: 'more-asked' });
    expect(proofAfter(submitted, correcting(1, submitted))).toMatchObject({ correctedBy: 2 });
  });
});
