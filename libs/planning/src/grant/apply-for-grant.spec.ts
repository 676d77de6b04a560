import { stories } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import { planning } from '../acts.js';
import {
  applicant,
  application,
  callId,
  calling,
  correctionOf,
  cycle,
  cycleId,
  fresh,
  goalId,
  guideline,
  guidelineId,
  guidelineVersionId,
  measure,
  measureId,
  need,
  needId,
  opened,
  organisation,
  partner,
  third,
  town,
  upTo,
} from '../testing/open-town.js';
import { applyForGrant } from './apply-for-grant.act.js';
import type { ApplyForGrant } from './grant-applied-for.event.js';

const given = stories(planning);
const id = fresh;
const { callId: _, ...outside } = application;
const applying = (change: Partial<ApplyForGrant>, ...more: readonly Happened[]) =>
  given(...calling, ...more).when(applyForGrant, { ...application, ...change });
const with2 = (amountCents: number) => [
  { organisationId: partner, amountCents: 5_000_00, forwarding: true },
  { organisationId: third, amountCents, forwarding: false },
];

describe('apply-for-grant', () => {
  it('applies in a call, tagged with everybody and everything it concerns', () => {
    const partners = with2(1_000_00);
    given(...calling)
      .when(applyForGrant, { ...application, partners, spaceIds: ['nordstadt'] }, { id })
      .then({
        type: 'grant-applied-for',
        version: 1,
        subject: `grant:${id}`,
        tags: [
          `call:${callId}`,
          `cycle:${cycleId}`,
          `goal:${goalId}`,
          `grant:${id}`,
          `guideline:${guidelineVersionId}`,
          `measure:${measureId}`,
          `need:${needId}`,
          `organisation:${applicant}`,
          `organisation:${partner}`,
          `organisation:${third}`,
          'space:nordstadt',
        ],
        data: { ...application, partners, spaceIds: ['nordstadt'] },
      });
  });

  it('keeps to the call: its days, its kinds, its cycle, its guideline', () => {
    applying({ appliedOn: '2027-03-01' }).events();
    applying({ appliedOn: '2027-02-28' }).thenRefused('call-not-open', {
      callId,
      opensOn: '2027-03-01',
      closesOn: '2027-03-31',
      on: '2027-02-28',
    });
    applying({ kind: 'institutional' }).thenRefused('kind-not-in-call', { callId, kind: 'institutional' });
    applying({ cycleId: fresh }, cycle(fresh)).thenRefused('call-of-another-cycle', {
      callId,
      cycleId: fresh,
      otherCycleId: cycleId,
    });
    applying({ guidelineVersionId: `${fresh}.v1` }, guideline(fresh)).thenRefused('guideline-not-of-call', {
      callId,
      guidelineVersionId: `${fresh}.v1`,
      wanted: guidelineVersionId,
    });
  });

  it('takes a paper application after the last day of the call, if it was made by then', () => {
    given(...town, ...upTo('call'), opened({ closesOn: '2027-03-10' }))
      .when(applyForGrant, application)
      .events();
    given(...town, ...upTo('call'), opened({ closesOn: '2027-03-09' }))
      .when(applyForGrant, application)
      .thenRefused('call-not-open');
  });

  it('outside a call is for statutory and institutional grants, and for others in the phase call', () => {
    given(...town, ...upTo('call'))
      .when(applyForGrant, outside)
      .events();
    const late = given(...town, ...upTo('recommendation'));
    late
      .when(applyForGrant, outside)
      .thenRefused('application-needs-call', { cycleId, kind: 'project', phase: 'recommendation' });
    for (const kind of ['statutory', 'institutional'] as const)
      late.when(applyForGrant, { ...outside, kind }).events();
  });

  it('outside a call too is under a guideline that applies and is for its kind', () => {
    given(...town, ...upTo('call'))
      .when(applyForGrant, { ...outside, kind: 'lump-sum' })
      .thenRefused('kind-not-in-guideline', { guidelineVersionId, kind: 'lump-sum' });
    given(...town, ...upTo('call'))
      .when(applyForGrant, { ...outside, appliedOn: '2027-01-01' })
      .events();
    given(...town, ...upTo('call'))
      .when(applyForGrant, { ...outside, appliedOn: '2026-12-31' })
      .thenRefused('guideline-not-valid');
    const unknown = `${guidelineId}.v7`;
    given(...town, ...upTo('call'))
      .when(applyForGrant, { ...outside, guidelineVersionId: unknown })
      .thenRefused('unknown-id', { field: '/guidelineVersionId', kind: 'guideline', id: unknown });
  });

  it('lets partners share in up to the whole; the applicant is none of them', () => {
    applying({ partners: with2(7_000_00) }).events();
    applying({ partners: with2(7_000_01) }).thenRefused('partner-shares-exceed', {
      sharesCents: 12_000_01,
      requestedCents: 12_000_00,
    });
    const share = { amountCents: 0, forwarding: false };
    applying({ partners: [{ organisationId: applicant, ...share }] }).thenRefused('partner-is-applicant');
    applying({
      partners: [partner, partner].map((organisationId) => ({ organisationId, ...share })),
    }).thenRefused('partner-twice', { organisationId: partner });
  });

  it('is for needs of its measure, at least one of them', () => {
    applying({ needIds: [fresh, needId] }, need(fresh)).events();
    applying({ needIds: [fresh] }, need(fresh)).thenRefused('needs-not-of-measure', { measureId });
    applying({ needIds: [fresh], measureId: fresh }, need(fresh), measure(fresh, [fresh])).events();
  });

  it('begins by the end of its period, which runs forward', () => {
    applying({ plannedStartOn: '2028-06-30' }).events();
    applying({ plannedStartOn: '2027-01-01', started: true }).events();
    applying({ plannedStartOn: '2028-07-01' }).thenRefused('start-after-period', {
      plannedStartOn: '2028-07-01',
      until: '2028-06-30',
    });
    applying({ period: { from: '2028-07-01', until: '2028-06-30' } }).thenRefused('period-reversed');
  });

  it('was made by today', () => {
    applying({ appliedOn: '2027-03-15' }).events();
    applying({ appliedOn: '2027-03-16' }).thenRefused('day-in-future', {
      on: '2027-03-16',
      today: '2027-03-15',
    });
  });

  it('says more than its title', () => {
    applying({ description: ` ${application.title.toUpperCase()} ` }).thenRefused(
      'description-repeats-title',
    );
    applying({ description: `${application.title}, dreimal die Woche` }).events();
  });

  it('is not refused for a financing plan that does not balance yet', () => {
    applying({ plan: { ...application.plan, eligibleCents: application.requestedCents - 1 } }).events();
  });

  it('is a provider’s for its own organisation; the administration records what came on paper', () => {
    const as = (role: string, organisationId?: string) =>
      given(...calling).when(applyForGrant, application, {
        role,
        ...(organisationId === undefined ? {} : { organisationId }),
      });
    as('provider', applicant).events();
    as('planning').events();
    as('provider', partner).thenRefused('applicant-of-another', { organisationId: applicant });
    as('provider').thenRefused('applicant-of-another');
  });

  it.each([
    [1, 'need', needId],
    [2, 'goal', goalId],
    [4, 'cycle', cycleId],
    [5, 'measure', measureId],
    [6, 'organisation', applicant],
    [7, 'organisation', partner],
    [12, 'call', callId],
  ])('refuses what was corrected: event %d, a %s', (number, kind, corrected) => {
    applying({ partners: with2(0) }, correctionOf(number, calling[number - 1]!)).thenRefused(
      'entry-corrected',
      { kind, id: corrected, by: 13 },
    );
  });

  it('refuses a guideline version that was corrected, also outside a call', () => {
    applying({}, correctionOf(3, calling[2]!)).thenRefused('entry-corrected', {
      kind: 'guideline',
      id: guidelineVersionId,
      by: 13,
    });
  });

  it('refuses organisations that nobody knows, and takes those of today', () => {
    applying({ applicantId: fresh }).thenRefused('unknown-id', {
      field: '/applicantId',
      kind: 'organisation',
      id: fresh,
    });
    applying({ applicantId: fresh }, organisation(fresh)).events();
  });

  it('wants a reason where it goes back behind the phase of the cycle (R17)', () => {
    given(...calling)
      .when(applyForGrant, application, { effectiveOn: '2027-03-14' })
      .thenRefused('backdated-without-reason');
    given(...calling)
      .when(applyForGrant, application, { effectiveOn: '2027-03-14', reasoned: true })
      .events();
  });
});
