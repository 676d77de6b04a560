import type { Tag } from '#kernel';
import { stories } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import { planning } from '../acts.js';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { cycleOpened } from '../cycle/cycle-opened.event.js';
import { consensusReached } from '../item/consensus-reached.event.js';
import { consensusSought } from '../item/consensus-sought.event.js';
import { agreeCriterion } from './agree-criterion.act.js';
import { criterionAgreed } from './criterion-agreed.event.js';
import type { AgreeCriterion } from './criterion-agreed.event.js';
import { criterionDrafted } from './criterion-drafted.event.js';
import { draftCriterion } from './draft-criterion.act.js';

const given = stories(planning);
const idOf = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const [criterionId, cycleId, item, later, meetingId, bodyId] = [1, 2, 3, 4, 5, 6].map(idOf) as [
  string,
  string,
  string,
  string,
  string,
  string,
];

const draft = { title: 'Beteiligung', definition: 'Betroffene haben mitgewirkt.', scale: 'boolean' } as const;
const drafted = criterionDrafted.of(criterionId, draft);
const cycle = cycleOpened.of(cycleId, {
  title: 'Zyklus',
  period: { from: '2027-01-01', until: '2028-12-31' },
});
const about: Tag = `criterion:${criterionId}`;
const sought = (itemId: string, of: Tag = about) =>
  consensusSought.of(itemId, {
    meetingId,
    agendaNo: 1,
    kind: 'criterion',
    about: [of],
    title: 'Kriterium Beteiligung',
    bodyId,
  });
const reached = (itemId: string, of: Tag = about) =>
  consensusReached.of(itemId, {
    itemId,
    kind: 'criterion',
    meetingId,
    bodyId,
    about: [of],
    tallies: [
      {
        eligibleCount: 3,
        presentCount: 3,
        agreeCount: 3,
        standAsideCount: 0,
        recusedCount: 0,
        mostRecused: false,
      },
    ],
  });
const wanted: AgreeCriterion = {
  ...draft,
  criterionId,
  version: 1,
  weightPermille: 200,
  mandatory: true,
  knockout: false,
  consensusItemId: item,
  cycleId,
  validFrom: '2027-07-01',
};
const inConsensus = [cycle, drafted, sought(item), reached(item)];
const correcting = (eventNumber: number, { type, subject, tags }: Happened) =>
  eventCorrected.of(String(eventNumber), {
    eventNumber,
    eventType: type,
    eventSubject: subject,
    eventTags: [...tags],
  });

describe('draft-criterion', () => {
  it('puts a criterion up for discussion', () => {
    given(cycle)
      .when(draftCriterion, { ...draft, cycleId }, { id: criterionId })
      .then({
        type: 'criterion-drafted',
        version: 1,
        subject: `criterion:${criterionId}`,
        tags: [`criterion:${criterionId}`, `cycle:${cycleId}`],
        data: { ...draft, cycleId },
      });
  });

  it('is drafted for a cycle from its current phase on, or with a reason (R17)', () => {
    const on = (effectiveOn: string, more: object = {}) =>
      given(cycle).when(draftCriterion, { ...draft, cycleId }, { effectiveOn, ...more });
    on('2027-03-15').events();
    on('2027-03-14').thenRefused('backdated-without-reason');
    on('2027-03-14', { reasoned: true }).events();
  });

  it('refuses a cycle that was corrected', () => {
    given(cycle, correcting(1, cycle))
      .when(draftCriterion, { ...draft, cycleId })
      .thenRefused('entry-corrected', { kind: 'cycle', id: cycleId, by: 2 });
  });
});

describe('agree-criterion', () => {
  it('agrees a version on the consensus that was reached about it', () => {
    given(...inConsensus)
      .when(agreeCriterion, wanted)
      .then({
        type: 'criterion-agreed',
        version: 1,
        subject: `criterion:${criterionId}`,
        tags: [`criterion:${criterionId}`, `criterion:${criterionId}.v1`, `cycle:${cycleId}`, `item:${item}`],
        data: wanted,
      });
  });

  it('refuses where consensus was only sought, or was corrected', () => {
    given(cycle, drafted, sought(item))
      .when(agreeCriterion, wanted)
      .thenRefused('consensus-not-reached', { itemId: item });
    given(...inConsensus, correcting(4, reached(item)))
      .when(agreeCriterion, wanted)
      .thenRefused('consensus-not-reached');
    given(...inConsensus, correcting(3, sought(item)))
      .when(agreeCriterion, wanted)
      .thenRefused('consensus-not-reached');
  });

  it('refuses a consensus about another criterion', () => {
    const other: Tag = `criterion:${idOf(8)}`;
    given(cycle, drafted, sought(item, other), reached(item, other))
      .when(agreeCriterion, wanted)
      .thenRefused('consensus-on-another-matter', { itemId: item, criterionId });
  });

  it('counts versions without a gap, each on a consensus of its own', () => {
    const first = criterionAgreed.of(criterionId, wanted);
    const next = [...inConsensus, first, sought(later), reached(later)];
    given(...inConsensus)
      .when(agreeCriterion, { ...wanted, version: 2 })
      .thenRefused('version-order', { criterionId, last: 0, next: 1, wanted: 2 });
    given(...next)
      .when(agreeCriterion, { ...wanted, consensusItemId: later })
      .thenRefused('version-order', { criterionId, last: 1, next: 2, wanted: 1 });
    given(...next)
      .when(agreeCriterion, { ...wanted, version: 2 })
      .thenRefused('consensus-used', { itemId: item, criterionId, version: 1 });
    given(...next)
      .when(agreeCriterion, { ...wanted, version: 2, consensusItemId: later })
      .events();
    given(...next, correcting(5, first))
      .when(agreeCriterion, wanted)
      .events();
  });

  it('takes a validity of one day and none that ends before it begins', () => {
    given(...inConsensus)
      .when(agreeCriterion, { ...wanted, validTo: '2027-07-01' })
      .events();
    given(...inConsensus)
      .when(agreeCriterion, { ...wanted, validTo: '2027-06-30' })
      .thenRefused('period-reversed', { from: '2027-07-01', until: '2027-06-30' });
  });

  it('refuses a criterion or a cycle that was corrected', () => {
    given(...inConsensus, correcting(2, drafted))
      .when(agreeCriterion, wanted)
      .thenRefused('entry-corrected', { kind: 'criterion', id: criterionId, by: 5 });
    given(...inConsensus, correcting(1, cycle))
      .when(agreeCriterion, wanted)
      .thenRefused('entry-corrected', { kind: 'cycle', id: cycleId, by: 5 });
  });

  it('may apply ahead, and wants a reason where it goes back behind the phase of the cycle (R17)', () => {
    given(...inConsensus)
      .when(agreeCriterion, wanted, { effectiveOn: '2027-07-01' })
      .events();
    given(...inConsensus)
      .when(agreeCriterion, wanted, { effectiveOn: '2027-03-14' })
      .thenRefused('backdated-without-reason');
  });
});
