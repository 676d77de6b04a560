import { act } from '#kernel';
import { application } from '../grant/application.model.js';
import { stakeholders } from '../grant/stakeholders.model.js';
import { reject } from '../language.js';
import { measureState } from '../measure/measure.model.js';
import { findingsNameTargets, versionsNamed } from '../rules/findings-name-targets.js';
import { ofOwnGrant } from '../rules/own-grant.js';
import { periodRunsForward } from '../rules/period-runs-forward.js';
import { stillHolds } from '../rules/still-holds.js';
import { answeringFor } from '../rules/verified-by-another.js';
import { targetVersion } from '../target/target-version.model.js';
import { FileReview, reviewFiled } from './review-filed.event.js';

/**
 * Files an effectiveness review of a grant or a measure (Wirksamkeitsüberprüfung, Nr. 11a VV zu § 44 BHO; to be checked): what
 * came of agreed targets, what follows, what was learnt. It judges the versions that were agreed (rule R8); somebody else
 * accepts it (rule R9). A grant taken over names no measure, so its measure is reviewed instead.
 */
export const fileReview = act('file-review', FileReview, {
  label: { de: 'Wirksamkeitsüberprüfung vorlegen', en: 'File review' },
  makes: [reviewFiled],
  needsPerson: true,
  example: {
    grantId: '01890a5d-ac96-774b-bcce-b302099a8401',
    period: { from: '2027-01-01', until: '2027-12-31' },
    findings: [
      {
        targetVersionId: '01890a5d-ac96-774b-bcce-b302099a8058.v1',
        indicator: 'betreute-kinder',
        value: '41',
        rating: 2,
        text: 'Das Ziel von 40 Kindern wurde erreicht.',
      },
    ],
    consequence: 'continue',
    learning: 'Die Öffnung in den Ferien hat die meisten neuen Familien erreicht.',
    voiceOfConcerned: 'Die Kinder wünschen sich mehr Zeit im Freien.',
  },
  reads: ({ grantId, measureId, findings }) => ({
    applied: grantId === undefined ? undefined : application.of(grantId),
    holders: grantId === undefined ? undefined : stakeholders.of(grantId),
    measure: measureId === undefined ? undefined : measureState.of(measureId),
    versions: versionsNamed(findings).map((id) => targetVersion.of(id)),
  }),
  decide: ({ applied, holders = [], measure, versions }, input, context) => {
    const { grantId, measureId, period, findings } = input;
    if ((grantId === undefined) === (measureId === undefined)) return reject('review-subject-unclear');
    const refusal =
      stillHolds('grant', [[grantId ?? '', applied]]) ??
      stillHolds('measure', [[measureId ?? '', measure]]) ??
      (grantId === undefined ? undefined : ofOwnGrant(grantId, holders, context)) ??
      periodRunsForward(period);
    if (refusal) return refusal;
    const reviewed = measureId ?? applied?.measureId;
    if (reviewed === undefined) return reject('grant-without-measure', { grantId: grantId ?? '' });
    return (
      findingsNameTargets(findings, reviewed, versions) ??
      reviewFiled.of(context.id, { ...input, reviewer: answeringFor(context) })
    );
  },
});
