import { stories } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import { planning } from '../acts.js';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { cycleOpened } from '../cycle/cycle-opened.event.js';
import { goalAdopted } from '../goal/goal-adopted.event.js';
import { needIdentified } from '../need/need-identified.event.js';
import { proposeMeasure } from './propose-measure.act.js';

const given = stories(planning);
const idOf = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const [needId, goalId, cycleId, id] = [idOf(1), idOf(2), idOf(3), idOf(9)];

const known: Happened[] = [
  needIdentified.of(needId, {
    title: 'Ganztagsplätze',
    description: 'Plätze fehlen.',
    kind: 'new',
    reportedBy: { sector: 'concerned' },
  }),
  goalAdopted.of(goalId, { title: 'Teilhabe', level: 1 }),
  cycleOpened.of(cycleId, { title: 'Zyklus', period: { from: '2027-01-01', until: '2028-12-31' } }),
];
const measure = {
  title: 'Nachmittagsbetreuung',
  description: 'Betreuung im Stadtteilhaus.',
  needIds: [needId],
  goalIds: [goalId],
  cycleId,
};

describe('propose-measure', () => {
  it('proposes a measure for needs and goals', () => {
    given(...known)
      .when(proposeMeasure, measure, { id })
      .then({
        type: 'measure-proposed',
        version: 1,
        subject: `measure:${id}`,
        tags: [`cycle:${cycleId}`, `goal:${goalId}`, `measure:${id}`, `need:${needId}`],
        data: measure,
      });
  });

  it.each([
    [1, 'need', needId],
    [2, 'goal', goalId],
    [3, 'cycle', cycleId],
  ])('refuses what was corrected: event %d, a %s', (eventNumber, kind, corrected) => {
    const { type, subject, tags } = known[eventNumber - 1]!;
    const correction = eventCorrected.of(String(eventNumber), {
      eventNumber,
      eventType: type,
      eventSubject: subject,
      eventTags: [...tags],
    });
    given(...known, correction)
      .when(proposeMeasure, measure)
      .thenRefused('entry-corrected', { kind, id: corrected, by: 4 });
  });

  it('wants a reason where it goes back behind the phase of the cycle (R17)', () => {
    given(...known)
      .when(proposeMeasure, measure, { effectiveOn: '2027-03-14' })
      .thenRefused('backdated-without-reason');
  });
});
