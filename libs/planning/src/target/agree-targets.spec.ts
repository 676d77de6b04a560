import { validate } from '#kernel';
import { stories } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import { planning } from '../acts.js';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { goalAdopted } from '../goal/goal-adopted.event.js';
import { measureProposed } from '../measure/measure-proposed.event.js';
import { needIdentified } from '../need/need-identified.event.js';
import { agreeTargets } from './agree-targets.act.js';

const given = stories(planning);
const idOf = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const [needId, goalId, measureId, id] = [idOf(1), idOf(2), idOf(3), idOf(9)];

const known: Happened[] = [
  needIdentified.of(needId, {
    title: 'Ganztagsplätze',
    description: 'Plätze fehlen.',
    kind: 'new',
    reportedBy: { sector: 'concerned' },
  }),
  goalAdopted.of(goalId, { title: 'Teilhabe', level: 1 }),
  measureProposed.of(measureId, {
    title: 'Nachmittagsbetreuung',
    description: 'Betreuung im Stadtteilhaus.',
    needIds: [needId],
  }),
];
const targets = { ...agreeTargets.example, needIds: [needId], goalIds: [goalId], measureId };

describe('agree-targets', () => {
  it('agrees what a measure is to reach, as version 1', () => {
    given(...known)
      .when(agreeTargets, targets, { id })
      .then({
        type: 'targets-agreed',
        version: 1,
        subject: `target:${id}`,
        tags: [`goal:${goalId}`, `measure:${measureId}`, `need:${needId}`, `target:${id}`, `target:${id}.v1`],
        data: { ...targets, version: 1 },
      });
  });

  it('refuses what could not be measured later (R8)', () => {
    const [result] = targets.results;
    const [indicator] = result!.indicators;
    given(...known)
      .when(agreeTargets, {
        ...targets,
        results: [{ ...result!, indicators: [{ ...indicator!, baseline: { status: 'due' } }] }],
      })
      .thenRefused('baseline-incomplete', { indicator: 'betreute-kinder', status: 'due', missing: 'dueOn' });
  });

  it.each([
    [1, 'need', needId],
    [2, 'goal', goalId],
    [3, 'measure', measureId],
  ])('refuses what was corrected: event %d, a %s', (eventNumber, kind, corrected) => {
    const { type, subject, tags } = known[eventNumber - 1]!;
    const correction = eventCorrected.of(String(eventNumber), {
      eventNumber,
      eventType: type,
      eventSubject: subject,
      eventTags: [...tags],
    });
    given(...known, correction)
      .when(agreeTargets, targets)
      .thenRefused('entry-corrected', { kind, id: corrected, by: 4 });
  });

  it('takes the seven levels of the effect ladder, needs and goals', () => {
    const at = (level: number): boolean =>
      validate(agreeTargets.input, { ...targets, results: [{ ...targets.results[0], level }] }).ok;
    expect([0, 1, 7, 8].map(at)).toEqual([false, true, true, false]);
    const result = validate(agreeTargets.input, { ...targets, needIds: [], goalIds: [] });
    expect(result.ok ? [] : result.faults.map(({ path }) => path)).toEqual(['/needIds', '/goalIds']);
  });
});
