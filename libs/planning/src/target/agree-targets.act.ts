import { act } from '#kernel';
import { goalState } from '../goal/goal.model.js';
import { measureState } from '../measure/measure.model.js';
import { needState } from '../need/need.model.js';
import { paired, stillHolds } from '../rules/still-holds.js';
import { targetsMeasurable } from '../rules/targets-measurable.js';
import { AgreeTargets, targetsAgreed } from './targets-agreed.event.js';

/**
 * Agrees what a measure is to reach (quality development agreements, § 78b SGB VIII; performance agreements,
 * § 76 SGB XII; to be checked). Agreed before the money is decided on (rule R8).
 */
export const agreeTargets = act('agree-targets', AgreeTargets, {
  label: { de: 'Ziele vereinbaren', en: 'Agree targets' },
  makes: [targetsAgreed],
  example: {
    needIds: ['01890a5d-ac96-774b-bcce-b302099a8057'],
    goalIds: ['01890a5d-ac96-774b-bcce-b302099a8058'],
    measureId: '01890a5d-ac96-774b-bcce-b302099a8059',
    results: [
      {
        level: 3,
        statement: 'Kinder der Nordstadt nehmen die Nachmittagsbetreuung an.',
        indicators: [
          {
            code: 'betreute-kinder',
            measure: 'unit',
            ascending: true,
            unit: 'Kinder',
            source: 'Anwesenheitslisten des Trägers',
            baseline: { status: 'measured', value: '0', date: '2023-12-31' },
            periods: [{ start: '2024-01-01', end: '2024-12-31', target: '40' }],
          },
        ],
      },
    ],
    plan: { who: 'Träger', how: 'Zählung am letzten Schultag des Monats', dueOn: '2025-01-31' },
  },
  reads: ({ needIds, goalIds, measureId }) => ({
    needs: needIds.map((id) => needState.of(id)),
    goals: goalIds.map((id) => goalState.of(id)),
    measure: measureState.of(measureId),
  }),
  decide: ({ needs, goals, measure }, input, { id }) =>
    stillHolds('need', paired(input.needIds, needs)) ??
    stillHolds('goal', paired(input.goalIds, goals)) ??
    stillHolds('measure', [[input.measureId, measure]]) ??
    targetsMeasurable(input.results) ??
    targetsAgreed.of(id, { ...input, version: 1 }),
});
