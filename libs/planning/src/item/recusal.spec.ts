import { stories } from '#kernel/testing';
import { planning } from '../acts.js';
import { conflictDeclared } from './conflict-declared.event.js';
import { declareConflict } from './declare-conflict.act.js';
import { recuseMember } from './recuse-member.act.js';
import {
  item,
  grant,
  other,
  anna,
  bela,
  town,
  meeting,
  sought,
  recused,
  reached,
  three,
  table,
  correctionOf,
  as,
  reasoned,
} from '../testing/round-table.js';

const given = stories(planning);

describe('declare-conflict and recuse-member (R6)', () => {
  const about = { itemId: item, personId: anna };

  it('stand with the item, the person and the grants', () => {
    given(...table)
      .when(declareConflict, { ...about, grantIds: [grant] }, as(anna))
      .then(conflictDeclared.of(item, { ...about, grantIds: [grant] }));
    given(...table)
      .when(recuseMember, { ...about, grantIds: [grant] }, reasoned)
      .then({
        type: 'member-recused',
        version: 1,
        subject: `item:${item}`,
        tags: [`grant:${grant}`, `item:${item}`, `person:${anna}`],
        data: { ...about, grantIds: [grant] },
      });
  });

  it('want a human being, and a reason', () => {
    given(...table)
      .when(declareConflict, about)
      .thenRefused('person-needed');
    given(...table)
      .when(recuseMember, about)
      .thenRefused('reason-missing');
  });

  it('are refused for what another declares', () => {
    given(...table)
      .when(declareConflict, about, as(bela))
      .thenRefused('voice-of-another');
  });

  it('have no place where all are concerned', () => {
    const criteria = given(...town, ...three, meeting(), sought('criterion'));
    criteria.when(declareConflict, about, as(anna)).thenRefused('item-never-conflicts');
    criteria
      .when(recuseMember, about, reasoned)
      .thenRefused('item-never-conflicts', { itemId: item, kind: 'criterion' });
  });

  it('name grants the item is about', () => {
    given(...table)
      .when(recuseMember, { ...about, grantIds: [grant, other] }, reasoned)
      .thenRefused('grant-not-on-item', { itemId: item, grantId: other });
    given(...table)
      .when(declareConflict, { ...about, grantIds: [other] }, as(anna))
      .thenRefused('grant-not-on-item');
  });

  it('come before the consensus', () => {
    given(...table, reached)
      .when(recuseMember, about, reasoned)
      .thenRefused('item-closed');
    given(...table, reached)
      .when(declareConflict, about, as(anna))
      .thenRefused('item-closed');
  });

  it('are said once, and again where they reach further or the first was a mistake', () => {
    const pack = [...town, ...three, meeting(), sought('allocation', grant, other)];
    given(...pack, recused(anna, grant))
      .when(recuseMember, { ...about, grantIds: [other] }, reasoned)
      .events();
    given(...pack, recused(anna, grant))
      .when(recuseMember, about, reasoned)
      .events();
    given(...pack, recused(anna))
      .when(recuseMember, { ...about, grantIds: [other] }, reasoned)
      .thenRefused('already-recused', { personId: anna, itemId: item });
    given(...pack, recused(anna), correctionOf(14, recused(anna)))
      .when(recuseMember, about, reasoned)
      .events();
  });
});
