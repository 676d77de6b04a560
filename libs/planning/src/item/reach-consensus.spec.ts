import { stories } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import { planning } from '../acts.js';
import { conflictDeclared } from './conflict-declared.event.js';
import { reachConsensus } from './reach-consensus.act.js';
import {
  group,
  march,
  item,
  provider,
  grant,
  other,
  anna,
  bela,
  cem,
  member,
  town,
  meeting,
  sought,
  there,
  says,
  recused,
  interest,
  reached,
  three,
  table,
} from '../testing/round-table.js';

const given = stories(planning);

describe('reach-consensus (R5, R6)', () => {
  const input = { itemId: item };
  const agreed = [there(anna, bela), says(anna, 'agree'), says(bela, 'stand-aside')];
  const when = (...more: readonly Happened[]) => given(...table, ...more).when(reachConsensus, input);

  it('records who counted', () => {
    const [event] = when(...agreed).events();
    expect(event).toMatchObject({
      type: 'consensus-reached',
      subject: `item:${item}`,
      tags: [`body:${group}`, `grant:${grant}`, `item:${item}`, `meeting:${march}`],
      data: {
        kind: 'allocation',
        tallies: [
          {
            grantId: grant,
            eligibleCount: 3,
            presentCount: 2,
            agreeCount: 1,
            standAsideCount: 1,
            recusedCount: 0,
            mostRecused: false,
          },
        ],
      },
    });
  });

  it('needs the members there: without a record of attendance nobody is', () => {
    when(says(anna, 'agree'), says(bela, 'agree')).thenRefused('quorum-missing', {
      present: 0,
      eligible: 3,
      numerator: 1,
      denominator: 2,
    });
  });

  it('refuses silence, an open objection, and a table where all stand aside', () => {
    when(there(anna, bela), says(anna, 'agree')).thenRefused('position-missing', { personId: bela });
    when(...agreed, says(bela, 'object')).thenRefused('objection-open', { personId: bela });
    when(...agreed, says(bela, 'object'), says(bela, 'stand-aside')).events();
    when(...agreed, says(anna, 'stand-aside')).thenRefused('agreement-missing', { present: 2 });
  });

  it('counts nobody who is conflicted and not recused', () => {
    when(...agreed, interest(anna)).thenRefused('conflict-without-recusal', {
      personId: anna,
      organisationId: provider,
      link: 'board',
      as: 'applicant',
      on: '2027-03-15',
    });
    when(...agreed, interest(cem)).events();
    when(...agreed, interest(anna), recused(anna)).thenRefused('quorum-missing', {
      present: 1,
      eligible: 2,
      numerator: 1,
      denominator: 2,
    });
  });

  it('takes a declared conflict for one, and a seat for the applicant too', () => {
    when(...agreed, conflictDeclared.of(item, { itemId: item, personId: anna })).thenRefused(
      'conflict-without-recusal',
      { personId: anna, link: 'declared', on: '2027-03-15' },
    );
    given(...town, member(anna, provider), member(bela), meeting(), sought(), ...agreed)
      .when(reachConsensus, input)
      .thenRefused('conflict-without-recusal', {
        personId: anna,
        organisationId: provider,
        link: 'representative',
        as: 'applicant',
        on: '2027-03-15',
      });
  });

  it('goes on once the conflicted member is recused and enough others are there', () => {
    const [event] = when(
      there(anna, bela, cem),
      interest(anna),
      recused(anna),
      says(bela, 'agree'),
      says(cem, 'agree'),
    ).events();
    expect(event?.data).toMatchObject({ tallies: [{ eligibleCount: 2, presentCount: 2, recusedCount: 1 }] });
  });

  it('lets one who is recused for a grant of a package count for the others', () => {
    const pack = [...town, ...three, meeting(), sought('allocation', grant, other), there(anna, bela, cem)];
    const positions = [anna, bela, cem].map((id) => says(id, 'agree'));
    const [event] = given(...pack, recused(anna, grant), ...positions)
      .when(reachConsensus, input)
      .events();
    expect(event?.data).toMatchObject({
      tallies: [
        { grantId: grant, eligibleCount: 2, recusedCount: 1 },
        { grantId: other, eligibleCount: 3, recusedCount: 0 },
      ],
    });
    given(...pack, interest(anna), recused(anna, grant), ...positions)
      .when(reachConsensus, input)
      .thenRefused('conflict-without-recusal');
  });

  it('asks nobody about interests where all are concerned', () => {
    given(...town, ...three, meeting(), sought('criterion'), ...agreed, interest(anna))
      .when(reachConsensus, input)
      .events();
  });

  it('is reached on the day of the meeting at the earliest, and once', () => {
    given(...table, ...agreed)
      .when(reachConsensus, input, { effectiveOn: '2027-03-14' })
      .thenRefused('meeting-not-yet-held', { heldOn: '2027-03-15', effectiveOn: '2027-03-14' });
    given(...table, ...agreed, reached)
      .when(reachConsensus, input)
      .thenRefused('item-closed');
  });

  it('of a written procedure waits for the day after the last, and counts who answered', () => {
    const written = [
      ...town,
      ...three,
      meeting('2027-03-20'),
      sought(),
      says(anna, 'agree'),
      says(bela, 'agree'),
    ];
    given(...written)
      .when(reachConsensus, input, { effectiveOn: '2027-03-20', today: '2027-03-21' })
      .thenRefused('answers-still-due', { answersDueOn: '2027-03-20', effectiveOn: '2027-03-20' });
    given(...written)
      .when(reachConsensus, input, { effectiveOn: '2027-03-21', today: '2027-03-21' })
      .events();
  });
});
