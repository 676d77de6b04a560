import { stories } from '#kernel/testing';
import { planning } from '../acts.js';
import { subsidiarityChecked } from '../measure/subsidiarity-checked.event.js';
import type { CheckSubsidiarity } from '../measure/subsidiarity-checked.event.js';
import {
  allocating,
  allocation,
  explained,
  inCents,
  adopted,
  agreed,
  another,
  appliedFor,
  assessed,
  criterion,
  decided,
  measure,
  otherGrant,
  participation,
  proposed,
  recommended,
  registered,
  sits,
  story,
  targetsOf,
} from '../testing/decided-grant.js';
import { correctionOf } from '../testing/round-table.js';
import { allocateGrant } from './allocate-grant.act.js';

const given = stories(planning);

describe('an allocation and the assessments (R1)', () => {
  it('cites assessments of its own grant, made before the decision', () => {
    const other = assessed('yes', { grantId: otherGrant });
    allocating(story({ assessment: other })).thenRefused('assessment-of-another-grant');
    allocating([...story({ assessment: [] }), assessed('yes')]).thenRefused('assessment-after-decision');
  });

  it('knows of every mandatory criterion', () => {
    allocating(story(), { assessmentIds: [] }).thenRefused('criterion-not-assessed', {
      criterionVersionId: `${criterion}.v1`,
      cycleId: appliedFor().data.cycleId,
    });
    allocating(story({ agreed: agreed({ mandatory: false }) }), { assessmentIds: [] }).events();
  });

  it('rests on criteria in force on the day, in a catalogue adopted before', () => {
    allocating(story({ agreed: agreed({ validTo: '2027-03-15' }) })).events();
    allocating(story({ agreed: agreed({ validTo: '2027-03-14' }) })).thenRefused('criterion-not-in-force');
    allocating(story({ catalogue: [] })).thenRefused('criterion-not-in-catalogue');
    allocating([...story({ catalogue: [] }), adopted(`${criterion}.v1`)]).thenRefused(
      'criterion-not-in-catalogue',
    );
    const items = [{ criterionVersionId: `${participation}.v1`, met: 'yes', reason: 'Ja.' }];
    allocating(story({ assessment: assessed('yes', { items }) })).thenRefused('criterion-not-agreed');
  });

  it('is refused where a knock-out is not met, unless that is explained', () => {
    allocating(story({ assessment: assessed('partly') })).events();
    allocating(story({ assessment: assessed('no') })).thenRefused('knockout-unmet');
    allocating([...story({ assessment: assessed('no') }), explained]).events();
    const soft = { assessment: assessed('no'), agreed: agreed({ knockout: false }) };
    allocating(story(soft)).events();
  });

  it('asks neither of what the law demands nor of an innovation', () => {
    for (const kind of ['statutory', 'innovation'] as const) {
      const free = { application: appliedFor({ kind }), council: sits(undefined, [kind]) };
      allocating(story(free), { assessmentIds: [] }).events();
      allocating(story({ ...free, assessment: assessed('no') })).events();
    }
  });
});

describe('an allocation and the targets (R8)', () => {
  it('cites targets of its measure, agreed and applying by the day of the decision', () => {
    const elsewhere = targetsOf({ measureId: another });
    allocating(story({ targets: elsewhere })).thenRefused('targets-of-another-measure');
    allocating(story({ targets: [] })).thenRefused('targets-unknown');
    allocating([...story({ targets: [] }), targetsOf()]).thenRefused('targets-after-decision');
    allocating(story({ decision: decided({ decidedOn: '2027-03-14' }) })).thenRefused(
      'targets-after-decision',
    );
  });

  it('needs none up to the petty limit, but an innovation always does', () => {
    const giving = (amountCents: number) => ({
      decision: decided({}, { amountCents }),
      recommendation: recommended(amountCents),
    });
    const without = { targetVersionIds: [], lines: [inCents(1_00)] };
    allocating(story(giving(5_000_00)), without).events();
    allocating(story(giving(5_000_01)), without).thenRefused('targets-missing');
    const kind = 'innovation';
    const innovation = { application: appliedFor({ kind }), council: sits(undefined, [kind]) };
    allocating(story({ ...giving(1_00), ...innovation }), without).thenRefused('targets-missing');
  });
});

describe('an allocation and subsidiarity (R13)', () => {
  const checked = (outcome: CheckSubsidiarity['outcome']) =>
    subsidiarityChecked.of(measure, { measureId: measure, askedOrganisationIds: [], outcome });

  it.each(['commercial', 'public', 'administration'] as const)(
    'asks for a check before a %s recipient',
    (sector) => {
      const applicant = registered({ sector });
      allocating(story({ applicant })).thenRefused('subsidiarity-unchecked', { measureId: measure });
      allocating([...story({ applicant }), checked('declined')]).events();
      allocating([...story({ applicant }), checked('declined'), checked('free-provider-found')]).thenRefused(
        'free-provider-available',
      );
    },
  );

  it('asks for one where the municipality provides the measure, and not of a church', () => {
    allocating(story({ measure: proposed({ provision: 'municipality' }) })).thenRefused(
      'subsidiarity-unchecked',
    );
    allocating(story({ applicant: registered({ sector: 'church' }) })).events();
  });

  it('looks at no check that was corrected', () => {
    const happened = [...story({ applicant: registered({ sector: 'public' }) }), checked('sovereign-task')];
    const corrected = correctionOf(happened.length, checked('sovereign-task'));
    allocating([...happened, corrected]).thenRefused('subsidiarity-unchecked');
  });
});

describe('an allocation and the phases of its cycle (R17)', () => {
  it('needs a reason where it applies from before the current one began', () => {
    const on = (effectiveOn: string, more: object = {}) =>
      given(...story()).when(allocateGrant, allocateGrant.example, { id: allocation, effectiveOn, ...more });
    on('2027-03-15').events();
    on('2027-03-14').thenRefused('backdated-without-reason');
    on('2027-03-14', { reasoned: true }).events();
  });
});
