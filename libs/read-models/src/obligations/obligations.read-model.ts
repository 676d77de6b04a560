import { idOf, project, readModel } from '#kernel';
import type { Opened, Row } from '#kernel';
import {
  eventCorrected,
  obligationAssigned,
  obligationExtended,
  obligationFulfilled,
  obligationWaived,
} from '#planning';
import type { Obligation } from '#planning';
import { correctedSubject } from '../corrections.js';
import { obligationColumns } from './obligation.columns.js';
import { extended, planned, settled, standing, without } from './occurrences.js';
import type { OccurrenceTold } from './occurrences.js';

/** The column holds what this file put into it. */
const timesIn = ({ occurrences }: { readonly occurrences: object | null }) =>
  occurrences as readonly OccurrenceTold[];

const SAID_OF_TIMES: readonly string[] = [obligationFulfilled, obligationExtended, obligationWaived].map(
  ({ type }) => type,
);

/** Nobody owes a task whose assignment was corrected; its times stay as they were told. */
const NOT_OWED = { state: 'corrected', dueOn: null, openCount: 0 } as const;

function assignedRow(data: Opened<Obligation>, assignedOn: string): Row<typeof obligationColumns> {
  return {
    title: data.title,
    description: data.description ?? null,
    organisationId: data.organisationId ?? null,
    bodyId: data.bodyId ?? null,
    cycleId: data.cycleId ?? null,
    decisionId: data.decisionId ?? null,
    everyMonths: data.recurs?.everyMonths ?? null,
    recursUntil: data.recurs?.until ?? null,
    ...standing(planned(data.occurrences)),
    assignedOn,
    correctedBy: null,
  };
}

/** The tasks of those who take part, each with all times it is due and what became of them. */
export const obligations = readModel('obligations', {
  label: { de: 'Aufgaben', en: 'Obligations' },
  version: 2,
  columns: obligationColumns,
  indexed: ['organisationId', 'cycleId'],
  on: ({ put, patch }) => [
    project(obligationAssigned, (data, { effectiveOn }, id) => [put(id, assignedRow(data, effectiveOn))]),
    project(obligationFulfilled, ({ occurrenceOn, result }, { effectiveOn: settledOn, number }, id) => {
      const how = { state: 'fulfilled', settledOn, settledBy: number, result } as const;
      return [patch(id, (row) => standing(settled(timesIn(row), [occurrenceOn], how)))];
    }),
    project(obligationWaived, ({ occurrences }, { effectiveOn: settledOn, number }, id) => {
      const how = { state: 'waived', settledOn, settledBy: number, result: null } as const;
      return [patch(id, (row) => standing(settled(timesIn(row), occurrences, how)))];
    }),
    project(obligationExtended, ({ occurrenceOn, dueOn }, { number }, id) => [
      patch(id, (row) => standing(extended(timesIn(row), occurrenceOn, { dueOn, number }))),
    ]),
    project(eventCorrected, (data, { number }) => {
      const assigned = correctedSubject(obligationAssigned, data);
      if (assigned !== undefined) return [patch(assigned, { ...NOT_OWED, correctedBy: number })];
      return SAID_OF_TIMES.includes(data.eventType)
        ? [
            patch(idOf(data.eventSubject), (row) => ({
              ...standing(without(timesIn(row), data.eventNumber)),
              ...(row.correctedBy === null ? {} : NOT_OWED),
            })),
          ]
        : [];
    }),
  ],
});
