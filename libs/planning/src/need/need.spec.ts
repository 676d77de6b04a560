import type { DecidedEvent } from '#kernel';
import { stories } from '#kernel/testing';
import { planning } from '../acts.js';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { cycleOpened } from '../cycle/cycle-opened.event.js';
import { evidenceAdded } from '../evidence/evidence-added.event.js';
import { goalAdopted } from '../goal/goal-adopted.event.js';
import { assessNeed } from './assess-need.act.js';
import { identifyNeed } from './identify-need.act.js';
import { needIdentified } from './need-identified.event.js';
import type { Need } from './need-identified.event.js';

const given = stories(planning);
const idOf = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const [needId, otherId, goalId, cycleId, evidenceId] = [1, 2, 3, 4, 5].map(idOf) as [
  string,
  string,
  string,
  string,
  string,
];

const need: Need = {
  title: 'Ganztagsplätze in der Nordstadt',
  description: 'Am Nachmittag fehlen Plätze.',
  kind: 'new',
  reportedBy: { sector: 'concerned' },
};
const identified = needIdentified.of(needId, need);
const goal = goalAdopted.of(goalId, { title: 'Teilhabe', level: 1 });
const cycle = cycleOpened.of(cycleId, {
  title: 'Zyklus',
  period: { from: '2027-01-01', until: '2028-12-31' },
});
const heard = (of: string) =>
  evidenceAdded.of(evidenceId, {
    needId: of,
    finding: { text: 'Wartelisten', method: 'Befragung', foundOn: '2027-02-01' },
  });
const correcting = (eventNumber: number, wrong: DecidedEvent) =>
  eventCorrected.of(String(eventNumber), {
    eventNumber,
    eventType: wrong.type,
    eventSubject: wrong.subject,
    eventTags: [...wrong.tags],
  });

describe('identify-need', () => {
  it('records a need with its goals, its cycle and its social space', () => {
    const input = { ...need, goalIds: [goalId], cycleId, spaceIds: ['nordstadt'] };
    given(goal, cycle)
      .when(identifyNeed, input, { id: needId })
      .then({
        type: 'need-identified',
        version: 1,
        subject: `need:${needId}`,
        tags: [`cycle:${cycleId}`, `goal:${goalId}`, `need:${needId}`, 'space:nordstadt'],
        data: input,
      });
  });

  it('refuses goals and cycles that are unknown or were corrected', () => {
    given()
      .when(identifyNeed, { ...need, goalIds: [goalId] })
      .thenRefused('unknown-id', { field: '/goalIds/0', kind: 'goal', id: goalId });
    given(goal, correcting(1, goal))
      .when(identifyNeed, { ...need, goalIds: [goalId] })
      .thenRefused('entry-corrected', { kind: 'goal', id: goalId, by: 2 });
    given(cycle, correcting(1, cycle))
      .when(identifyNeed, { ...need, cycleId })
      .thenRefused('entry-corrected', { kind: 'cycle', id: cycleId, by: 2 });
  });

  it('wants a reason where it goes back behind the phase of its cycle (R17)', () => {
    const past = { effectiveOn: '2027-03-14' };
    given(cycle)
      .when(identifyNeed, { ...need, cycleId }, past)
      .thenRefused('backdated-without-reason');
    given(cycle)
      .when(identifyNeed, { ...need, cycleId }, { ...past, reasoned: true })
      .events();
    given(cycle).when(identifyNeed, need, past).events();
  });
});

describe('assess-need', () => {
  const high = { needId, urgency: 'high' as const };
  const because = { reasoned: true };

  it('grades a need by its evidence', () => {
    given(identified, heard(needId))
      .when(assessNeed, { ...high, evidenceIds: [evidenceId] }, because)
      .then({
        type: 'need-assessed',
        version: 1,
        subject: `need:${needId}`,
        tags: [`evidence:${evidenceId}`, `need:${needId}`],
        data: { ...high, evidenceIds: [evidenceId] },
      });
  });

  it('wants a reason (R14)', () => {
    given(identified, heard(needId))
      .when(assessNeed, { ...high, evidenceIds: [evidenceId] })
      .thenRefused('reason-missing');
  });

  it('wants evidence or a document (R14)', () => {
    given(identified).when(assessNeed, high, because).thenRefused('evidence-missing');
    given(identified)
      .when(assessNeed, { ...high, evidenceIds: [] }, because)
      .thenRefused('evidence-missing');
    given(identified)
      .when(assessNeed, high, { ...because, documented: true })
      .events();
  });

  it('takes no evidence of another need and none that was corrected', () => {
    const other = needIdentified.of(otherId, need);
    given(identified, other, heard(otherId))
      .when(assessNeed, { ...high, evidenceIds: [evidenceId] }, because)
      .thenRefused('evidence-of-another-need', { evidenceId, needId, otherNeedId: otherId });
    given(identified, heard(needId), correcting(2, heard(needId)))
      .when(assessNeed, { ...high, evidenceIds: [evidenceId] }, because)
      .thenRefused('entry-corrected', { kind: 'evidence', id: evidenceId, by: 3 });
  });

  it('refuses a need that was corrected', () => {
    given(identified, correcting(1, identified))
      .when(assessNeed, high, { ...because, documented: true })
      .thenRefused('entry-corrected', { kind: 'need', id: needId, by: 2 });
  });
});
