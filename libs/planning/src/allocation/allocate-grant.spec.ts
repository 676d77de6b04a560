import { stories } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import { planning } from '../acts.js';
import { correctEvent } from '../correction/correct-event.act.js';
import { decisionRecorded } from '../decision/decision-recorded.event.js';
import { recordDecision } from '../decision/record-decision.act.js';
import { grantTakenOver } from '../grant/grant-taken-over.event.js';
import { takeOverGrant } from '../grant/take-over-grant.act.js';
import {
  allocating,
  explained,
  inCents,
  allocated,
  allocation,
  ansatz,
  another,
  appliedFor,
  assessment,
  budget,
  decided,
  decidedCents,
  decision,
  goal,
  grant,
  line,
  need,
  numberOf,
  opened,
  otherGrant,
  proposed,
  recommended,
  second,
  sits,
  story,
  target,
} from '../testing/decided-grant.js';
import type { Part } from '../testing/decided-grant.js';
import { correctionOf } from '../testing/round-table.js';
import { allocateGrant } from './allocate-grant.act.js';

const given = stories(planning);
const input = allocateGrant.example;
const idOfNext = '01890a5d-ac96-774b-bcce-b302099a8702';

describe('allocate-grant', () => {
  it('binds the line with all that was decided, and carries everything it rests on as its tags', () => {
    allocating(story()).then(allocated());
    expect(allocated().tags).toEqual([
      `allocation:${allocation}`,
      `assessment:${assessment}`,
      `budget-line:${line}`,
      `decision:${decision}`,
      `goal:${goal}`,
      `grant:${grant}`,
      `need:${need}`,
      `target:${target}.v1`,
    ]);
  });

  it('allocates less than was decided, on several lines', () => {
    const [event] = allocating(
      story({ line: [opened(), opened(second)], ansatz: [ansatz(1_00), ansatz(2_00, second)] }),
      {
        lines: [inCents(1_00), inCents(2_00, second)],
      },
    ).events();
    expect(event?.data).toMatchObject({
      amountCents: 3_00,
      lines: [
        { amountCents: 1_00, boundDeltaCents: 1_00 },
        { amountCents: 2_00, boundDeltaCents: 2_00 },
      ],
    });
  });

  it('happens once, and again only after the allocation was corrected', () => {
    const first = [...story(), allocated()];
    allocating(first).thenRefused('id-taken');
    given(...first)
      .when(allocateGrant, input)
      .thenRefused('allocated-already', {
        grantId: grant,
        allocationId: allocation,
        years: '2027',
        by: first.length,
      });
    const [correction] = given(...first)
      .when(correctEvent, { eventNumber: first.length }, { reasoned: true })
      .events();
    given(...first, correction!)
      .when(allocateGrant, input)
      .events();
  });

  it('may follow for another year, on the ground of the same decision and within its amount', () => {
    const [now, later] = [14_500_00, 10_000_00];
    const happened = [
      ...story({
        line: [opened(), opened(second, { year: 2028 })],
        decision: decided({ bindsFutureYears: true }),
      }),
      ansatz(later + 1, second, { year: 2028 }),
      budget('published', 2028),
      allocated({
        amountCents: now,
        lines: [{ budgetLineId: line, year: 2027, amountCents: now, boundDeltaCents: now }],
      }),
      decisionRecorded.of(another, { ...recordDecision.example, recused: [] }),
    ];
    const next = (cents: number, change: object = {}) => {
      const wanted = { ...input, lines: [inCents(cents, second)], ...change };
      return given(...happened).when(allocateGrant, wanted, { id: idOfNext });
    };
    next(later).events();
    next(later + 1).thenRefused('decided-amount-exceeded', {
      decisionId: decision,
      grantId: grant,
      decidedCents,
      wantedCents: decidedCents + 1,
    });
    next(later, { decisionId: another }).thenRefused('allocated-by-another-decision', {
      grantId: grant,
      decisionId: another,
      standing: decision,
    });
    next(1, { lines: [inCents(1), inCents(later, second)] }).thenRefused('allocated-already');
  });

  it('is for what was applied for here, and still stands', () => {
    const inherited = grantTakenOver.of(grant, takeOverGrant.example);
    allocating(story({ application: inherited })).thenRefused('grant-without-application', {
      grantId: grant,
    });
    const mistaken = [...story(), correctionOf(numberOf('application'), appliedFor())];
    allocating(mistaken).thenRefused('entry-corrected');
  });

  it.each<Part>(['need', 'goal', 'assessment', 'measure', 'guideline', 'council', 'decision', 'targets'])(
    'builds upon no %s that was corrected (R16)',
    (part) => {
      const happened = story();
      const by = correctionOf(numberOf(part), happened[numberOf(part) - 1]!);
      allocating([...happened, by]).thenRefused(part === 'targets' ? 'targets-unknown' : 'entry-corrected');
    },
  );
});

describe('the lines of an allocation', () => {
  it('are named once each, with an amount, and money goes out from them', () => {
    allocating(story(), { lines: [inCents(1_00), inCents(1_00)] }).thenRefused('line-named-twice');
    allocating(story(), { lines: [inCents(0)] }).thenRefused('line-without-amount');
    allocating(story({ line: opened(line, { kind: 'revenue' }) })).thenRefused('line-of-revenue');
    const mistaken = [...story(), correctionOf(numberOf('line'), opened())];
    allocating(mistaken).thenRefused('budget-line-corrected');
  });

  it('together stay what can be computed exactly', () => {
    allocating(story({ line: [opened(), opened(second)] }), {
      lines: [inCents(Number.MAX_SAFE_INTEGER), inCents(1, second)],
    }).thenRefused('sum-too-large');
  });
});

describe('an allocation and its decision (R2, R4)', () => {
  const facts = { decisionId: decision, grantId: grant };

  it('take what was adopted, changed or not, and nothing else', () => {
    allocating(story({ decision: decided({ outcome: 'adopted-changed' }) })).events();
    for (const outcome of ['rejected', 'deferred', 'referred', 'noted'] as const)
      allocating(story({ decision: decided({ outcome }) })).thenRefused('decision-not-effective', {
        decisionId: decision,
        outcome,
      });
  });

  it('stay within the amount, to the cent', () => {
    const rich = { ansatz: ansatz(50_000_00) };
    allocating(story(rich), { lines: [inCents(decidedCents)] }).events();
    allocating(story(rich), { lines: [inCents(decidedCents + 1)] }).thenRefused('decided-amount-exceeded', {
      ...facts,
      decidedCents,
      wantedCents: decidedCents + 1,
    });
  });

  it('stay within the years it names', () => {
    const years = [{ year: 2027, amountCents: decidedCents - 1 }];
    const changed = story({ decision: decided({}, { years }) });
    allocating(changed, { lines: [inCents(decidedCents - 1)] }).events();
    allocating(changed).thenRefused('decided-year-exceeded', {
      ...facts,
      year: 2027,
      decidedCents: decidedCents - 1,
      wantedCents: decidedCents,
    });
  });

  it('know the grant and its amount', () => {
    allocating(story({ decision: decided({}, { subject: `grant:${otherGrant}` }) })).thenRefused(
      'grant-not-decided',
      facts,
    );
    allocating(story({ decision: decided({ outcomes: [{ subject: `grant:${grant}` }] }) })).thenRefused(
      'decided-amount-missing',
      facts,
    );
  });

  it('may cite further decisions, each once, that hold', () => {
    const further = decisionRecorded.of(another, { ...recordDecision.example, recused: [] });
    const happened = [...story(), further];
    allocating(happened, { furtherDecisionIds: [another] }).events();
    allocating(happened, { furtherDecisionIds: [decision] }).thenRefused('decision-named-twice');
    allocating(happened, { furtherDecisionIds: [another, another] }).thenRefused('decision-named-twice');
    allocating([...happened, correctionOf(happened.length, further)], {
      furtherDecisionIds: [another],
    }).thenRefused('entry-corrected');
  });

  it('cite needs of the application, and goals of it or of its measure', () => {
    const elsewhere = { application: appliedFor({ needIds: [another] }) };
    allocating(story(elsewhere)).thenRefused('need-not-applied-for', { needId: need, grantId: grant });
    const application = appliedFor({ goalIds: [another] });
    allocating(story({ application })).thenRefused('goal-not-applied-for', { goalId: goal, grantId: grant });
    allocating(story({ application, measure: proposed({ goalIds: [goal] }) })).events();
  });

  it('come from a body whose mandate covers kind and amount, or by a paper from one that needs none', () => {
    allocating(story({ council: sits(decidedCents) })).events();
    allocating(story({ council: sits(decidedCents - 1) })).thenRefused('mandate-missing');
    const other = { council: sits(undefined, ['institutional']) };
    allocating(story(other)).thenRefused('mandate-missing');
    allocating(story({ ...other, decision: decided({ basis: 'urgent' }) })).events();
    allocating(story({ ...other, decision: decided({ basis: 'framework' }) })).thenRefused('mandate-missing');
  });

  it('follow the recommendation, or it is explained why not (also: by nobody)', () => {
    const unexplained = (recommendation: Happened | readonly Happened[], deviation: string) => {
      allocating(story({ recommendation })).thenRefused('deviation-to-explain', { ...facts, deviation });
      allocating([...story({ recommendation }), explained]).events();
    };
    unexplained([], 'recommendation-missing');
    unexplained(recommended(decidedCents, 'not-recommended'), 'not-recommended');
    unexplained(recommended(decidedCents - 1), 'other-amount');
    allocating(story({ recommendation: recommended(decidedCents, 'recommended-reduced') })).events();
    const by = correctionOf(numberOf('recommendation'), recommended());
    allocating([...story(), by]).thenRefused('deviation-to-explain');
  });
});
