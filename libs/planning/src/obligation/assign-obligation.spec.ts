import { stories } from '#kernel/testing';
import { planning } from '../acts.js';
import { bodyEstablished } from '../body/body-established.event.js';
import { decisionRecorded } from '../decision/decision-recorded.event.js';
import { recordDecision } from '../decision/record-decision.act.js';
import {
  bodyId,
  correcting,
  cycle,
  cycleId,
  june,
  march,
  obligationId,
  organisationId,
  provider,
  quarterly,
  report,
  september,
  withReason,
} from '../testing/obligation-story.js';
import { assignObligation } from './assign-obligation.act.js';
import type { AssignObligation } from './obligation-assigned.event.js';

const given = stories(planning);
const decisionId = '00000000-0000-7000-8000-000000000006';
const { organisationId: _, ...ofNobody } = report;

const body = bodyEstablished.of(bodyId, {
  name: 'Steuerungsgruppe',
  kind: 'steering-group',
  mandates: [],
  decisionRule: 'consensus',
  quorumShare: { numerator: 1, denominator: 2 },
});
const decided = decisionRecorded.of(decisionId, { ...recordDecision.example, bodyId, outcomes: [] });

describe('assign-obligation', () => {
  it('says who owes what in which cycle, and every day on which it is due', () => {
    given(provider, cycle)
      .when(assignObligation, quarterly, { id: obligationId })
      .then({
        type: 'obligation-assigned',
        version: 1,
        subject: `obligation:${obligationId}`,
        tags: [`cycle:${cycleId}`, `obligation:${obligationId}`, `organisation:${organisationId}`],
        data: { ...quarterly, occurrences: [march, june, september] },
      });
  });

  it('counts the days from the first one, and the last may be the day on which it ends', () => {
    const daysOf = (input: Partial<AssignObligation>) =>
      given(provider, cycle)
        .when(assignObligation, { ...report, ...input })
        .events()
        .map(({ data }) => (data as { readonly occurrences: string[] }).occurrences)[0];
    expect(daysOf({})).toEqual([march]);
    expect(daysOf({ dueOn: '2027-01-31', recurs: { everyMonths: 1, until: '2027-03-31' } })).toEqual([
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
    ]);
    expect(daysOf({ recurs: { everyMonths: 12, until: '2028-03-30' } })).toEqual([march]);
    expect(daysOf({ dueOn: '2027-01-01', recurs: { everyMonths: 1, until: '2036-12-31' } })).toHaveLength(
      120,
    );
  });

  it('is due 120 times at most, and does not end before it begins', () => {
    const dueOn = '2027-01-01';
    given(provider, cycle)
      .when(assignObligation, { ...report, dueOn, recurs: { everyMonths: 1, until: '2037-01-01' } })
      .thenRefused('obligation-due-too-often', { until: '2037-01-01', most: 120 });
    given(provider, cycle)
      .when(assignObligation, { ...report, recurs: { everyMonths: 1, until: '2027-03-30' } })
      .thenRefused('period-reversed', { from: march, until: '2027-03-30' });
  });

  it('names either an organisation or a body', () => {
    given(body, provider, cycle)
      .when(assignObligation, { ...ofNobody, bodyId })
      .events();
    for (const input of [ofNobody, { ...report, bodyId }])
      given(body, provider, cycle).when(assignObligation, input).thenRefused('obligation-owed-unclear');
  });

  it.each([
    [1, 'organisation', organisationId, {}],
    [2, 'cycle', cycleId, {}],
    [3, 'body', bodyId, { organisationId: undefined, bodyId }],
    [4, 'decision', decisionId, { decisionId }],
  ])('refuses what was corrected: event %d, the %s', (number, kind, id, input) => {
    const happened = [provider, cycle, body, decided];
    given(...happened, correcting(number, happened[number - 1]!))
      .when(assignObligation, { ...report, ...input })
      .thenRefused('entry-corrected', { kind, id, by: 5 });
  });

  it('wants a reason for a day before the current phase of its cycle began (R17)', () => {
    const assign = (about: object) => given(provider, cycle).when(assignObligation, report, about);
    assign({ effectiveOn: '2027-03-14' }).thenRefused('backdated-without-reason');
    assign({ effectiveOn: '2027-03-14', ...withReason }).events();
  });
});
