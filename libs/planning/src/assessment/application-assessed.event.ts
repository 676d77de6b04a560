import { Each, OneOf, Ref, Text, Whole } from '#kernel';
import { event, tag } from '../language.js';
import { VersionRef } from '../version.js';
import type { VersionId } from '../version.js';
import { degreesMet } from './assessment.terms.js';
import type { DegreeMet } from './assessment.terms.js';

/** What was found by one version of a criterion. */
class AssessedCriterion {
  @VersionRef() criterionVersionId!: VersionId;
  @OneOf(degreesMet) met!: DegreeMet;
  /** On the scale of the criterion: 0–5, or percent; absent on a scale of yes and no. */
  @Whole({ min: 0, max: 100, optional: true }) score?: number;
  @Text({ max: 2_000 }) reason!: Text;
}

export class AssessApplication {
  @Ref('grant') grantId!: string;
  /** At most 28, as many as a catalogue has; each a tag of the event. */
  @Each(() => AssessedCriterion, { min: 1, max: 28 }) items!: AssessedCriterion[];
  /** Who assessed it, if it was not the caller. */
  @Ref('person', { optional: true }) assessorId?: string;
}

export const applicationAssessed = event('application-assessed', 1, AssessApplication, {
  label: { de: 'Antrag bewertet', en: 'Application assessed' },
  tells: { de: 'Antrag nach den Kriterien bewertet', en: 'Application assessed by the criteria' },
  subject: 'assessment',
  creates: true,
  tags: ({ grantId, items, assessorId }) => [
    tag('grant', grantId),
    ...items.map(({ criterionVersionId }) => tag('criterion', criterionVersionId)),
    assessorId === undefined ? undefined : tag('person', assessorId),
  ],
});
