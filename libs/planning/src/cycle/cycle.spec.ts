import type { DecidedEvent } from '#kernel';
import { stories } from '#kernel/testing';
import { planning } from '../acts.js';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { goalAdopted } from '../goal/goal-adopted.event.js';
import { cycleOpened } from './cycle-opened.event.js';
import type { Cycle } from './cycle-opened.event.js';
import { phases } from './cycle.terms.js';
import type { Phase } from './cycle.terms.js';
import { enterPhase } from './enter-phase.act.js';
import { openCycle } from './open-cycle.act.js';
import { phaseEntered } from './phase-entered.event.js';

const given = stories(planning);
const idOf = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const [cycleId, goalId] = [idOf(1), idOf(2)];

const cycle: Cycle = { title: 'Zyklus 2027/28', period: { from: '2027-01-01', until: '2028-12-31' } };
const opened = cycleOpened.of(cycleId, cycle);
const entered = (phase: Phase) => phaseEntered.of(cycleId, { cycleId, phase });
/** The cycle after it has entered each phase up to this one. */
const cycleIn = (phase: Phase): DecidedEvent[] => {
  const order = Object.keys(phases) as Phase[];
  return [opened, ...order.slice(1, order.indexOf(phase) + 1).map(entered)];
};
const correcting = (eventNumber: number, wrong: DecidedEvent) =>
  eventCorrected.of(String(eventNumber), {
    eventNumber,
    eventType: wrong.type,
    eventSubject: wrong.subject,
    eventTags: [...wrong.tags],
  });

describe('open-cycle', () => {
  it('opens a cycle for its goals and social spaces', () => {
    const goal = goalAdopted.of(goalId, { title: 'Teilhabe', level: 1 });
    const input = { ...cycle, goalIds: [goalId], spaceIds: ['nordstadt'] };
    given(goal)
      .when(openCycle, input, { id: cycleId })
      .then({
        type: 'cycle-opened',
        version: 1,
        subject: `cycle:${cycleId}`,
        tags: [`cycle:${cycleId}`, `goal:${goalId}`, 'space:nordstadt'],
        data: input,
      });
    given(goal, correcting(1, goal))
      .when(openCycle, input)
      .thenRefused('entry-corrected', { kind: 'goal', id: goalId, by: 2 });
  });

  it('takes a period of one day and none that ends before it begins', () => {
    const day = '2027-01-01';
    given()
      .when(openCycle, { ...cycle, period: { from: day, until: day } })
      .events();
    given()
      .when(openCycle, { ...cycle, period: { from: day, until: '2026-12-31' } })
      .thenRefused('period-reversed', { from: day, until: '2026-12-31' });
  });

  it('plans phases in their order, leaving out what it likes; two may begin on one day', () => {
    const plan = (...planned: [Phase, string][]) => ({
      ...cycle,
      plannedPhases: planned.map(([phase, from]) => ({ phase, from, until: '2027-12-31' })),
    });
    given()
      .when(
        openCycle,
        plan(['preparation', '2027-01-01'], ['call', '2027-03-01'], ['decision', '2027-03-01']),
      )
      .events();
    given()
      .when(openCycle, plan(['call', '2027-03-02'], ['decision', '2027-03-01']))
      .thenRefused('phase-plan-order', { phase: 'decision', before: 'call' });
    given()
      .when(openCycle, plan(['call', '2027-03-01'], ['needs', '2027-04-01']))
      .thenRefused('phase-plan-order', { phase: 'needs', before: 'call' });
    given()
      .when(openCycle, plan(['call', '2027-03-01'], ['call', '2027-04-01']))
      .thenRefused('phase-plan-order');
    given()
      .when(openCycle, plan(['call', '2028-01-01']))
      .thenRefused('period-reversed', { from: '2028-01-01', until: '2027-12-31' });
  });
});

describe('enter-phase', () => {
  it('goes through all phases in their order, and no further', () => {
    const order = Object.keys(phases) as Phase[];
    for (const [index, phase] of order.slice(1).entries()) {
      given(...cycleIn(order[index]!))
        .when(enterPhase, { cycleId, phase })
        .then(entered(phase));
    }
    given(...cycleIn('evaluation'))
      .when(enterPhase, { cycleId, phase: 'preparation' })
      .thenRefused('cycle-in-last-phase', { cycleId, phase: 'evaluation', wanted: 'preparation' });
  });

  it.each(['preparation', 'needs', 'call'] as const)('goes from the needs not to %s', (wanted) => {
    given(...cycleIn('needs'))
      .when(enterPhase, { cycleId, phase: wanted })
      .thenRefused('phase-order', { cycleId, phase: 'needs', next: 'criteria-and-targets', wanted });
  });

  it('returns to the phase before, once the entry was corrected', () => {
    given(...cycleIn('needs'), correcting(2, entered('needs')))
      .when(enterPhase, { cycleId, phase: 'needs' })
      .events();
  });

  it('refuses a cycle that is unknown or was corrected', () => {
    given()
      .when(enterPhase, { cycleId, phase: 'needs' })
      .thenRefused('unknown-id', { field: '/cycleId', kind: 'cycle', id: cycleId });
    given(opened, correcting(1, opened))
      .when(enterPhase, { cycleId, phase: 'needs' })
      .thenRefused('entry-corrected', { kind: 'cycle', id: cycleId, by: 2 });
  });

  it('wants a reason for a day before the current phase began (R17), and none from that day on', () => {
    const before = { effectiveOn: '2027-03-14' };
    const enter = (about: object) => given(opened).when(enterPhase, { cycleId, phase: 'needs' }, about);
    enter(before).thenRefused('backdated-without-reason', {
      effectiveOn: '2027-03-14',
      phase: 'preparation',
      beganOn: '2027-03-15',
    });
    enter({ ...before, reasoned: true }).events();
    enter({ effectiveOn: '2027-03-15' }).events();
  });
});
