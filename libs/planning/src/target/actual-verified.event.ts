import { EventTag, Ref, Text } from '#kernel';
import type { Tag } from '#kernel';
import { event, tag } from '../language.js';
import { subjectOf, VersionRef } from '../version.js';
import type { VersionId } from '../version.js';

export class VerifyActual {
  @Ref('actual') actualId!: string;
  /** How it was checked. */
  @Text({ max: 2_000, optional: true }) method?: Text;
}

/** A verified actual, with the target version it is of and who answers for the verification. */
class VerifiedActual extends VerifyActual {
  @VersionRef() targetVersionId!: VersionId;
  /** `person:<id>`, or the caller where it is no person. */
  @EventTag() verifier!: Tag;
}

export const actualVerified = event('actual-verified', 1, VerifiedActual, {
  label: { de: 'Istwert bestätigt', en: 'Actual verified' },
  tells: { de: 'Istwert bestätigt[: {method}]', en: 'Actual verified[: {method}]' },
  subject: 'actual',
  tags: ({ targetVersionId }) => [tag('target', targetVersionId), tag('target', subjectOf(targetVersionId))],
});
