import { idOf } from '#kernel';
import type { Leaf, Tag, When } from '#kernel';
import { budgetReservationLifted } from '../allocation/budget-reservation-lifted.event.js';
import { grantAllocated } from '../allocation/grant-allocated.event.js';
import type { LineBinding } from '../budget-line/line-movement.js';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { earlyStartConsented } from '../notice/early-start-consented.event.js';
import { noticeIssued } from '../notice/notice-issued.event.js';
import type { IssueNotice } from '../notice/notice-issued.event.js';
import { remedyWaived } from '../notice/remedy-waived.event.js';
import { fundsCommitted } from '../payment/funds-committed.event.js';
import { instalmentsCertified } from '../payment/instalments-certified.event.js';
import { paymentBooked } from '../payment/payment-booked.event.js';
import { paymentOrdered } from '../payment/payment-ordered.event.js';
import { grantTakenOver } from './grant-taken-over.event.js';
import type { LineOfGrant } from './bound-on-line.js';

/** An entry of the grant's way, known by the event that made it. */
interface Entry {
  readonly number: number;
}

interface AllocationOfGrant extends Entry {
  readonly allocationId: string;
  readonly decisionId: string;
  readonly amountCents: number;
  readonly conditional: boolean;
  readonly lines: readonly Leaf<LineBinding>[];
}

/** A notice without its wording. */
interface NoticeOfGrant extends Entry, Omit<Leaf<IssueNotice>, 'grantId' | 'conditions'> {}

interface WaiverOfGrant extends Entry {
  readonly noticeNo: string;
  readonly waivedOn: string;
}

interface CertifiedPlan extends Entry {
  readonly noticeNo: string;
  readonly certifier: Tag;
}

/** An order without its line, which `lines` holds. */
interface OrderOfGrant extends Entry, Omit<Leaf<Parameters<typeof paymentOrdered.of>[1]>, 'lines'> {
  readonly paymentOrderId: string;
}

/**
 * The money of one grant: what was allocated, promised, bound, ordered and paid. Entries in the order of recording; those
 * that were corrected are gone.
 */
export interface GrantMoney {
  readonly allocations: readonly AllocationOfGrant[];
  readonly lifted: readonly (Entry & { readonly allocationId: string })[];
  readonly earlyStarts: readonly (Entry & { readonly from: string })[];
  readonly notices: readonly NoticeOfGrant[];
  readonly waivers: readonly WaiverOfGrant[];
  readonly certifiedPlans: readonly CertifiedPlan[];
  readonly orders: readonly OrderOfGrant[];
  readonly lines: readonly LineOfGrant[];
}

const nothing: GrantMoney = {
  allocations: [],
  lifted: [],
  earlyStarts: [],
  notices: [],
  waivers: [],
  certifiedPlans: [],
  orders: [],
  lines: [],
};

export const grantMoney = model('money of a grant', 'grant', {
  initial: nothing,
  on: (when) => [
    ...promising(when),
    ...moving(when),
    when(eventCorrected, (money, { eventNumber }) => without(money, eventNumber)),
  ],
});

/** What is promised, and may be promised. */
function promising(when: When<GrantMoney>) {
  return [
    when(earlyStartConsented, (money, { from }, { number }) => ({
      ...money,
      earlyStarts: [...money.earlyStarts, { from, number }],
    })),
    when(noticeIssued, (money, { grantId, conditions, ...notice }, { number }) => ({
      ...money,
      notices: [...money.notices, { ...notice, number }],
    })),
    when(remedyWaived, (money, { noticeNo, waivedOn }, { number }) => ({
      ...money,
      waivers: [...money.waivers, { noticeNo, waivedOn, number }],
    })),
    when(instalmentsCertified, (money, { noticeNo, certifier }, { number }) => ({
      ...money,
      certifiedPlans: [...money.certifiedPlans, { noticeNo, certifier, number }],
    })),
  ];
}

/** What changes the lines of the budget. */
function moving(when: When<GrantMoney>) {
  return [
    when(grantTakenOver, (money, { lines = [] }, { number }) => encumbered(money, lines, number)),
    when(grantAllocated, (money, { decisionId, amountCents, conditional, lines }, { subject, number }) => {
      const allocation = { allocationId: idOf(subject), decisionId, amountCents, conditional, lines, number };
      const next = { ...money, allocations: [...money.allocations, allocation] };
      return conditional ? next : encumbered(next, lines, number);
    }),
    when(budgetReservationLifted, (money, { allocationId, lines }, { number }) =>
      encumbered({ ...money, lifted: [...money.lifted, { allocationId, number }] }, lines, number),
    ),
    when(fundsCommitted, (money, { lines }, { number }) => encumbered(money, lines, number)),
    when(paymentOrdered, (money, { lines, ...order }, { subject, number }) =>
      moved(
        { ...money, orders: [...money.orders, { ...order, paymentOrderId: idOf(subject), number }] },
        'ordered',
        lines,
        order.amountCents,
        number,
      ),
    ),
    when(paymentBooked, (money, { lines, amountCents }, { number }) =>
      moved(money, 'paid', lines, amountCents, number),
    ),
  ];
}

function encumbered(money: GrantMoney, lines: readonly Leaf<LineBinding>[], number: number): GrantMoney {
  const entries = lines.map(({ budgetLineId, amountCents }) => ({
    as: 'encumbered' as const,
    budgetLineId,
    amountCents,
    number,
  }));
  return { ...money, lines: [...money.lines, ...entries] };
}

function moved(
  money: GrantMoney,
  as: 'ordered' | 'paid',
  lines: readonly Leaf<LineBinding>[],
  amountCents: number,
  number: number,
): GrantMoney {
  const entries = lines.map(({ budgetLineId }) => ({ as, budgetLineId, amountCents, number }));
  return { ...money, lines: [...money.lines, ...entries] };
}

function without(money: GrantMoney, eventNumber: number): GrantMoney {
  const rest = <Each extends Entry>(entries: readonly Each[]) =>
    entries.filter(({ number }) => number !== eventNumber);
  return {
    allocations: rest(money.allocations),
    lifted: rest(money.lifted),
    earlyStarts: rest(money.earlyStarts),
    notices: rest(money.notices),
    waivers: rest(money.waivers),
    certifiedPlans: rest(money.certifiedPlans),
    orders: rest(money.orders),
    lines: rest(money.lines),
  };
}
