import { idOf, project, readModel } from '#kernel';
import { budgetReservationLifted, eventCorrected, grantAllocated } from '#planning';
import { correctedBy, correctedSubject } from '../corrections.js';

const notLifted = { liftedBy: null, liftedOn: null };

/** What money was set aside for grants, on the ground of which decision. */
export const allocations = readModel('allocations', {
  label: { de: 'Mittelzuteilungen', en: 'Allocations' },
  version: 1,
  columns: {
    grantId: { type: 'code', label: { de: 'Zuwendung', en: 'Grant' } },
    decisionId: { type: 'code', label: { de: 'Beschluss', en: 'Decision' } },
    furtherDecisionIds: { type: 'codes', label: { de: 'Weitere Beschlüsse', en: 'Further decisions' } },
    amountCents: { type: 'cents', label: { de: 'Betrag', en: 'Amount' } },
    lines: { type: 'json', label: { de: 'Haushaltspositionen', en: 'Budget lines' } },
    needIds: { type: 'codes', label: { de: 'Bedarfe', en: 'Needs' } },
    goalIds: { type: 'codes', label: { de: 'Ziele', en: 'Goals' } },
    assessmentIds: { type: 'codes', label: { de: 'Bewertungen', en: 'Assessments' } },
    targetVersionIds: { type: 'codes', label: { de: 'Zielvereinbarungen', en: 'Agreed targets' } },
    conditional: { type: 'flag', label: { de: 'Unter Haushaltsvorbehalt', en: 'Under budget reservation' } },
    provisionalBasis: {
      type: 'code',
      label: { de: 'Grund in vorläufiger Haushaltsführung', en: 'Ground while the budget is provisional' },
    },
    liftedBy: { type: 'integer', label: { de: 'Vorbehalt aufgehoben mit Ereignis', en: 'Lifted by event' } },
    liftedOn: { type: 'day', label: { de: 'Vorbehalt aufgehoben zum', en: 'Lifted as of' } },
    allocatedOn: { type: 'day', label: { de: 'Zugeteilt zum', en: 'Allocated as of' } },
    contradicts: { type: 'json', label: { de: 'Widerspricht', en: 'Contradicts' } },
    correctedBy,
  },
  indexed: ['grantId', 'decisionId'],
  on: ({ put, patch }) => [
    project(grantAllocated, (data, { effectiveOn }, id) => [
      put(id, {
        grantId: data.grantId,
        decisionId: data.decisionId,
        furtherDecisionIds: data.furtherDecisionIds ?? [],
        amountCents: data.amountCents,
        lines: data.lines,
        needIds: data.needIds,
        goalIds: data.goalIds,
        assessmentIds: data.assessmentIds,
        targetVersionIds: data.targetVersionIds,
        conditional: data.conditional,
        provisionalBasis: data.provisionalBasis ?? null,
        ...notLifted,
        allocatedOn: effectiveOn,
        contradicts: data.contradicts ?? [],
        correctedBy: null,
      }),
    ]),
    project(budgetReservationLifted, (_, { effectiveOn, number }, id) => [
      patch(id, { liftedBy: number, liftedOn: effectiveOn }),
    ]),
    project(eventCorrected, (data, { number }) => {
      const allocated = correctedSubject(grantAllocated, data);
      if (allocated !== undefined) return [patch(allocated, { correctedBy: number })];
      return data.eventType === budgetReservationLifted.type
        ? [patch(idOf(data.eventSubject), notLifted)]
        : [];
    }),
  ],
});
