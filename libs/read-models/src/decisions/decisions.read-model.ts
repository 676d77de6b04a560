import { idOf, kindOf, project, readModel } from '#kernel';
import type { Leaf } from '#kernel';
import { decisionRecorded, deviationExplained, eventCorrected } from '#planning';
import type { Contradiction } from '#planning';
import { correctedBy, correctedSubject } from '../corrections.js';

/** How a deviation from the recommendation on a grant was explained, as the row of its decision holds it. */
export interface DeviationTold {
  readonly grantId: string;
  readonly kind: string;
  readonly number: number;
  readonly contradicts: readonly Leaf<Contradiction>[];
}

/** The column holds what this file put into it. */
const deviationsIn = ({ deviations }: { readonly deviations: object | null }) =>
  deviations as readonly DeviationTold[];

/** What was decided, and what of it contradicts a rule. */
export const decisions = readModel('decisions', {
  label: { de: 'Beschlüsse', en: 'Decisions' },
  version: 3,
  columns: {
    bodyId: { type: 'code', label: { de: 'Gremium', en: 'Body' } },
    decidedOn: { type: 'day', label: { de: 'Vom', en: 'Decided on' } },
    outcome: { type: 'code', label: { de: 'Ergebnis', en: 'Outcome' } },
    basis: { type: 'code', label: { de: 'Grundlage', en: 'Basis' } },
    votes: { type: 'json', label: { de: 'Stimmen', en: 'Votes' } },
    recused: { type: 'codes', label: { de: 'Ausgeschlossen', en: 'Recused' } },
    /** What concerns grants, and what only planning: rivals are kept from the former (rule R22). */
    concerns: { type: 'code', label: { de: 'Betrifft', en: 'Concerns' } },
    outcomes: { type: 'json', label: { de: 'Beschlossen wurde', en: 'What was decided' } },
    recommendationId: { type: 'code', label: { de: 'Empfehlung', en: 'Recommendation' } },
    budgetReservation: { type: 'flag', label: { de: 'Haushaltsvorbehalt', en: 'Budget reservation' } },
    bindsFutureYears: { type: 'flag', label: { de: 'Bindet künftige Jahre', en: 'Binds future years' } },
    paperReference: { type: 'code', label: { de: 'Vorlage', en: 'Paper' } },
    rawResult: { type: 'text', label: { de: 'Ergebnis im Wortlaut', en: 'Result in its wording' } },
    wording: { type: 'text', label: { de: 'Wortlaut', en: 'Wording' } },
    fileSha256: { type: 'code', label: { de: 'Datei (SHA-256)', en: 'File (SHA-256)' } },
    sessionPublic: { type: 'flag', label: { de: 'Öffentliche Sitzung', en: 'Public session' } },
    deviations: { type: 'json', label: { de: 'Abweichungen erklärt', en: 'Deviations explained' } },
    contradicts: { type: 'json', label: { de: 'Widerspricht', en: 'Contradicts' } },
    correctedBy,
  },
  indexed: ['bodyId', 'recommendationId'],
  on: ({ put, patch }) => [
    project(decisionRecorded, (data, _, id) => [
      put(id, {
        bodyId: data.bodyId,
        decidedOn: data.decidedOn,
        outcome: data.outcome,
        basis: data.basis,
        votes: data.votes ?? null,
        recused: data.recused,
        concerns: data.outcomes.some(({ subject }) => kindOf(subject) === 'grant') ? 'grants' : 'planning',
        outcomes: data.outcomes,
        recommendationId: data.recommendationId ?? null,
        budgetReservation: data.budgetReservation,
        bindsFutureYears: data.bindsFutureYears,
        paperReference: data.paper?.reference ?? null,
        rawResult: data.paper?.rawResult ?? null,
        wording: data.wording,
        fileSha256: data.fileSha256 ?? null,
        sessionPublic: data.sessionPublic,
        deviations: [],
        contradicts: data.contradicts ?? [],
        correctedBy: null,
      }),
    ]),
    project(deviationExplained, ({ grantId, kind, contradicts = [] }, { number }, id) => {
      const explained: DeviationTold = { grantId, kind, number, contradicts };
      return [patch(id, (row) => ({ deviations: [...deviationsIn(row), explained] }))];
    }),
    project(eventCorrected, (data, { number }) => {
      const decided = correctedSubject(decisionRecorded, data);
      if (decided !== undefined) return [patch(decided, { correctedBy: number })];
      if (data.eventType !== deviationExplained.type) return [];
      const holds = (each: DeviationTold): boolean => each.number !== data.eventNumber;
      return [patch(idOf(data.eventSubject), (row) => ({ deviations: deviationsIn(row).filter(holds) }))];
    }),
  ],
});
