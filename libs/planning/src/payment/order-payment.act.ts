import { act, idOf, isRejection } from '#kernel';
import type { ActContext, Rejection, Tag } from '#kernel';
import { appropriations } from '../budget-line/budget-line.model.js';
import type { AppropriatedLine } from '../budget-line/budget-line.model.js';
import { fundsFor } from '../budget-line/funds.model.js';
import { budgetStatus } from '../fiscal-year/fiscal-year.model.js';
import { application } from '../grant/application.model.js';
import { bindingOn } from '../grant/bound-on-line.js';
import { grantMoney } from '../grant/grant-money.model.js';
import type { GrantMoney } from '../grant/grant-money.model.js';
import { stakeholders } from '../grant/stakeholders.model.js';
import { guidelineVersion } from '../guideline/guideline.model.js';
import type { GuidelineVersion } from '../guideline/guideline.model.js';
import { reject } from '../language.js';
import { delegatedAuthorities } from '../person/authorities.model.js';
import { proofsOfGrant } from '../proof-of-use/proof-of-use.model.js';
import type { ProofOfGrant } from '../proof-of-use/proof-of-use.model.js';
import { authoritySuffices } from '../rules/authority-suffices.js';
import { budgetPermits } from '../rules/budget-published.js';
import { lineIsAllocated } from '../rules/commitment-fits.js';
import { finalAfterProof } from '../rules/final-after-proof.js';
import { fundsSufficeTogether } from '../rules/funds-suffice.js';
import { noticeIsFinal } from '../rules/notice-is-final.js';
import { notLinkedToPayee, tiesOfHolders, tiesOfPerson } from '../rules/not-linked-to-payee.js';
import { orderedByAnother, outsideCashOffice, takingPart } from '../rules/paid-by-several.js';
import { reservationLifted } from '../rules/reservation-lifted.js';
import { stillHolds } from '../rules/still-holds.js';
import { noticedCents, orderedCents, withinNotices } from '../rules/within-notices.js';
import { drawdownState } from './drawdown.model.js';
import type { DrawdownState } from './drawdown.model.js';
import { payableDrawdown, payableInstalment } from './payable.js';
import type { Payable } from './payable.js';
import { OrderPayment, paymentOrdered } from './payment-ordered.event.js';

/**
 * Orders the cash office to pay a certified drawdown or an instalment of a certified plan (Auszahlungsanordnung, § 7 GemKVO
 * Hessen, Nr. 7 VV zu § 44 LHO; to be checked). One claim may be ordered in parts, on several lines. Rules R3, R10, R11, R24,
 * R25, R27, R28.
 */
export const orderPayment = act('order-payment', OrderPayment, {
  label: { de: 'Auszahlung anordnen', en: 'Order payment' },
  makes: [paymentOrdered],
  needsPerson: true,
  example: {
    drawdownId: '01890a5d-ac96-774b-bcce-b302099a8421',
    amountCents: 10_000_00,
    budgetLineId: '01890a5d-ac96-774b-bcce-b302099a8501',
    bookingYear: 2027,
    dueOn: '2027-04-15',
    final: false,
  },
  reads: ({ drawdownId, budgetLineId, bookingYear }, { actor }) => ({
    drawdown: drawdownId === undefined ? undefined : drawdownState.of(drawdownId),
    line: appropriations.of(budgetLineId),
    statuses: budgetStatus.of(String(bookingYear)),
    authorities: delegatedAuthorities.of(idOf(actor as Tag)),
    ...tiesOfPerson(actor),
  }),
  thenReads: ({ drawdown, line }, input) => {
    const { budgetLineId } = input;
    const group = line?.coverGroupId;
    return {
      funds: fundsFor({ budgetLineId, ...(group === undefined ? {} : { coverGroupId: group }) }),
      ...readsOfGrant(grantIdOf(input, drawdown)),
    };
  },
  lastReads: ({ applied, holders }) => ({
    guideline: applied && guidelineVersion.of(applied.guidelineVersionId),
    ties: tiesOfHolders(holders),
  }),
  decide: (known, input, context) => {
    const { drawdown, line, applied, money, holders = [], ties, guideline, proofs = [] } = known;
    const grantId = grantIdOf(input, drawdown);
    if (grantId === undefined || !money || !line) return reject('order-basis-unclear');
    const payable = payableOf(input, drawdown, money);
    if (isRejection(payable)) return payable;
    const orderer = context.actor as Tag;
    const payer = { ...known, personId: idOf(orderer), holders, ties };
    const bound = bindingOn(money.lines, line, { as: 'ordered', ...input });
    return (
      stillHolds('grant', [[grantId, applied]]) ??
      mayOrder({ payable, authorities: known.authorities }, input, context) ??
      notLinkedToPayee(payer, context.effectiveOn) ??
      mayBePaid({ grantId, payable, money, guideline, proofs }, input, context) ??
      lineMayPay({ grantId, line, money, statuses: known.statuses }, input) ??
      fundsSufficeTogether([known.funds], [bound]) ??
      orderOf(input, { id: context.id, grantId, orderer, bound })
    );
  },
});

/** The grant that is paid; undefined where not exactly one of drawdown and instalment is named. */
function grantIdOf(
  { drawdownId, instalment }: OrderPayment,
  drawdown: DrawdownState | undefined,
): string | undefined {
  if ((drawdownId === undefined) === (instalment === undefined)) return undefined;
  return instalment?.grantId ?? drawdown?.grantId;
}

function readsOfGrant(grantId: string | undefined) {
  return {
    money: grantId === undefined ? undefined : grantMoney.of(grantId),
    applied: grantId === undefined ? undefined : application.of(grantId),
    holders: grantId === undefined ? undefined : stakeholders.of(grantId),
    proofs: grantId === undefined ? undefined : proofsOfGrant.of(grantId),
  };
}

function payableOf(
  { drawdownId = '', instalment }: OrderPayment,
  drawdown: DrawdownState | undefined,
  money: GrantMoney,
): Payable | Rejection {
  return instalment ? payableInstalment(instalment, money) : payableDrawdown(drawdownId, drawdown, money);
}

/** R10: who orders was not involved before, and may order the amount. */
function mayOrder(
  {
    payable: { involved },
    authorities,
  }: { readonly payable: Payable; readonly authorities: Parameters<typeof authoritySuffices>[0] },
  { amountCents }: OrderPayment,
  context: ActContext,
): Rejection | undefined {
  const personId = idOf(context.actor as Tag);
  return (
    outsideCashOffice(context) ??
    orderedByAnother(involved, takingPart(context)) ??
    authoritySuffices(authorities, { personId, right: 'order', amountCents, on: context.effectiveOn })
  );
}

interface Claim {
  readonly grantId: string;
  readonly payable: Payable;
  readonly money: GrantMoney;
  readonly guideline: GuidelineVersion | undefined;
  readonly proofs: readonly ProofOfGrant[];
}

/** R11, R27, R28: the order stays within what was certified and promised, finally, and leaves the last share for the proof. */
function mayBePaid(
  { grantId, payable, money, guideline, proofs }: Claim,
  { amountCents, bookingYear, final, instalment }: OrderPayment,
  { effectiveOn: on }: ActContext,
): Rejection | undefined {
  const { certifiedCents, orderedCents: before, numbers } = payable;
  if (before + amountCents > certifiedCents)
    return reject('order-exceeds-certified', { certifiedCents, orderedCents: before, amountCents }, numbers);
  const orderedInAllCents = orderedCents(money) + amountCents;
  const share = guideline?.finalSharePermille;
  const last = { final, orderedInAllCents, noticedCents: noticedCents(money), finalSharePermille: share };
  return (
    withinNotices(money, { bookingYear, amountCents }) ??
    noticeIsFinal(
      money,
      { orderedInAllCents, noticeNo: instalment?.noticeNo, on },
      guideline?.orderBeforeFinal ?? false,
    ) ??
    finalAfterProof(grantId, last, proofs)
  );
}

interface PayingLine {
  readonly grantId: string;
  readonly line: AppropriatedLine;
  readonly money: GrantMoney;
  readonly statuses: Parameters<typeof budgetPermits>[0][number]['statuses'];
}

/** R24, R25: the line is one of the grant's own, of the booking year, in a year whose budget permits it. */
function lineMayPay(
  { grantId, line, money, statuses }: PayingLine,
  { budgetLineId, bookingYear, provisionalBasis }: OrderPayment,
): Rejection | undefined {
  const refusal =
    stillHolds('budget-line', [[budgetLineId, line]]) ??
    reservationLifted(grantId, money, [budgetLineId]) ??
    lineIsAllocated(money, budgetLineId);
  if (refusal) return refusal;
  const { year, number } = line;
  if (year !== bookingYear)
    return reject('line-of-another-year', { budgetLineId, year, bookingYear }, [number]);
  return budgetPermits([{ year, statuses }], provisionalBasis);
}

interface Ordered {
  readonly id: string;
  readonly grantId: string;
  readonly orderer: Tag;
  readonly bound: ReturnType<typeof bindingOn>;
}

function orderOf({ instalment, ...order }: OrderPayment, { id, grantId, orderer, bound }: Ordered) {
  const { noticeNo, instalmentNo } = instalment ?? {};
  return paymentOrdered.of(id, {
    ...order,
    grantId,
    ...(noticeNo === undefined ? {} : { noticeNo }),
    ...(instalmentNo === undefined ? {} : { instalmentNo }),
    orderer,
    lines: [bound],
  });
}
