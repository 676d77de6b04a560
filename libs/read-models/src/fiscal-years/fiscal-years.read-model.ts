import { idOf, project, readModel } from '#kernel';
import { budgetStatusSet, eventCorrected, fiscalYearOpened } from '#planning';
import type { BudgetStatus } from '#planning';
import { correctedBy, correctedSubject } from '../corrections.js';

/** A status the budget reached, and by which event. */
interface Reached {
  readonly status: BudgetStatus;
  readonly day: string;
  readonly number: number;
}

/** The columns of how far the budget has come. */
function standing(reached: readonly Reached[]) {
  const dayOf = (status: BudgetStatus) => reached.find((each) => each.status === status)?.day ?? null;
  return {
    status: reached.at(-1)?.status ?? null,
    draftOn: dayOf('draft'),
    adoptedOn: dayOf('adopted'),
    publishedOn: dayOf('published'),
    reached,
  };
}

/** The fiscal years and how far their budgets have come. */
export const fiscalYears = readModel('fiscal-years', {
  label: { de: 'Haushaltsjahre', en: 'Fiscal years' },
  version: 1,
  columns: {
    year: { type: 'integer', label: { de: 'Haushaltsjahr', en: 'Fiscal year' } },
    status: { type: 'code', label: { de: 'Haushaltsstatus', en: 'Status of the budget' } },
    draftOn: { type: 'day', label: { de: 'Entwurf', en: 'Draft' } },
    adoptedOn: { type: 'day', label: { de: 'Beschlossen', en: 'Adopted' } },
    publishedOn: { type: 'day', label: { de: 'Bekannt gemacht', en: 'Published' } },
    reached: { type: 'json', label: { de: 'Verlauf', en: 'History' } },
    openedOn: { type: 'day', label: { de: 'Eröffnet zum', en: 'Opened as of' } },
    correctedBy,
  },
  on: ({ put, patch }) => [
    project(fiscalYearOpened, ({ year }, { effectiveOn }, id) => [
      put(id, { year, ...standing([]), openedOn: effectiveOn, correctedBy: null }),
    ]),
    project(budgetStatusSet, ({ status }, { effectiveOn, number }, id) => [
      patch(id, ({ reached }) => standing([...(reached as Reached[]), { status, day: effectiveOn, number }])),
    ]),
    project(eventCorrected, (data, { number }) => {
      const opened = correctedSubject(fiscalYearOpened, data);
      if (opened !== undefined) return [patch(opened, { correctedBy: number })];
      if (data.eventType !== budgetStatusSet.type) return [];
      return [
        patch(idOf(data.eventSubject), ({ reached }) =>
          standing((reached as Reached[]).filter((each) => each.number !== data.eventNumber)),
        ),
      ];
    }),
  ],
});
