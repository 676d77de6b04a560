import { act } from '#kernel';
import { bodyState } from '../body/body.model.js';
import { reject } from '../language.js';
import { grantsAreOnItem } from '../rules/grants-on-item.js';
import { mandateCovers } from '../rules/mandate-covers.js';
import { stillHolds } from '../rules/still-holds.js';
import { itemState } from './item.model.js';
import { IssueRecommendation, recommendationIssued } from './recommendation-issued.event.js';

/**
 * Recommends grants to the body that decides, on the ground of a consensus (rules R4, R5). An item carries one
 * recommendation; another one needs another item.
 */
export const issueRecommendation = act('issue-recommendation', IssueRecommendation, {
  label: { de: 'Empfehlung aussprechen', en: 'Issue recommendation' },
  makes: [recommendationIssued],
  example: {
    itemId: '01890a5d-ac96-774b-bcce-b302099a8301',
    outcomes: [
      { grantId: '01890a5d-ac96-774b-bcce-b302099a8401', amountCents: 24_500_00, outcome: 'recommended' },
    ],
  },
  reads: ({ itemId }) => ({ item: itemState.of(itemId) }),
  thenReads: ({ item }) => ({ body: item && bodyState.of(item.bodyId) }),
  decide: ({ item, body }, input, { id }) => {
    const { itemId, outcomes } = input;
    const refusal = stillHolds('item', [[itemId, item]]);
    if (refusal) return refusal;
    if (!item) return reject('unknown-id', { field: '/itemId', kind: 'item', id: itemId });
    const { kind, bodyId, consensus, recommendation } = item;
    if (kind !== 'allocation') return reject('item-allocates-nothing', { itemId, kind }, [item.number]);
    if (consensus === undefined) return reject('consensus-missing', { itemId }, [item.number]);
    if (recommendation)
      return reject('already-recommended', { itemId, recommendationId: recommendation.recommendationId }, [
        recommendation.number,
      ]);
    const grantIds = outcomes.map(({ grantId }) => grantId);
    const twice = grantIds.find((grantId, index) => grantIds.indexOf(grantId) !== index);
    if (twice !== undefined) return reject('grant-named-twice', { grantId: twice });
    return (
      grantsAreOnItem(itemId, item, grantIds) ??
      mandateCovers(bodyId, body, 'recommends') ??
      recommendationIssued.of(id, { ...input, bodyId })
    );
  },
});
