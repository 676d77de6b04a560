import {
  Cents,
  Code,
  Day,
  Each,
  Flag,
  OneOf,
  Part,
  Ref,
  Refs,
  Sha256,
  SubjectTag,
  Text,
  Whole,
} from '#kernel';
import type { Tag } from '#kernel';
import { Contradiction } from '../contradiction.js';
import { event, tag } from '../language.js';
import { YearAmount } from '../year-amount.js';
import { decisionBases, decisionOutcomes, votes } from './decision.terms.js';
import type { DecisionBasis } from './decision.terms.js';

/** One decision contains at most this: with its own tags the event stays below what an event may carry. */
const MAX_OUTCOMES = 25;

/** More than any council has members. */
const MAX_VOTERS = 200;

class VoteOf {
  @Ref('person') personId!: string;
  @OneOf(votes) vote!: keyof typeof votes;
}

/** Totals, and where the vote was by name, who voted how. */
class Votes {
  @Whole({ min: 0, max: 1_000 }) for!: number;
  @Whole({ min: 0, max: 1_000 }) against!: number;
  @Whole({ min: 0, max: 1_000 }) abstained!: number;
  @Flag({ optional: true }) unanimous?: boolean;
  @Each(() => VoteOf, { min: 1, max: MAX_VOTERS, optional: true }) named?: VoteOf[];
}

/** What was decided about one subject. */
class DecidedOutcome {
  @SubjectTag(['goal', 'guideline', 'need', 'criterion', 'measure', 'target', 'grant', 'contract'])
  subject!: Tag;
  @Cents({ optional: true }) amountCents?: number;
  @Each(() => YearAmount, { optional: true, max: 20 }) years?: YearAmount[];
}

/** The paper in the council information system (Ratsinformationssystem); `rawResult` is the result as it is written there. */
class Paper {
  @Code() reference!: string;
  @Text({ optional: true, max: 2_000 }) oparlPaper?: Text;
  @Text({ optional: true, max: 2_000 }) oparlAgendaItem?: Text;
  @Text({ max: 500 }) rawResult!: Text;
}

export class RecordDecision {
  @Ref('body') bodyId!: string;
  @Day() decidedOn!: string;
  @OneOf(decisionOutcomes) outcome!: keyof typeof decisionOutcomes;
  @OneOf(decisionBases) basis!: DecisionBasis;
  @Part(() => Votes, { optional: true }) votes?: Votes;
  @Refs('person', { max: MAX_VOTERS }) recused!: string[];
  @Each(() => DecidedOutcome, { max: MAX_OUTCOMES }) outcomes!: DecidedOutcome[];
  /** The recommendation that was before the body. */
  @Ref('recommendation', { optional: true }) recommendationId?: string;
  @Flag() budgetReservation!: boolean;
  @Flag() bindsFutureYears!: boolean;
  @Part(() => Paper, { optional: true }) paper?: Paper;
  @Text() wording!: Text;
  @Sha256({ optional: true }) fileSha256?: string;
  @Flag() sessionPublic!: boolean;
}

/** A decision, and what of it contradicts a rule. */
class Decision extends RecordDecision {
  @Each(() => Contradiction, { optional: true }) contradicts?: Contradiction[];
}

/** Voters and recused persons have no tags of their own: there can be more of them than an event has tags. */
export const decisionRecorded = event('decision-recorded', 1, Decision, {
  label: { de: 'Beschluss erfasst', en: 'Decision recorded' },
  tells: {
    de: 'Beschluss vom {decidedOn} ({outcome}): {wording}[, Vorlage {paper/reference}]',
    en: 'Decision of {decidedOn} ({outcome}): {wording}[, paper {paper/reference}]',
  },
  subject: 'decision',
  creates: true,
  tags: ({ bodyId, recommendationId, outcomes }) => [
    tag('body', bodyId),
    recommendationId === undefined ? undefined : tag('recommendation', recommendationId),
    ...outcomes.map(({ subject }) => subject),
  ],
});
