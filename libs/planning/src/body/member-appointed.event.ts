import { Day, Flag, OneOf, Ref, Text } from '#kernel';
import { event, tag } from '../language.js';
import { levels, sectors } from '../organisation/organisation.terms.js';
import { expertKinds } from './body.terms.js';

export class AppointMember {
  @Ref('body') bodyId!: string;
  @Ref('person') personId!: string;
  /** For whom the member sits in the body. That is a link to it as its representative (rule R6). */
  @Ref('organisation', { optional: true }) organisationId?: string;
  @OneOf(sectors) sector!: keyof typeof sectors;
  @OneOf(expertKinds) expertKind!: keyof typeof expertKinds;
  /** Function or office, e.g. Sozialdezernentin. */
  @Text({ max: 140, optional: true }) rank?: Text;
  @Flag() voting!: boolean;
  /** Whether the seat belongs to the person and not to the office. */
  @Flag() inPerson!: boolean;
  @Day() from!: string;
  @Day({ optional: true }) until?: string;
}

/** A member, with the level on which the organisation stood that is represented. */
class AppointedMember extends AppointMember {
  @OneOf(levels, { optional: true }) organisationLevel?: keyof typeof levels;
}

export const memberAppointed = event('member-appointed', 1, AppointedMember, {
  label: { de: 'Mitglied bestellt', en: 'Member appointed' },
  tells: {
    de: 'Mitglied bestellt: {sector}, ab {from}[ bis {until}]',
    en: 'Member appointed: {sector}, from {from}[ until {until}]',
  },
  subject: 'body',
  tags: ({ personId, organisationId }) => [
    tag('person', personId),
    organisationId === undefined ? undefined : tag('organisation', organisationId),
  ],
});
