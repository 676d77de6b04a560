import { stories } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import { planning } from '../acts.js';
import { bodyEstablished } from '../body/body-established.event.js';
import {
  anna,
  bela,
  cem,
  correctionOf,
  fresh,
  grant,
  group,
  idOf,
  interest,
  member,
  other,
  town,
} from '../testing/round-table.js';
import { decisionRecorded } from './decision-recorded.event.js';
import type { RecordDecision } from './decision-recorded.event.js';
import { deviationExplained } from './deviation-explained.event.js';
import { explainDeviation } from './explain-deviation.act.js';
import { recordDecision } from './record-decision.act.js';

const given = stories(planning);
const council = idOf(50);
const decision = idOf(51);

const decided: RecordDecision = {
  bodyId: council,
  decidedOn: '2027-03-15',
  outcome: 'adopted',
  basis: 'single',
  recused: [],
  outcomes: [{ subject: `grant:${grant}`, amountCents: 500_00 }],
  budgetReservation: false,
  bindsFutureYears: false,
  wording: 'Der offene Treff wird gefördert.',
  sessionPublic: true,
};
const seated = (personId: string) => {
  const { data } = member(personId);
  return { ...data, bodyId: council };
};
const councilSits: readonly Happened[] = [
  ...town,
  bodyEstablished.of(council, {
    name: 'Stadtverordnetenversammlung',
    kind: 'council',
    mandates: [{ verb: 'decides', grantKinds: ['project'], basis: 'Hauptsatzung' }],
    decisionRule: 'majority',
    quorumShare: { numerator: 1, denominator: 2 },
  }),
];
const named = (...ids: readonly string[]): Pick<RecordDecision, 'votes'> => ({
  votes: {
    for: ids.length,
    against: 0,
    abstained: 0,
    named: ids.map((personId) => ({ personId, vote: 'for' as const })),
  },
});
const findings = (input: RecordDecision, ...before: readonly Happened[]) => {
  const [event] = given(...councilSits, ...before)
    .when(recordDecision, input, { id: decision })
    .events();
  const { contradicts = [] } = event?.data as {
    readonly contradicts?: readonly { rule: string; code: string }[];
  };
  return contradicts.map(({ rule, code }) => `${rule} ${code}`);
};

describe('record-decision', () => {
  it('stands with the body and what it decided upon', () => {
    given(...councilSits)
      .when(recordDecision, decided, { id: decision })
      .then({
        type: 'decision-recorded',
        version: 1,
        subject: `decision:${decision}`,
        tags: [`body:${council}`, `decision:${decision}`, `grant:${grant}`],
        data: decided,
      });
  });

  it('refuses what the ledger does not know', () => {
    given(...councilSits)
      .when(recordDecision, { ...decided, outcomes: [{ subject: `grant:${fresh}` }] })
      .thenRefused('unknown-id', { field: '/outcomes/0/subject', kind: 'grant', id: fresh });
  });

  it('is stored though the body has no mandate to decide, as a finding (R4)', () => {
    expect(findings({ ...decided, bodyId: group })).toEqual(['R4 mandate-missing']);
  });

  it('needs no mandate where it is delegated or urgent and says by which paper', () => {
    const paper = { reference: 'VO-2027-0117', rawResult: 'beschlossen' };
    const byGroup = { ...decided, bodyId: group };
    expect(findings({ ...byGroup, basis: 'delegation', paper })).toEqual([]);
    expect(findings({ ...byGroup, basis: 'urgent', paper })).toEqual([]);
    expect(findings({ ...byGroup, basis: 'urgent' })).toEqual(['R4 mandate-missing']);
    expect(findings({ ...byGroup, basis: 'framework', paper })).toEqual(['R4 mandate-missing']);
  });

  it('is stored though somebody conflicted voted, as a finding (R6)', () => {
    expect(findings({ ...decided, ...named(anna, bela) }, interest(anna))).toEqual([
      'R6 conflict-without-recusal',
    ]);
    expect(findings({ ...decided, ...named(bela, cem) }, interest(anna))).toEqual([]);
    expect(findings({ ...decided, ...named(anna, bela), recused: [anna] }, interest(anna))).toEqual([]);
  });

  it('looks at the links of the day it was decided on', () => {
    const until = (day: string) => findings({ ...decided, ...named(anna) }, interest(anna, { until: day }));
    expect([until('2027-03-14'), until('2027-03-15')]).toEqual([[], ['R6 conflict-without-recusal']]);
  });

  it('where only totals are known, finds that nobody knows whether a conflicted member voted (R6)', () => {
    const sits = { ...member(anna), ...{ subject: `body:${council}` as const } };
    const appointed: Happened = {
      ...sits,
      tags: [`body:${council}`, `person:${anna}`],
      data: seated(anna),
    };
    const totals = { ...decided, votes: { for: 30, against: 2, abstained: 0 } };
    expect(findings(totals, appointed, interest(anna))).toEqual(['R6 recusal-unknown']);
    expect(findings({ ...totals, recused: [anna] }, appointed, interest(anna))).toEqual([]);
    expect(findings({ ...totals, outcomes: [] }, appointed, interest(anna))).toEqual([]);
  });
});

describe('explain-deviation (R4)', () => {
  const explanation = {
    decisionId: decision,
    grantId: grant,
    kind: 'in-minutes',
    text: 'Bedarf gedeckt.',
  } as const;
  const before = [...councilSits, decisionRecorded.of(decision, decided)];

  it('stands with the decision and the grant', () => {
    given(...before)
      .when(explainDeviation, explanation)
      .then(deviationExplained.of(decision, explanation));
  });

  it('says why, or that nobody said why, which is a finding', () => {
    const { text: _, ...silent } = explanation;
    given(...before)
      .when(explainDeviation, silent)
      .thenRefused('explanation-missing');
    given(...before)
      .when(explainDeviation, { ...explanation, kind: 'none-given' })
      .thenRefused('explanation-superfluous');
    const [event] = given(...before)
      .when(explainDeviation, { ...silent, kind: 'none-given' })
      .events();
    expect(event?.data).toMatchObject({ contradicts: [{ rule: 'R4', code: 'deviation-unexplained' }] });
  });

  it('is about a grant of the decision, once', () => {
    given(...before)
      .when(explainDeviation, { ...explanation, grantId: other })
      .thenRefused('grant-not-decided', { decisionId: decision, grantId: other });
    const explained = deviationExplained.of(decision, explanation);
    given(...before, explained)
      .when(explainDeviation, explanation)
      .thenRefused('deviation-explained-already');
    given(...before, explained, correctionOf(before.length + 1, explained))
      .when(explainDeviation, explanation)
      .events();
  });

  it('builds on no decision that was recorded by mistake', () => {
    given(...before, correctionOf(before.length, decisionRecorded.of(decision, decided)))
      .when(explainDeviation, explanation)
      .thenRefused('entry-corrected', { kind: 'decision', id: decision, by: before.length + 1 });
  });
});
