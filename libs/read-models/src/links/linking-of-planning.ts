import { idOf, tag } from '#kernel';
import {
  actualReported,
  actualVerified,
  catalogueAdopted,
  criterionAgreed,
  criterionDrafted,
  cycleOpened,
  evidenceAdded,
  goalAdopted,
  guidelineAdopted,
  measureProposed,
  needAssessed,
  needIdentified,
  obligationAssigned,
  obligationExtended,
  obligationFulfilled,
  obligationWaived,
  targetsAgreed,
  versionId,
} from '#planning';
import { link, linking, linksTo } from './link.js';
import type { Linking } from './link.js';

/** Links of planning itself: from the goal over needs and criteria to what was agreed and measured. */
export const planningLinkings: readonly Linking[] = [
  linking(goalAdopted, ({ parentId, decisionId }) => [
    ...link('parent', 'goal', parentId),
    ...link('decision', 'decision', decisionId),
  ]),
  linking(guidelineAdopted, ({ decisionId }) => link('decision', 'decision', decisionId)),
  linking(cycleOpened, ({ goalIds, challengeIds }) => [
    ...linksTo('goal', 'goal', goalIds),
    ...linksTo('challenge', 'need', challengeIds),
  ]),
  linking(obligationAssigned, ({ organisationId, bodyId, cycleId, decisionId }) => [
    ...link('owed-by', 'organisation', organisationId),
    ...link('owed-by', 'body', bodyId),
    ...link('cycle', 'cycle', cycleId),
    ...link('decision', 'decision', decisionId),
  ]),
  linking(obligationFulfilled, ({ cycleId }) => link('cycle', 'cycle', cycleId)),
  linking(obligationExtended, ({ cycleId }) => link('cycle', 'cycle', cycleId)),
  linking(obligationWaived, ({ cycleId }) => link('cycle', 'cycle', cycleId)),
  linking(needIdentified, ({ cycleId, goalIds, challengeIds, reportedBy, responsibleAuthorityId }) => [
    ...link('cycle', 'cycle', cycleId),
    ...linksTo('goal', 'goal', goalIds),
    ...linksTo('challenge', 'need', challengeIds),
    ...link('reported-by', 'organisation', reportedBy.organisationId),
    ...link('responsible-authority', 'organisation', responsibleAuthorityId),
  ]),
  linking(evidenceAdded, ({ needId, document }, { subject }) => [
    { from: tag('need', needId), kind: 'evidence', to: subject },
    ...link('document', 'evidence', document?.sha256),
  ]),
  linking(needAssessed, ({ evidenceIds }) => linksTo('assessment', 'evidence', evidenceIds)),
  linking(criterionDrafted, ({ cycleId, organisationId }) => [
    ...link('cycle', 'cycle', cycleId),
    ...link('brought-in-by', 'organisation', organisationId),
  ]),
  linking(criterionAgreed, ({ criterionId, version, consensusItemId, cycleId }) => {
    const from = tag('criterion', versionId(criterionId, version));
    return [
      { from, kind: 'version-of', to: tag('criterion', criterionId) },
      { from, kind: 'consensus', to: tag('item', consensusItemId) },
      { from, kind: 'cycle', to: tag('cycle', cycleId) },
    ];
  }),
  linking(catalogueAdopted, ({ cycleId, criterionVersionIds, decisionId }) => [
    ...link('cycle', 'cycle', cycleId),
    ...linksTo('criterion-version', 'criterion', criterionVersionIds),
    ...link('decision', 'decision', decisionId),
  ]),
  linking(measureProposed, ({ needIds, goalIds, cycleId, proposedByOrganisationId }) => [
    ...linksTo('need', 'need', needIds),
    ...linksTo('goal', 'goal', goalIds),
    ...link('cycle', 'cycle', cycleId),
    ...link('proposed-by', 'organisation', proposedByOrganisationId),
  ]),
  linking(targetsAgreed, ({ version, needIds, goalIds, measureId }, { subject }) => [
    ...linksTo('need', 'need', needIds),
    ...linksTo('goal', 'goal', goalIds),
    ...link('measure', 'measure', measureId),
    { from: tag('target', versionId(idOf(subject), version)), kind: 'version-of', to: subject },
  ]),
  linking(actualReported, ({ targetVersionId, organisationId }) => [
    ...link('target-version', 'target', targetVersionId),
    ...link('reported-by', 'organisation', organisationId),
  ]),
  linking(actualVerified, ({ targetVersionId }) => link('verification', 'target', targetVersionId)),
];
