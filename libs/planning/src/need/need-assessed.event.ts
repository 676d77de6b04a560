import { OneOf, Ref, Refs } from '#kernel';
import { event, tag } from '../language.js';
import { urgencies } from './need.terms.js';

/** How much a need calls for action; why stands in the reason of the event. */
export class AssessNeed {
  @Ref('need') needId!: string;
  @OneOf(urgencies) urgency!: keyof typeof urgencies;
  /** The evidence of this need that the grade rests on. At most 25, each a tag of the event. */
  @Refs('evidence', { optional: true, max: 25 }) evidenceIds?: string[];
}

export const needAssessed = event('need-assessed', 1, AssessNeed, {
  label: { de: 'Handlungsnotwendigkeit bewertet', en: 'Need assessed' },
  tells: { de: 'Handlungsnotwendigkeit: {urgency}', en: 'Need for action: {urgency}' },
  subject: 'need',
  tags: ({ evidenceIds = [] }) => evidenceIds.map((id) => tag('evidence', id)),
});
