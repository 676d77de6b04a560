import { Code, Day, Part, Ref, Sha256, Text, Title } from '#kernel';
import { Decimal } from '../decimal.js';
import { event, tag } from '../language.js';
import { SpaceIds } from '../place-in-town.js';

/** The value of an indicator of social reporting (Sozialberichterstattung), with what it was computed from. */
class IndicatorValue {
  @Title() indicator!: Text;
  @Decimal() value!: string;
  @Text({ max: 60 }) unit!: Text;
  @Text({ max: 500 }) source!: Text;
  /** The day the value is of. */
  @Day() observedOn!: string;
  /** Small numbers can tell of single people (rule R20): they are not public. */
  @Decimal({ optional: true, publicity: 'internal' }) numerator?: string;
  @Decimal({ optional: true, publicity: 'internal' }) denominator?: string;
}

/** What people said or experts observed. */
class QualitativeFinding {
  @Text() text!: Text;
  /** How it was found: interview, workshop, observation. */
  @Text({ max: 500 }) method!: Text;
  @Day() foundOn!: string;
}

class DocumentOfNeed {
  @Title() title!: Text;
  /** Of the document's bytes. */
  @Sha256() sha256!: string;
  @Code({
    pattern: /^[a-z0-9.+-]{1,60}\/[a-z0-9.+-]{1,60}$/,
    max: 121,
    expected: { de: 'ein Medientyp, z. B. application/pdf', en: 'a media type, e.g. application/pdf' },
  })
  mediaType!: string;
  @Text({ optional: true, max: 2_000 }) url?: Text;
}

/** Evidence of a need: exactly one of an indicator's value, a qualitative finding and a document. */
export class AddEvidence {
  @Ref('need') needId!: string;
  @SpaceIds({ optional: true }) spaceIds?: string[];
  @Part(() => IndicatorValue, { optional: true }) indicatorValue?: IndicatorValue;
  @Part(() => QualitativeFinding, { optional: true }) finding?: QualitativeFinding;
  @Part(() => DocumentOfNeed, { optional: true }) document?: DocumentOfNeed;
}

export const evidenceAdded = event('evidence-added', 1, AddEvidence, {
  label: { de: 'Beleg hinzugefügt', en: 'Evidence added' },
  tells: {
    de: 'Beleg hinzugefügt[: {indicatorValue/indicator} {indicatorValue/value} {indicatorValue/unit}][: {finding/text}][: „{document/title}“]',
    en: 'Evidence added[: {indicatorValue/indicator} {indicatorValue/value} {indicatorValue/unit}][: {finding/text}][: “{document/title}”]',
  },
  subject: 'evidence',
  creates: true,
  tags: ({ needId, spaceIds = [] }) => [tag('need', needId), ...spaceIds.map((id) => tag('space', id))],
});
