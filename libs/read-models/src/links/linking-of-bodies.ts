import { tag } from '#kernel';
import {
  attendanceRecorded,
  conflictDeclared,
  consensusReached,
  consensusSought,
  decisionRecorded,
  deviationExplained,
  interestDeclared,
  meetingConvened,
  memberAppointed,
  memberRecused,
  positionTaken,
  recommendationIssued,
} from '#planning';
import { link, linking, linksTo } from './link.js';
import type { Linking } from './link.js';

/** Links of what bodies do: from the decision over the recommendation to the consensus and those who made it. */
export const bodyLinkings: readonly Linking[] = [
  linking(interestDeclared, ({ organisationId }) => link('interest', 'organisation', organisationId)),
  linking(memberAppointed, ({ personId }) => link('member', 'person', personId)),
  linking(meetingConvened, ({ bodyId }) => link('body', 'body', bodyId)),
  linking(attendanceRecorded, ({ present }) =>
    // Somebody who came back is named twice.
    linksTo('present', 'person', [...new Set(present.map(({ personId }) => personId))]),
  ),
  linking(consensusSought, ({ meetingId, about }) => [
    ...link('meeting', 'meeting', meetingId),
    ...about.map((to) => ({ kind: 'about' as const, to })),
  ]),
  linking(positionTaken, ({ personId }) => link('position', 'person', personId)),
  linking(conflictDeclared, ({ personId, organisationId }) => [
    ...link('conflict', 'person', personId),
    ...link('conflict', 'organisation', organisationId),
  ]),
  linking(memberRecused, ({ personId }) => link('recusal', 'person', personId)),
  linking(consensusReached, ({ bodyId }) => link('body', 'body', bodyId)),
  linking(recommendationIssued, ({ itemId, bodyId, outcomes }) => [
    ...link('consensus', 'item', itemId),
    ...link('body', 'body', bodyId),
    ...linksTo(
      'about',
      'grant',
      outcomes.map(({ grantId }) => grantId),
    ),
  ]),
  linking(decisionRecorded, ({ bodyId, recommendationId, outcomes, recused, paper }) => [
    ...link('body', 'body', bodyId),
    ...link('recommendation', 'recommendation', recommendationId),
    ...link('paper', 'paper', paper?.reference),
    ...outcomes.map(({ subject }) => ({ kind: 'about' as const, to: subject })),
    ...linksTo('recusal', 'person', recused),
  ]),
  linking(deviationExplained, ({ grantId, decisionId }) => [
    { from: tag('grant', grantId), kind: 'deviation', to: tag('decision', decisionId) },
  ]),
];
