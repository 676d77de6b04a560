import { stories } from '#kernel/testing';
import { planning } from '../acts.js';
import { bodyEstablished } from '../body/body-established.event.js';
import { issueRecommendation } from './issue-recommendation.act.js';
import { recommendationIssued } from './recommendation-issued.event.js';
import {
  group,
  item,
  grant,
  other,
  fresh,
  town,
  meeting,
  sought,
  reached,
  three,
  table,
  correctionOf,
} from '../testing/round-table.js';

const given = stories(planning);

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

  it('is no answer to an item that was taken back (R16)', () => {
    given(...table, reached, correctionOf(13, table.at(-1)!))
      .when(issueRecommendation, input)
      .thenRefused('entry-corrected', { kind: 'item', id: item, by: 15 });
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
