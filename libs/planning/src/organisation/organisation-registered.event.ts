import { Code, Each, Day, Flag, OneOf, Part, Ref, Text } from '#kernel';
import { Ags } from '../codes.js';
import { event, tag } from '../language.js';
import { legalForms, levels, sectors } from './organisation.terms.js';

/** An entry in a public register: court and number identify it in Germany (org-id list DE-CR). */
class RegisterEntry {
  @Code({
    pattern: /^[A-Z]\d{4}[A-Z]?$/,
    expected: {
      de: 'der XJustiz-Code des Registergerichts, z. B. M1305',
      en: "the court's XJustiz code, e.g. M1305",
    },
  })
  court!: string;

  @OneOf({
    VR: { de: 'Vereinsregister', en: 'Register of associations' },
    HRB: { de: 'Handelsregister B', en: 'Commercial register B' },
    HRA: { de: 'Handelsregister A', en: 'Commercial register A' },
    GnR: { de: 'Genossenschaftsregister', en: 'Register of cooperatives' },
    PR: { de: 'Partnerschaftsregister', en: 'Register of partnerships' },
  })
  type!: string;

  @Code({
    pattern: /^[0-9]{1,6}[A-Z]{0,2}$/,
    max: 8,
    expected: { de: 'die Registernummer, z. B. 1234', en: 'the register number, e.g. 1234' },
  })
  number!: string;
}

/** Control or membership: who stands behind an organisation counts for conflicts (rules R6, R9). */
class Parent {
  @Ref('organisation') organisationId!: string;
  @OneOf({ control: { de: 'beherrscht', en: 'controls' }, member: { de: 'ist Mitglied', en: 'is a member' } })
  kind!: 'control' | 'member';
  @Day() from!: string;
}

export class Organisation {
  @Text({ max: 500 }) name!: Text;
  /** Absent where a take-over does not know it: a gap that planning owes. */
  @OneOf(sectors, { optional: true }) sector?: keyof typeof sectors;
  @OneOf({
    organisation: { de: 'Organisation', en: 'Organisation' },
    department: { de: 'Amt oder Fachdienst', en: 'Department' },
  })
  kind!: 'organisation' | 'department';
  @OneOf(levels, { optional: true }) level?: keyof typeof levels;
  @OneOf(legalForms, { optional: true }) legalForm?: keyof typeof legalForms;
  @Part(() => RegisterEntry, { optional: true }) register?: RegisterEntry;
  @Ags({ optional: true }) ags?: string;
  @Flag({ optional: true }) youthWelfareRecognised?: boolean;
  @Each(() => Parent, { optional: true, max: 20 }) parents?: Parent[];
}

/** The identifier by which the same organisation is known elsewhere; it makes the registration unique. */
export function registerId({ court, type, number }: RegisterEntry): string {
  return `de-cr-${court}-${type}-${number}`.toLowerCase();
}

export const organisationRegistered = event('organisation-registered', 1, Organisation, {
  label: { de: 'Organisation erfasst', en: 'Organisation registered' },
  tells: { de: '„{name}“ erfasst', en: '“{name}” registered' },
  subject: 'organisation',
  creates: true,
  tags: ({ register, parents = [] }) => [
    register && tag('register-id', registerId(register)),
    ...parents.map(({ organisationId }) => tag('organisation', organisationId)),
  ],
});
