import { Code, Day, EventTag, Part, Ref, Text } from '#kernel';
import type { Tag } from '#kernel';
import { Decimal } from '../decimal.js';
import { event, tag } from '../language.js';
import { subjectOf, VersionRef } from '../version.js';
import type { VersionId } from '../version.js';

/** The agreed period an actual is of; both days included. */
class PeriodMeasured {
  @Day() start!: string;
  @Day() end!: string;
}

/** What was measured for an indicator in one of its periods. A later report of the same period stands beside it. */
export class ReportActual {
  @VersionRef() targetVersionId!: VersionId;
  /** The code of the indicator. */
  @Code({ max: 40 }) indicator!: string;
  @Part(() => PeriodMeasured) period!: PeriodMeasured;
  @Decimal({ optional: true }) value?: string;
  /** The value in words, where it is no number. */
  @Text({ max: 500, optional: true }) valueText?: Text;
  /** Small numbers can tell of single people (rule R20): they are not public. */
  @Decimal({ optional: true, publicity: 'internal' }) numerator?: string;
  @Decimal({ optional: true, publicity: 'internal' }) denominator?: string;
  @Day() measuredOn!: string;
  @Text({ max: 500, optional: true }) source?: Text;
  @Text({ max: 2_000, optional: true }) comment?: Text;
  /** The organisation in whose name it is reported. */
  @Ref('organisation', { optional: true }) organisationId?: string;
}

/** A reported actual and who answers for it, because somebody else must verify it (rule R9). */
class ReportedActual extends ReportActual {
  /** `person:<id>`, or the caller where it is no person. */
  @EventTag() reporter!: Tag;
}

export const actualReported = event('actual-reported', 1, ReportedActual, {
  label: { de: 'Istwert gemeldet', en: 'Actual reported' },
  tells: {
    de: 'Istwert gemeldet: {indicator}[ {value}][ {valueText}] ({period/start} bis {period/end})',
    en: 'Actual reported: {indicator}[ {value}][ {valueText}] ({period/start} to {period/end})',
  },
  subject: 'actual',
  creates: true,
  tags: ({ targetVersionId, organisationId }) => [
    tag('target', targetVersionId),
    tag('target', subjectOf(targetVersionId)),
    organisationId === undefined ? undefined : tag('organisation', organisationId),
  ],
});
