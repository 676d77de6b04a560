import { Cents, Code, Day, Each, Flag, OneOf, Ref, Text, Whole } from '#kernel';
import { proofKinds } from '../guideline/guideline.terms.js';
import { event, tag } from '../language.js';
import { YearAmount } from '../year-amount.js';
import { instalmentTriggers, noticeForms } from './notice.terms.js';

class Condition {
  @Text({ max: 2_000 }) wording!: Text;
}

class Instalment {
  @Day() dueOn!: string;
  @Cents({ min: 1 }) amountCents!: number;
  @OneOf(instalmentTriggers) trigger!: keyof typeof instalmentTriggers;
}

class InterimDue {
  @Day() dueOn!: string;
}

/** The notice of a grant (Zuwendungsbescheid), or the contract that takes its place. */
export class IssueNotice {
  @Ref('grant') grantId!: string;
  @OneOf(noticeForms) legalForm!: keyof typeof noticeForms;
  /** The file number; once in the ledger. */
  @Code() noticeNo!: string;
  @Day() noticeOn!: string;
  @Day({ optional: true }) servedOn?: string;
  @Each(() => YearAmount, { min: 1, max: 20 }) years!: YearAmount[];
  /** The largest share of the eligible costs, in thousandths. */
  @Whole({ min: 0, max: 1000, optional: true }) maxRatePermille?: number;
  @Each(() => Condition, { max: 50 }) conditions!: Condition[];
  /** Whether the notice itself says that it stands under the reservation of the budget (rule R25). */
  @Flag() budgetReservation!: boolean;
  @OneOf(proofKinds) proofKind!: keyof typeof proofKinds;
  @Day() proofDueOn!: string;
  @Each(() => InterimDue, { optional: true, max: 20 }) interimDue?: InterimDue[];
  /** The plan by which it is paid without being called for; numbered from 1. */
  @Each(() => Instalment, { optional: true, max: 60 }) instalments?: Instalment[];
  /** The last day of the time for an appeal. */
  @Day() appealEndsOn!: string;
}

export const noticeIssued = event('notice-issued', 1, IssueNotice, {
  label: { de: 'Bescheid erlassen', en: 'Notice issued' },
  tells: {
    de: 'Bescheid {noticeNo} ({legalForm}) vom {noticeOn}',
    en: 'Notice {noticeNo} ({legalForm}) of {noticeOn}',
  },
  subject: 'grant',
  tags: ({ noticeNo }) => [tag('notice-no', noticeNo)],
});
