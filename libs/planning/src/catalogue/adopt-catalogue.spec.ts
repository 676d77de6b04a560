import { stories } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import { planning } from '../acts.js';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { criterionAgreed } from '../criterion/criterion-agreed.event.js';
import { cycleOpened } from '../cycle/cycle-opened.event.js';
import { versionId } from '../version.js';
import { adoptCatalogue } from './adopt-catalogue.act.js';

const given = stories(planning);
const idOf = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const [first, second, cycleId, otherCycle, item, id] = [1, 2, 3, 4, 5, 9].map(idOf) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const cycleOf = (which: string) =>
  cycleOpened.of(which, { title: 'Zyklus', period: { from: '2027-01-01', until: '2028-12-31' } });
const agreed = (criterionId: string, version = 1, of = cycleId) =>
  criterionAgreed.of(criterionId, {
    criterionId,
    version,
    title: 'Beteiligung',
    definition: 'Betroffene haben mitgewirkt.',
    scale: 'boolean',
    weightPermille: 500,
    mandatory: true,
    knockout: false,
    consensusItemId: item,
    cycleId: of,
    validFrom: '2027-01-01',
  });
const catalogue = (...criterionVersionIds: string[]) => ({
  title: 'Kriterien 2027',
  cycleId,
  criterionVersionIds,
});
const correcting = (eventNumber: number, { type, subject, tags }: Happened) =>
  eventCorrected.of(String(eventNumber), {
    eventNumber,
    eventType: type,
    eventSubject: subject,
    eventTags: [...tags],
  });
const [v1, w1] = [versionId(first, 1), versionId(second, 1)];

describe('adopt-catalogue', () => {
  it('puts agreed versions in force for their cycle', () => {
    given(cycleOf(cycleId), agreed(first), agreed(second))
      .when(adoptCatalogue, catalogue(v1, w1), { id })
      .then({
        type: 'catalogue-adopted',
        version: 1,
        subject: `catalogue:${id}`,
        tags: [`catalogue:${id}`, `criterion:${v1}`, `criterion:${w1}`, `cycle:${cycleId}`],
        data: catalogue(v1, w1),
      });
  });

  it('takes nothing that was not agreed, was agreed for another cycle, or was corrected', () => {
    const notAgreed = { criterionVersionId: v1, cycleId };
    given(cycleOf(cycleId))
      .when(adoptCatalogue, catalogue(v1))
      .thenRefused('criterion-not-agreed', notAgreed);
    given(cycleOf(cycleId), cycleOf(otherCycle), agreed(first, 1, otherCycle))
      .when(adoptCatalogue, catalogue(v1))
      .thenRefused('criterion-not-agreed', notAgreed);
    given(cycleOf(cycleId), agreed(first), correcting(2, agreed(first)))
      .when(adoptCatalogue, catalogue(v1))
      .thenRefused('criterion-not-agreed', notAgreed);
  });

  it('holds each criterion once, in one version', () => {
    given(cycleOf(cycleId), agreed(first), agreed(first, 2))
      .when(adoptCatalogue, catalogue(v1, versionId(first, 2)))
      .thenRefused('criterion-twice', { criterionId: first });
    given(cycleOf(cycleId), agreed(first))
      .when(adoptCatalogue, catalogue(v1, v1))
      .thenRefused('criterion-twice', { criterionId: first });
  });

  it('refuses a cycle that was corrected, and wants a reason for the past (R17)', () => {
    given(cycleOf(cycleId), agreed(first), correcting(1, cycleOf(cycleId)))
      .when(adoptCatalogue, catalogue(v1))
      .thenRefused('entry-corrected', { kind: 'cycle', id: cycleId, by: 3 });
    given(cycleOf(cycleId), agreed(first))
      .when(adoptCatalogue, catalogue(v1), { effectiveOn: '2027-03-14' })
      .thenRefused('backdated-without-reason');
  });
});
