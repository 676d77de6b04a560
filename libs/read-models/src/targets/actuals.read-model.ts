import { idOf, project, readModel } from '#kernel';
import { actualReported, actualVerified, eventCorrected, subjectOf } from '#planning';
import { correctedBy, correctedSubject } from '../corrections.js';

const unverified = { verifier: null, verifiedBy: null, verifiedOn: null };

/** What was measured for agreed indicators, and whether somebody else confirmed it (rule R9). */
export const actuals = readModel('actuals', {
  label: { de: 'Istwerte', en: 'Actuals' },
  version: 1,
  columns: {
    targetId: { type: 'code', label: { de: 'Zielvereinbarung', en: 'Target' } },
    targetVersionId: { type: 'code', label: { de: 'Fassung', en: 'Target version' } },
    indicator: { type: 'code', label: { de: 'Indikator', en: 'Indicator' } },
    periodStart: { type: 'day', label: { de: 'Zeitraum von', en: 'Period from' } },
    periodEnd: { type: 'day', label: { de: 'Zeitraum bis', en: 'Period until' } },
    value: { type: 'code', label: { de: 'Wert', en: 'Value' } },
    valueText: { type: 'text', label: { de: 'Wert in Worten', en: 'Value in words' } },
    numerator: { type: 'code', label: { de: 'Zähler', en: 'Numerator' }, publicity: 'internal' },
    denominator: { type: 'code', label: { de: 'Nenner', en: 'Denominator' }, publicity: 'internal' },
    measuredOn: { type: 'day', label: { de: 'Gemessen am', en: 'Measured on' } },
    source: { type: 'text', label: { de: 'Quelle', en: 'Source' } },
    organisationId: { type: 'code', label: { de: 'Meldende Organisation', en: 'Reporting organisation' } },
    reporter: { type: 'code', label: { de: 'Gemeldet von', en: 'Reported by' } },
    verifier: { type: 'code', label: { de: 'Bestätigt von', en: 'Verified by' } },
    verifiedBy: { type: 'integer', label: { de: 'Bestätigt mit Ereignis', en: 'Verified by event' } },
    verifiedOn: { type: 'day', label: { de: 'Bestätigt zum', en: 'Verified as of' } },
    correctedBy,
  },
  indexed: ['targetId'],
  on: ({ put, patch }) => [
    project(actualReported, (data, _, id) => [
      put(id, {
        targetId: subjectOf(data.targetVersionId),
        targetVersionId: data.targetVersionId,
        indicator: data.indicator,
        periodStart: data.period.start,
        periodEnd: data.period.end,
        value: data.value ?? null,
        valueText: data.valueText ?? null,
        numerator: data.numerator ?? null,
        denominator: data.denominator ?? null,
        measuredOn: data.measuredOn,
        source: data.source ?? null,
        organisationId: data.organisationId ?? null,
        reporter: data.reporter,
        ...unverified,
        correctedBy: null,
      }),
    ]),
    project(actualVerified, ({ verifier }, { effectiveOn, number }, id) => [
      patch(id, { verifier, verifiedBy: number, verifiedOn: effectiveOn }),
    ]),
    project(eventCorrected, (data, { number }) => {
      const reported = correctedSubject(actualReported, data);
      if (reported !== undefined) return [patch(reported, { correctedBy: number })];
      return data.eventType === actualVerified.type ? [patch(idOf(data.eventSubject), unverified)] : [];
    }),
  ],
});
