import { Cents, Day, Each, Flag, OneOf, Part, Ref, Refs, Text, Title } from '#kernel';
import { event, tag } from '../language.js';
import { Period } from '../period.js';
import { SpaceIds } from '../place-in-town.js';
import { VersionRef } from '../version.js';
import type { VersionId } from '../version.js';
import { financings, fundingForms, grantKinds, thirdPartyStatuses } from './grant.terms.js';

/** An organisation that takes part in the project with a share of the money. */
class Partner {
  @Ref('organisation') organisationId!: string;
  @Cents({ min: 0 }) amountCents!: number;
  /** Whether the applicant forwards the share by a grant of its own (Weiterleitung). */
  @Flag() forwarding!: boolean;
}

class ThirdParty {
  @Text({ max: 500 }) funder!: Text;
  @Cents({ min: 0 }) amountCents!: number;
  @OneOf(thirdPartyStatuses) status!: keyof typeof thirdPartyStatuses;
}

/** Where the money for the project is to come from (Finanzierungsplan). */
class FinancingPlan {
  /** The costs that can be funded (zuwendungsfähige Ausgaben). */
  @Cents({ min: 0 }) eligibleCents!: number;
  @Cents({ min: 0 }) ownCents!: number;
  @Cents({ min: 0 }) inKindCents!: number;
  @Cents({ min: 0 }) revenueCents!: number;
  @Each(() => ThirdParty, { max: 20 }) thirdParty!: ThirdParty[];
}

export class ApplyForGrant {
  @Ref('organisation') applicantId!: string;
  /** At most four, each a tag of the event. */
  @Each(() => Partner, { optional: true, max: 4 }) partners?: Partner[];
  @Ref('cycle') cycleId!: string;
  @Ref('call', { optional: true }) callId?: string;
  @VersionRef() guidelineVersionId!: VersionId;
  @Ref('measure') measureId!: string;
  @Title() title!: Text;
  @Text() description!: Text;
  @OneOf(grantKinds) kind!: keyof typeof grantKinds;
  @OneOf(financings) financing!: keyof typeof financings;
  @OneOf(fundingForms) form!: keyof typeof fundingForms;
  @Cents({ min: 1 }) requestedCents!: number;
  @Part(() => Period) period!: Period;
  /** The first binding contract for deliveries or services (rule R12). */
  @Day() plannedStartOn!: string;
  @Flag() started!: boolean;
  @Part(() => FinancingPlan) plan!: FinancingPlan;
  @Flag() vatDeductible!: boolean;
  @SpaceIds() spaceIds!: string[];
  /** At most eight, each a tag of the event. */
  @Refs('need', { min: 1, max: 8 }) needIds!: string[];
  /** At most four, each a tag of the event. */
  @Refs('goal', { min: 1, max: 4 }) goalIds!: string[];
  @Day() appliedOn!: string;
}

export const grantAppliedFor = event('grant-applied-for', 1, ApplyForGrant, {
  label: { de: 'Zuwendung beantragt', en: 'Grant applied for' },
  tells: {
    de: '{requestedCents} beantragt für „{title}“',
    en: '{requestedCents} applied for: “{title}”',
  },
  subject: 'grant',
  creates: true,
  tags: ({ applicantId, partners = [], cycleId, callId, guidelineVersionId, measureId, ...cited }) => [
    tag('organisation', applicantId),
    ...partners.map(({ organisationId }) => tag('organisation', organisationId)),
    tag('cycle', cycleId),
    callId === undefined ? undefined : tag('call', callId),
    tag('guideline', guidelineVersionId),
    tag('measure', measureId),
    ...cited.spaceIds.map((id) => tag('space', id)),
    ...cited.needIds.map((id) => tag('need', id)),
    ...cited.goalIds.map((id) => tag('goal', id)),
  ],
});
