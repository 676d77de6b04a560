import { stories } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import { planning } from '../acts.js';
import { bodyEstablished } from '../body/body-established.event.js';
import { memberAppointed } from '../body/member-appointed.event.js';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { grantTakenOver } from '../grant/grant-taken-over.event.js';
import { attendanceRecorded } from '../meeting/attendance-recorded.event.js';
import { meetingConvened } from '../meeting/meeting-convened.event.js';
import { organisationRegistered } from '../organisation/organisation-registered.event.js';
import { interestDeclared } from '../person/interest-declared.event.js';
import { personRegistered } from '../person/person-registered.event.js';
import { conflictDeclared } from './conflict-declared.event.js';
import { consensusReached } from './consensus-reached.event.js';
import { consensusSought } from './consensus-sought.event.js';
import { declareConflict } from './declare-conflict.act.js';
import { issueRecommendation } from './issue-recommendation.act.js';
import type { ItemKind, Position } from './item.terms.js';
import { memberRecused } from './member-recused.event.js';
import { positionTaken } from './position-taken.event.js';
import { reachConsensus } from './reach-consensus.act.js';
import { recommendationIssued } from './recommendation-issued.event.js';
import { recuseMember } from './recuse-member.act.js';
import { seekConsensus } from './seek-consensus.act.js';
import { takePosition } from './take-position.act.js';

const given = stories(planning);
const idOf = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const [group, march, item, provider, grant, other] = [1, 2, 3, 4, 5, 6].map(idOf) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const [anna, bela, cem, dora] = [11, 12, 13, 14].map(idOf) as [string, string, string, string];
const fresh = idOf(99);

const member = (personId: string, organisationId?: string) =>
  memberAppointed.of(group, {
    bodyId: group,
    personId,
    sector: 'civil-society',
    expertKind: 'none',
    voting: true,
    inPerson: true,
    from: '2027-01-01',
    ...(organisationId === undefined ? {} : { organisationId }),
  });
const grantOf = (id: string, externalNo: string) =>
  grantTakenOver.of(id, {
    externalNo,
    recipient: { organisationId: provider },
    authority: 'Fachdienst Soziales',
    purpose: 'Offener Treff',
    amountCents: 500_00,
    source: { fileSha256: 'a'.repeat(64), line: 2 },
  });
const persons = [anna, bela, cem, dora].map((id, index) =>
  personRegistered.of(id, { pseudonym: `P-${String(index)}` }),
);
const town: readonly Happened[] = [
  bodyEstablished.of(group, {
    name: 'Steuerungsgruppe',
    kind: 'steering-group',
    mandates: [{ verb: 'recommends', grantKinds: ['project'], basis: 'Konzept' }],
    decisionRule: 'consensus',
    quorumShare: { numerator: 1, denominator: 2 },
  }),
  organisationRegistered.of(provider, { name: 'Träger A', kind: 'organisation' }),
  ...persons,
  grantOf(grant, '1'),
  grantOf(other, '2'),
];
const meeting = (answersDueOn?: string) =>
  meetingConvened.of(march, {
    bodyId: group,
    heldOn: '2027-03-15',
    agenda: [{ title: 'Begrüßung' }, { title: 'Empfehlung' }],
    ...(answersDueOn === undefined ? {} : { answersDueOn }),
  });
const sought = (kind: ItemKind = 'allocation', ...grants: string[]) =>
  consensusSought.of(item, {
    meetingId: march,
    bodyId: group,
    agendaNo: 2,
    kind,
    about:
      kind === 'allocation'
        ? (grants.length === 0 ? [grant] : grants).map((id) => `grant:${id}` as const)
        : [],
    title: 'Empfehlung',
  });
const there = (...ids: readonly string[]) =>
  attendanceRecorded.of(march, { meetingId: march, present: ids.map((personId) => ({ personId })) });
const says = (personId: string, position: Position) =>
  positionTaken.of(item, { itemId: item, personId, position });
const recused = (personId: string, ...grantIds: string[]) =>
  memberRecused.of(item, { itemId: item, personId, ...(grantIds.length === 0 ? {} : { grantIds }) });
const interest = (personId: string, change: object = {}) =>
  interestDeclared.of(personId, {
    personId,
    organisationId: provider,
    link: 'board',
    secondedByMunicipality: false,
    from: '2025-01-01',
    ...change,
  });
const reached = consensusReached.of(item, {
  itemId: item,
  kind: 'allocation',
  meetingId: march,
  bodyId: group,
  about: [`grant:${grant}`],
  tallies: [
    { grantId: grant, eligibleCount: 3, presentCount: 2, agreeCount: 2, standAsideCount: 0, recusedCount: 0, mostRecused: false },
  ],
}); // prettier-ignore
const three = [member(anna), member(bela), member(cem)];
const table: readonly Happened[] = [...town, ...three, meeting(), sought()];
const correctionOf = (number: number, { type, subject, tags }: Happened) =>
  eventCorrected.of(String(number), {
    eventNumber: number,
    eventType: type,
    eventSubject: subject,
    eventTags: [...tags],
  });
const as = (personId: string) => ({ actor: `person:${personId}`, role: 'provider' });
const reasoned = { reasoned: true };

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

describe('issue-recommendation (R4, R5)', () => {
  const outcome = { grantId: grant, amountCents: 500_00, outcome: 'recommended' } as const;
  const input = { itemId: item, outcomes: [outcome] };
  const issued = recommendationIssued.of(fresh, { ...input, bodyId: group });

  it('rests on the consensus and stands with the grants', () => {
    given(...table, reached)
      .when(issueRecommendation, input, { id: fresh })
      .then(issued);
  });

  it('needs a consensus, and the last word of a correction counts', () => {
    given(...table)
      .when(issueRecommendation, input)
      .thenRefused('consensus-missing', { itemId: item });
    given(...table, reached, correctionOf(14, reached))
      .when(issueRecommendation, input)
      .thenRefused('consensus-missing');
  });

  it('is issued once, for grants of the item, each named once', () => {
    given(...table, reached, issued)
      .when(issueRecommendation, input)
      .thenRefused('already-recommended', { itemId: item, recommendationId: fresh });
    given(...table, reached)
      .when(issueRecommendation, { ...input, outcomes: [{ ...outcome, grantId: other }] })
      .thenRefused('grant-not-on-item');
    given(...table, reached)
      .when(issueRecommendation, { ...input, outcomes: [outcome, outcome] })
      .thenRefused('grant-named-twice', { grantId: grant });
  });

  it('is for items on allocations, and for bodies that may recommend', () => {
    given(...town, ...three, meeting(), sought('reduction'), reached)
      .when(issueRecommendation, input)
      .thenRefused('item-allocates-nothing', { itemId: item, kind: 'reduction' });
    const idle = bodyEstablished.of(group, {
      name: 'Arbeitsgruppe',
      kind: 'working-group',
      mandates: [{ verb: 'decides', grantKinds: ['project'], basis: 'Konzept' }],
      decisionRule: 'consensus',
      quorumShare: { numerator: 1, denominator: 2 },
    });
    given(idle, ...town.slice(1), ...three, meeting(), sought(), reached)
      .when(issueRecommendation, input)
      .thenRefused('mandate-missing', { bodyId: group, verb: 'recommends' });
  });
});
