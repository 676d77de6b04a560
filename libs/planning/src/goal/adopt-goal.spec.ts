import { stories } from '#kernel/testing';
import type { DecidedEvent } from '#kernel';
import { planning } from '../acts.js';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { adoptGoal } from './adopt-goal.act.js';
import { goalAdopted } from './goal-adopted.event.js';

const given = stories(planning);
const idOf = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const [root, branch] = [idOf(1), idOf(2)];

/** A branch of goals, each the parent of the next, down to the given level. */
const downTo = (level: number): DecidedEvent[] =>
  Array.from({ length: level }, (_, index) =>
    goalAdopted.of(idOf(index + 1), {
      title: `Ziel ${String(index + 1)}`,
      level: index + 1,
      ...(index === 0 ? {} : { parentId: idOf(index) }),
    }),
  );

describe('adopt-goal', () => {
  it('adopts a goal at the root of a tree', () => {
    given()
      .when(adoptGoal, { title: 'Teilhabe für alle', outlineNo: '1' }, { id: root })
      .then({
        type: 'goal-adopted',
        version: 1,
        subject: `goal:${root}`,
        tags: [`goal:${root}`],
        data: { title: 'Teilhabe für alle', outlineNo: '1', level: 1 },
      });
  });

  it('adopts a goal below another, one level deeper, tagged with both', () => {
    const [event] = given(...downTo(1))
      .when(adoptGoal, { title: 'Inklusion', parentId: root }, { id: branch })
      .events();
    expect(event).toMatchObject({ data: { level: 2 }, tags: [`goal:${root}`, `goal:${branch}`] });
  });

  it('takes ten levels and no eleventh', () => {
    given(...downTo(9))
      .when(adoptGoal, { title: 'Blatt', parentId: idOf(9) }, { id: idOf(10) })
      .events();
    given(...downTo(10))
      .when(adoptGoal, { title: 'Zu tief', parentId: idOf(10) }, { id: idOf(11) })
      .thenRefused('goal-tree-too-deep', { parentId: idOf(10), level: 11, most: 10 });
  });

  it('refuses a parent that the ledger does not know', () => {
    given()
      .when(adoptGoal, { title: 'Inklusion', parentId: root })
      .thenRefused('unknown-id', { field: '/parentId', kind: 'goal', id: root });
  });

  it('refuses a parent that was corrected, and takes one whose branch was', () => {
    const [first, second] = downTo(2) as [DecidedEvent, DecidedEvent];
    const correcting = (eventNumber: number, wrong: DecidedEvent) =>
      eventCorrected.of(String(eventNumber), {
        eventNumber,
        eventType: wrong.type,
        eventSubject: wrong.subject,
        eventTags: [...wrong.tags],
      });
    given(first, second, correcting(1, first))
      .when(adoptGoal, { title: 'Inklusion', parentId: root })
      .thenRefused('entry-corrected', { kind: 'goal', id: root, by: 3 });
    given(first, second, correcting(2, second))
      .when(adoptGoal, { title: 'Inklusion', parentId: root })
      .events();
  });
});
