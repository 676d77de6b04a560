import { Day, Flag, OneOf, Ref } from '#kernel';
import { event, tag } from '../language.js';
import { levels } from '../organisation/organisation.terms.js';
import { interestLinks } from './person.terms.js';
import type { InterestLink } from './person.terms.js';

export class DeclareInterest {
  @Ref('person') personId!: string;
  @Ref('organisation') organisationId!: string;
  @OneOf(interestLinks) link!: InterestLink;
  /** Whether the municipality sent the person there: such a link is no conflict (rule R6). */
  @Flag() secondedByMunicipality!: boolean;
  @Day() from!: string;
  @Day({ optional: true }) until?: string;
}

/** A link of a person to an organisation, with the level on which the organisation stood when it was declared. */
class DeclaredInterest extends DeclareInterest {
  /** Of a league that stands behind an applicant a link is disclosed only (rule R6). */
  @OneOf(levels, { optional: true }) organisationLevel?: keyof typeof levels;
}

export const interestDeclared = event('interest-declared', 1, DeclaredInterest, {
  label: { de: 'Interesse angezeigt', en: 'Interest declared' },
  tells: {
    de: 'Interesse angezeigt: {link}, seit {from}[ bis {until}]',
    en: 'Interest declared: {link}, since {from}[ until {until}]',
  },
  subject: 'person',
  tags: ({ organisationId }) => [tag('organisation', organisationId)],
});
