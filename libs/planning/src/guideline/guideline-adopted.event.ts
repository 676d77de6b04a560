import { Cents, Day, Flag, OneOf, Ref, SomeOf, Text, Title, Whole } from '#kernel';
import { grantKinds } from '../grant/grant.terms.js';
import { event, tag } from '../language.js';
import { MAX_VERSION, versionId } from '../version.js';
import { proofKinds, startRules } from './guideline.terms.js';

/** A funding guideline in one version: thresholds and deadlines are settings of the town, never code. */
export class Guideline {
  /** The first one here may be a later version of what was there before the ledger. */
  @Whole({ min: 1, max: MAX_VERSION }) version!: number;
  @Title() title!: Text;
  @Day() validFrom!: string;
  @Ref('decision', { optional: true }) decisionId?: string;
  /** The kinds of grants it is for. */
  @SomeOf(grantKinds, { min: 1, max: 5 }) kinds!: (keyof typeof grantKinds)[];
  @OneOf(startRules) startRule!: keyof typeof startRules;
  /** Up to this amount no targets need be agreed (Bagatellgrenze, rule R8). */
  @Cents({ min: 0 }) pettyLimitCents!: number;
  @SomeOf(proofKinds, { min: 1, max: 3 }) proofKinds!: (keyof typeof proofKinds)[];
  /** Months after the end of the period in which the use is to be accounted for. */
  @Whole({ min: 0, max: 120 }) proofDueMonths!: number;
  /** Days in which a notice may be appealed against. */
  @Whole({ min: 0, max: 365 }) appealDays!: number;
  /** Whether money may be ordered before the notice is final (rule R27). */
  @Flag() orderBeforeFinal!: boolean;
  /** Share of the grant in thousandths that waits for the examined proof of use (rule R28). */
  @Whole({ min: 0, max: 1000 }) finalSharePermille!: number;
  /** Whether a grant closes only after its effectiveness review (rule R8). */
  @Flag() reviewRequired!: boolean;
}

export const guidelineAdopted = event('guideline-adopted', 1, Guideline, {
  label: { de: 'Förderrichtlinie beschlossen', en: 'Guideline adopted' },
  tells: {
    de: 'Förderrichtlinie „{title}“ in Fassung {version} beschlossen, gültig ab {validFrom}',
    en: 'Guideline “{title}” adopted in version {version}, valid from {validFrom}',
  },
  subject: 'guideline',
  creates: true,
  tags: ({ version, decisionId }, id) => [
    tag('guideline', versionId(id, version)),
    decisionId === undefined ? undefined : tag('decision', decisionId),
  ],
});
