import { act, daysAfter } from '#kernel';
import type { ActContext, Rejection } from '#kernel';
import { application } from '../grant/application.model.js';
import type { Application } from '../grant/application.model.js';
import { grantMoney } from '../grant/grant-money.model.js';
import type { GrantMoney } from '../grant/grant-money.model.js';
import { guidelineVersion } from '../guideline/guideline.model.js';
import type { GuidelineVersion } from '../guideline/guideline.model.js';
import { reject } from '../language.js';
import { instalmentsFit } from '../rules/instalments-fit.js';
import { notInFuture } from '../rules/not-in-future.js';
import { reserved } from '../rules/reservation-lifted.js';
import { startsAfterNotice } from '../rules/starts-after-notice.js';
import { stillHolds } from '../rules/still-holds.js';
import { withinAllocation } from '../rules/within-allocation.js';
import { IssueNotice, noticeIssued } from './notice-issued.event.js';
import { noticeNumber } from './notice-number.model.js';

/**
 * Issues the notice of a grant, or the contract in its place (§§ 35, 36 HVwVfG, § 53 SGB X, VV zu § 44 LHO; to be checked). It
 * promises at most what is allocated (R11); the allocation is at most what was decided (R2). Money under reservation is
 * promised under reservation (R25), and a project that has begun too early gets no notice (R12).
 */
export const issueNotice = act('issue-notice', IssueNotice, {
  label: { de: 'Bescheid erlassen', en: 'Issue notice' },
  makes: [noticeIssued],
  example: {
    grantId: '01890a5d-ac96-774b-bcce-b302099a8401',
    legalForm: 'notice',
    noticeNo: 'B-2027-0117',
    noticeOn: '2027-03-01',
    servedOn: '2027-03-04',
    years: [{ year: 2027, amountCents: 24_500_00 }],
    maxRatePermille: 800,
    conditions: [{ wording: 'Die Angebote sind für alle Kinder des Stadtteils offen.' }],
    budgetReservation: false,
    proofKind: 'regular',
    proofDueOn: '2028-06-30',
    instalments: [
      { dueOn: '2027-04-15', amountCents: 20_000_00, trigger: 'date' },
      { dueOn: '2027-10-15', amountCents: 4_500_00, trigger: 'proof' },
    ],
    appealEndsOn: '2027-04-03',
  },
  reads: ({ grantId, noticeNo }) => ({
    applied: application.of(grantId),
    money: grantMoney.of(grantId),
    holder: noticeNumber.of(noticeNo),
  }),
  thenReads: ({ applied }) => ({
    guideline: applied && guidelineVersion.of(applied.guidelineVersionId),
  }),
  decide: ({ applied, money, holder, guideline }, input, context) => {
    const { grantId, noticeNo } = input;
    const refusal = stillHolds('grant', [[grantId, applied]]) ?? mayBePromised(input, money);
    if (refusal) return refusal;
    if (holder) return reject('notice-number-taken', { noticeNo, grantId: holder.grantId }, [holder.number]);
    return (
      inTime(input, context) ??
      amountsAreWhole(input) ??
      withinAllocation(money, input.years) ??
      instalmentsFit(input) ??
      (applied && guideline ? asGuided(input, { applied, guideline, money }) : undefined) ??
      noticeIssued.of(grantId, input)
    );
  },
});

/** R25: there is an allocation, and what it allocates on condition is promised on condition. */
function mayBePromised(
  { grantId, budgetReservation, years }: IssueNotice,
  money: GrantMoney,
): Rejection | undefined {
  if (money.allocations.length === 0) return reject('grant-not-allocated', { grantId });
  const promised = years.map(({ year }) => year);
  const waiting = reserved(money).find(({ lines }) => lines.some(({ year }) => promised.includes(year)));
  return waiting && !budgetReservation
    ? reject('notice-without-reservation', { grantId }, [waiting.number])
    : undefined;
}

function inTime({ noticeOn, servedOn = noticeOn }: IssueNotice, context: ActContext): Rejection | undefined {
  if (servedOn < noticeOn) return reject('served-before-notice', { servedOn, noticeOn });
  return notInFuture(servedOn, context);
}

function amountsAreWhole({ years }: IssueNotice): Rejection | undefined {
  const less = years.find(({ amountCents }) => amountCents < 1);
  return less && reject('year-without-amount', { year: less.year, amountCents: less.amountCents });
}

/** What the guideline lays down that the grant was applied for under. */
function asGuided(
  { legalForm, proofKind, noticeOn, servedOn = noticeOn, appealEndsOn }: IssueNotice,
  {
    applied,
    guideline,
    money,
  }: { readonly applied: Application; readonly guideline: GuidelineVersion; readonly money: GrantMoney },
): Rejection | undefined {
  const { proofKinds, appealDays, startRule, number } = guideline;
  if (!proofKinds.includes(proofKind))
    return reject('proof-kind-not-provided', { proofKind, allowed: proofKinds.join(', ') }, [number]);
  const earliest = daysAfter(servedOn, appealDays);
  if (legalForm === 'notice' && appealEndsOn < earliest)
    return reject('appeal-time-too-short', { appealEndsOn, earliest, appealDays }, [number]);
  return startsAfterNotice({ ...applied, startRule, noticeOn, consents: money.earlyStarts });
}
