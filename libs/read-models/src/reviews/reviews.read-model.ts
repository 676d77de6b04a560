import { idOf, project, readModel } from '#kernel';
import { eventCorrected, reviewAccepted, reviewFiled } from '#planning';
import { correctedBy, correctedSubject } from '../corrections.js';

const open = { acceptedBy: null, acceptedOn: null };

/** What came of grants and measures, what follows, and whether somebody else accepted it (rule R9). */
export const reviews = readModel('reviews', {
  label: { de: 'Wirksamkeitsüberprüfungen', en: 'Reviews' },
  version: 1,
  columns: {
    grantId: { type: 'code', label: { de: 'Zuwendung', en: 'Grant' } },
    measureId: { type: 'code', label: { de: 'Maßnahme', en: 'Measure' } },
    periodFrom: { type: 'day', label: { de: 'Zeitraum von', en: 'Period from' } },
    periodUntil: { type: 'day', label: { de: 'Zeitraum bis', en: 'Period until' } },
    targetVersionIds: { type: 'codes', label: { de: 'Zielvereinbarungen', en: 'Agreed targets' } },
    findings: { type: 'json', label: { de: 'Feststellungen', en: 'Findings' } },
    consequence: { type: 'code', label: { de: 'Folge', en: 'Consequence' } },
    learning: { type: 'text', label: { de: 'Gelernt', en: 'Learning' } },
    voiceOfConcerned: { type: 'text', label: { de: 'Stimme der Betroffenen', en: 'Voice of the concerned' } },
    organisationId: { type: 'code', label: { de: 'Vorgelegt für', en: 'Filed for' } },
    reviewer: { type: 'code', label: { de: 'Vorgelegt von', en: 'Filed by' } },
    filedOn: { type: 'day', label: { de: 'Vorgelegt zum', en: 'Filed as of' } },
    acceptedBy: { type: 'integer', label: { de: 'Angenommen mit Ereignis', en: 'Accepted by event' } },
    acceptedOn: { type: 'day', label: { de: 'Angenommen zum', en: 'Accepted as of' } },
    correctedBy,
  },
  indexed: ['grantId', 'measureId'],
  on: ({ put, patch }) => [
    project(reviewFiled, (data, { effectiveOn }, id) => [
      put(id, {
        grantId: data.grantId ?? null,
        measureId: data.measureId ?? null,
        periodFrom: data.period.from,
        periodUntil: data.period.until,
        targetVersionIds: [...new Set(data.findings.map(({ targetVersionId }) => targetVersionId))],
        // Small numbers can tell of single people (rule R20): they stay in the event, where they are internal.
        findings: data.findings.map(({ numerator, denominator, ...finding }) => finding),
        consequence: data.consequence,
        learning: data.learning,
        voiceOfConcerned: data.voiceOfConcerned ?? null,
        organisationId: data.organisationId ?? null,
        reviewer: data.reviewer,
        filedOn: effectiveOn,
        ...open,
        correctedBy: null,
      }),
    ]),
    project(reviewAccepted, (_, { effectiveOn, number }, id) => [
      patch(id, { acceptedBy: number, acceptedOn: effectiveOn }),
    ]),
    project(eventCorrected, (data, { number }) => {
      const filed = correctedSubject(reviewFiled, data);
      if (filed !== undefined) return [patch(filed, { correctedBy: number })];
      return data.eventType === reviewAccepted.type ? [patch(idOf(data.eventSubject), open)] : [];
    }),
  ],
});
