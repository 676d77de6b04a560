import { act } from '#kernel';
import type { Rejection } from '#kernel';
import { application } from '../grant/application.model.js';
import type { Application } from '../grant/application.model.js';
import { reject } from '../language.js';
import { stillHolds } from '../rules/still-holds.js';
import { measureState } from './measure.model.js';
import { CheckSubsidiarity, subsidiarityChecked } from './subsidiarity-checked.event.js';

/**
 * Records whether a free non-profit provider could carry out a measure before the municipality or a commercial provider
 * does (§ 4 Abs. 2 SGB VIII, § 5 Abs. 4 SGB XII; to be checked). Who was asked is named, or why nobody was (rule R13).
 */
export const checkSubsidiarity = act('check-subsidiarity', CheckSubsidiarity, {
  label: { de: 'Subsidiarität prüfen', en: 'Check subsidiarity' },
  makes: [subsidiarityChecked],
  example: {
    measureId: '01890a5d-ac96-774b-bcce-b302099a8059',
    askedOrganisationIds: ['01890a5d-ac96-774b-bcce-b302099a8604'],
    outcome: 'declined',
  },
  reads: ({ measureId, grantId }) => ({
    measure: measureState.of(measureId),
    applied: grantId === undefined ? undefined : application.of(grantId),
  }),
  decide: ({ measure, applied }, input) => {
    const { measureId, grantId, askedOrganisationIds, explanation } = input;
    const refusal =
      stillHolds('measure', [[measureId, measure]]) ??
      (grantId === undefined ? undefined : appliedForMeasure(grantId, applied, measureId));
    if (refusal) return refusal;
    if (askedOrganisationIds.length === 0 && explanation === undefined)
      return reject('nobody-asked', { measureId });
    return subsidiarityChecked.of(measureId, input);
  },
});

function appliedForMeasure(
  grantId: string,
  applied: Application | undefined,
  measureId: string,
): Rejection | undefined {
  if (!applied) return reject('grant-without-application', { grantId });
  const { measureId: otherMeasureId, number } = applied;
  return (
    stillHolds('grant', [[grantId, applied]]) ??
    (otherMeasureId === measureId
      ? undefined
      : reject('application-for-another-measure', { grantId, measureId, otherMeasureId }, [number]))
  );
}
