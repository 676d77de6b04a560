import { stories } from '#kernel/testing';
import { planning } from '../acts.js';
import { seekConsensus } from './seek-consensus.act.js';
import { group, march, grant, fresh, town, meeting, correctionOf } from '../testing/round-table.js';

const given = stories(planning);

describe('seek-consensus', () => {
  const input = {
    meetingId: march,
    agendaNo: 2,
    kind: 'allocation',
    about: [`grant:${grant}`],
    title: 'Empfehlung',
  } as const;

  it('stands with the meeting, its body and what it is about', () => {
    given(...town, meeting())
      .when(seekConsensus, { ...input, about: [...input.about] }, { id: fresh })
      .then({
        type: 'consensus-sought',
        version: 1,
        subject: `item:${fresh}`,
        tags: [`body:${group}`, `grant:${grant}`, `item:${fresh}`, `meeting:${march}`],
        data: { ...input, bodyId: group },
      });
  });

  it('takes the last place of the agenda, and none after it', () => {
    const place = (agendaNo: number) =>
      given(...town, meeting()).when(seekConsensus, { ...input, about: [...input.about], agendaNo });
    place(2).events();
    place(3).thenRefused('agenda-place-unknown', { agendaNo: 3, agendaLength: 2 });
  });

  it('needs a meeting that was not taken back (R16)', () => {
    given(...town, meeting(), correctionOf(town.length + 1, meeting()))
      .when(seekConsensus, { ...input, about: [...input.about] })
      .thenRefused('entry-corrected', { kind: 'meeting', id: march, by: town.length + 2 });
  });

  it('refuses a subject that does not fit, and one that the ledger does not know', () => {
    given(...town, meeting())
      .when(seekConsensus, { ...input, kind: 'criterion', about: [...input.about] })
      .thenRefused('item-subject-unfit');
    given(...town, meeting())
      .when(seekConsensus, { ...input, about: [`grant:${fresh}`] })
      .thenRefused('unknown-id', { field: '/about/0', kind: 'grant', id: fresh });
  });

  it('wants to know what an item is about on which somebody can be conflicted', () => {
    given(...town, meeting())
      .when(seekConsensus, { ...input, about: [] })
      .thenRefused('item-subject-missing');
    given(...town, meeting())
      .when(seekConsensus, { ...input, kind: 'other', about: [] })
      .events();
  });
});
