import { stories } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import { planning } from '../acts.js';
import { grantAllocated } from '../allocation/grant-allocated.event.js';
import { allocateGrant } from '../allocation/allocate-grant.act.js';
import { decisionRecorded } from '../decision/decision-recorded.event.js';
import { recordDecision } from '../decision/record-decision.act.js';
import { applyForGrant } from '../grant/apply-for-grant.act.js';
import { grantAppliedFor } from '../grant/grant-applied-for.event.js';
import { reachConsensus } from '../item/reach-consensus.act.js';
import {
  anna,
  bela,
  correctionOf,
  fresh,
  group,
  idOf,
  interest,
  item,
  meeting,
  provider,
  recused,
  says,
  sought,
  there,
  three,
  town,
} from '../testing/round-table.js';
import { rivalsOf } from './competition.js';

const given = stories(planning);
const [call, otherCall, rival, own, theirs] = [71, 72, 73, 74, 75].map(idOf) as [
  string,
  string,
  string,
  string,
  string,
];
const applies = (grantId: string, applicantId: string, callId = call) => {
  const { callId: _, ...rest } = applyForGrant.example;
  return grantAppliedFor.of(grantId, { ...rest, applicantId, callId });
};
const both = [applies(own, provider), applies(theirs, rival)];
const table = (applications: readonly Happened[]) => [
  ...town,
  ...applications,
  ...three,
  meeting(),
  sought('allocation', own),
  there(anna, bela),
  says(anna, 'agree'),
  says(bela, 'agree'),
];
const reaching = (applications: readonly Happened[], ...further: readonly Happened[]) =>
  given(...table(applications), ...further).when(reachConsensus, { itemId: item, wording: 'Empfohlen.' });
const ofRival = interest(anna, { organisationId: rival });

describe('R6: competitors in a call', () => {
  it('are whoever else applied there: nobody linked to one of them counts for consensus', () => {
    reaching(both, ofRival).thenRefused('conflict-without-recusal', {
      personId: anna,
      organisationId: rival,
      link: 'board',
      as: 'rival',
      on: '2027-03-15',
    });
    reaching(both, ofRival, recused(anna)).thenRefused('quorum-missing');
    reaching(both).events();
  });

  it('are none in another call, without a call, or once their application was taken back', () => {
    reaching([applies(own, provider), applies(theirs, rival, otherCall)], ofRival).events();
    const { callId: _, ...outside } = applyForGrant.example;
    const free = grantAppliedFor.of(own, { ...outside, applicantId: provider });
    reaching([free, applies(theirs, rival)], ofRival).events();
    const taken = correctionOf(town.length + 2, applies(theirs, rival));
    reaching(both, ofRival, taken).events();
  });

  it('are none any more once money was allocated', () => {
    const allocated = grantAllocated.of(fresh, {
      ...allocateGrant.example,
      grantId: own,
      amountCents: 1,
      lines: [{ budgetLineId: idOf(76), year: 2027, amountCents: 1, boundDeltaCents: 1 }],
    });
    reaching(both, ofRival, allocated).events();
  });

  it('who voted on one another are a finding of the decision', () => {
    const decided = {
      ...recordDecision.example,
      bodyId: group,
      recused: [],
      votes: { for: 2, against: 0, abstained: 0, named: [{ personId: anna, vote: 'for' as const }] },
      outcomes: [{ subject: `grant:${own}` as const, amountCents: 500_00 }],
    };
    const findings = (...happened: readonly Happened[]) => {
      const [event] = given(...table(both), ...happened)
        .when(recordDecision, decided, { id: fresh })
        .events();
      return event && decisionRecorded.is({ ...event, number: 1, effectiveOn: '' })
        ? (event.data as { contradicts?: { rule: string }[] }).contradicts?.map(({ rule }) => rule)
        : [];
    };
    expect(findings(ofRival)).toEqual(['R4', 'R6']);
    expect(findings()).toEqual(['R4']);
  });

  it('makes no rival of who has a stake in the grant itself, also with another application', () => {
    const competing = {
      grantId: 'g',
      stakeholders: [{ organisationId: 'applicant', as: 'applicant' as const, number: 1 }],
      isAllocated: false,
      applicants: [
        { grantId: 'g', organisationId: 'applicant', number: 1 },
        { grantId: 'h', organisationId: 'applicant', number: 2 },
        { grantId: 'i', organisationId: 'other', number: 3 },
      ],
    };
    expect(rivalsOf(competing)).toEqual([{ organisationId: 'other', as: 'rival', numbers: [3] }]);
    expect(rivalsOf({ ...competing, isAllocated: true })).toEqual([]);
  });
});
