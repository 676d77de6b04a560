import { OneOf, Part, Ref, Refs, SomeOf, Text, Title } from '#kernel';
import { event, tag } from '../language.js';
import { sectors } from '../organisation/organisation.terms.js';
import { FieldsOfAction, SpaceIds, TargetGroups } from '../place-in-town.js';
import { legalBases, needKinds } from './need.terms.js';

/** Who raised the need. The sector is always known, who exactly it was is not. */
class Reporter {
  @Ref('organisation', { optional: true }) organisationId?: string;
  @Ref('person', { optional: true, publicity: 'internal' }) personId?: string;
  @OneOf(sectors) sector!: keyof typeof sectors;
}

/** A need of people in the town, whoever may answer it. */
export class Need {
  @Title() title!: Text;
  @Text() description!: Text;
  @OneOf(needKinds) kind!: keyof typeof needKinds;
  /** The cycle in which it was found. */
  @Ref('cycle', { optional: true }) cycleId?: string;
  @TargetGroups({ optional: true }) groups?: string[];
  @SpaceIds({ optional: true }) spaceIds?: string[];
  @FieldsOfAction({ optional: true }) fields?: string[];
  @SomeOf(legalBases, { optional: true, max: 6 }) legalBases?: (keyof typeof legalBases)[];
  /** Goals that are not reached while the need lasts. At most ten, each a tag of the event. */
  @Refs('goal', { optional: true, max: 10 }) goalIds?: string[];
  /** Challenges (Herausforderungen) it belongs to; they are recorded among the needs. */
  @Refs('need', { optional: true, max: 4 }) challengeIds?: string[];
  @Part(() => Reporter) reportedBy!: Reporter;
  /** What citizens gain, and not only an organisation. */
  @Text({ optional: true }) citizenBenefit?: Text;
  @Ref('organisation', { optional: true }) responsibleAuthorityId?: string;
}

export const needIdentified = event('need-identified', 1, Need, {
  label: { de: 'Bedarf festgestellt', en: 'Need identified' },
  tells: { de: 'Bedarf „{title}“ festgestellt', en: 'Need “{title}” identified' },
  subject: 'need',
  creates: true,
  tags: ({ cycleId, spaceIds = [], goalIds = [], challengeIds = [], reportedBy, responsibleAuthorityId }) => [
    cycleId === undefined ? undefined : tag('cycle', cycleId),
    ...spaceIds.map((id) => tag('space', id)),
    ...goalIds.map((id) => tag('goal', id)),
    ...challengeIds.map((id) => tag('need', id)),
    reportedBy.organisationId === undefined ? undefined : tag('organisation', reportedBy.organisationId),
    reportedBy.personId === undefined ? undefined : tag('person', reportedBy.personId),
    responsibleAuthorityId === undefined ? undefined : tag('organisation', responsibleAuthorityId),
  ],
});
