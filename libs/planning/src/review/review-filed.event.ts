import { Code, Each, EventTag, OneOf, Part, Ref, Text, Whole } from '#kernel';
import type { Tag } from '#kernel';
import { Decimal } from '../decimal.js';
import { event, tag } from '../language.js';
import { Period } from '../period.js';
import { subjectOf, VersionRef } from '../version.js';
import type { VersionId } from '../version.js';
import { consequences } from './review.terms.js';

/** What was found on one indicator of one version of agreed targets. */
class ReviewFinding {
  @VersionRef() targetVersionId!: VersionId;
  @Code({ max: 40 }) indicator!: string;
  @Decimal({ optional: true }) value?: string;
  /** The value in words, where it is no number. */
  @Text({ max: 500, optional: true }) valueText?: Text;
  /** Why there is no value. */
  @Text({ max: 2_000, optional: true }) notMeasurableReason?: Text;
  /** Small numbers can tell of single people (rule R20): they are not public. */
  @Decimal({ optional: true, publicity: 'internal' }) numerator?: string;
  @Decimal({ optional: true, publicity: 'internal' }) denominator?: string;
  /** From 1, reached in full, to 6, not at all. */
  @Whole({ min: 1, max: 6 }) rating!: number;
  @Text({ max: 2_000 }) text!: Text;
}

/** An effectiveness review (Wirksamkeitsüberprüfung) of a grant or of a measure. Exactly one of both is named. */
export class FileReview {
  @Ref('grant', { optional: true }) grantId?: string;
  @Ref('measure', { optional: true }) measureId?: string;
  @Part(() => Period) period!: Period;
  /** At most twelve: each names two tags of the event. */
  @Each(() => ReviewFinding, { min: 1, max: 12 }) findings!: ReviewFinding[];
  @OneOf(consequences) consequence!: keyof typeof consequences;
  @Text() learning!: Text;
  /** What the people concerned say themselves. */
  @Text({ optional: true }) voiceOfConcerned?: Text;
  /** The organisation in whose name it is filed. */
  @Ref('organisation', { optional: true }) organisationId?: string;
}

/** A review and who answers for it, because somebody else must accept it (rule R9). */
class FiledReview extends FileReview {
  @EventTag() reviewer!: Tag;
}

export const reviewFiled = event('review-filed', 1, FiledReview, {
  label: { de: 'Wirksamkeitsüberprüfung vorgelegt', en: 'Review filed' },
  tells: {
    de: 'Wirksamkeitsüberprüfung vorgelegt: {consequence}. {learning}',
    en: 'Review filed: {consequence}. {learning}',
  },
  subject: 'review',
  creates: true,
  tags: ({ grantId, measureId, findings, organisationId }) => [
    grantId === undefined ? undefined : tag('grant', grantId),
    measureId === undefined ? undefined : tag('measure', measureId),
    organisationId === undefined ? undefined : tag('organisation', organisationId),
    ...findings.flatMap(({ targetVersionId }) => [
      tag('target', targetVersionId),
      tag('target', subjectOf(targetVersionId)),
    ]),
  ],
});
