import { stories } from '#kernel/testing';
import { planning } from '../acts.js';
import { attendanceRecorded } from '../meeting/attendance-recorded.event.js';
import { takePosition } from './take-position.act.js';
import {
  group,
  march,
  item,
  grant,
  other,
  anna,
  bela,
  dora,
  town,
  meeting,
  sought,
  says,
  recused,
  reached,
  three,
  table,
  as,
} from '../testing/round-table.js';

const given = stories(planning);

describe('take-position', () => {
  const agree = (personId: string) => ({ itemId: item, personId, position: 'agree' }) as const;

  it('is the voice of the member', () => {
    given(...table)
      .when(takePosition, agree(anna), as(anna))
      .then(says(anna, 'agree'));
  });

  it('is nothing that a program has', () => {
    given(...table)
      .when(takePosition, agree(anna), { actor: 'operator:import', onBehalfOf: anna })
      .thenRefused('person-needed');
  });

  it('is not taken for another, unless whoever takes the minutes names the member', () => {
    const spoken = { actor: `person:${bela}`, onBehalfOf: anna };
    given(...table)
      .when(takePosition, agree(anna), as(bela))
      .thenRefused('voice-of-another', { personId: anna });
    given(...table)
      .when(takePosition, agree(anna), { ...spoken, role: 'provider' })
      .thenRefused('voice-of-another');
    given(...table)
      .when(takePosition, agree(anna), { ...spoken, role: 'steering-group-office' })
      .events();
  });

  it('needs a seat, or the seat of a member for whom one substitutes', () => {
    given(...table)
      .when(takePosition, agree(dora), as(dora))
      .thenRefused('not-a-voting-member', { personId: dora, bodyId: group, on: '2027-03-15' });
    const substitute = attendanceRecorded.of(march, {
      meetingId: march,
      present: [{ personId: dora, forPersonId: anna }],
    });
    given(...table, substitute)
      .when(takePosition, agree(dora), as(dora))
      .events();
  });

  it('is not for who is recused from the whole item; for single grants one still speaks on the others', () => {
    given(...table, recused(anna))
      .when(takePosition, agree(anna), as(anna))
      .thenRefused('member-is-recused', { personId: anna, itemId: item });
    given(...town, ...three, meeting(), sought('allocation', grant, other), recused(anna, grant))
      .when(takePosition, agree(anna), as(anna))
      .events();
  });

  it('comes to an end with the consensus', () => {
    given(...table, reached)
      .when(takePosition, agree(anna), as(anna))
      .thenRefused('item-closed', { itemId: item, by: 14 });
  });

  it('is answered up to the last day of a written procedure', () => {
    const written = given(...town, ...three, meeting('2027-03-20'), sought());
    written
      .when(takePosition, agree(anna), { ...as(anna), effectiveOn: '2027-03-20', today: '2027-03-21' })
      .events();
    written
      .when(takePosition, agree(anna), { ...as(anna), effectiveOn: '2027-03-21', today: '2027-03-21' })
      .thenRefused('answer-too-late', { answersDueOn: '2027-03-20', effectiveOn: '2027-03-21' });
  });
});
