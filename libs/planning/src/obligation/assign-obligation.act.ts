import { act, monthsAfter } from '#kernel';
import { bodyState } from '../body/body.model.js';
import { cycleState } from '../cycle/cycle.model.js';
import { decisionState } from '../decision/decision.model.js';
import { reject } from '../language.js';
import { organisationTies } from '../organisation/organisation.model.js';
import { periodRunsForward } from '../rules/period-runs-forward.js';
import { reasonForThePast } from '../rules/reason-for-the-past.js';
import { stillHolds } from '../rules/still-holds.js';
import { AssignObligation, MOST_OCCURRENCES, obligationAssigned } from './obligation-assigned.event.js';

/**
 * Assigns a task with its day: to supply data, to report to a body, to review effects. The daily check tells those whose day has
 * passed. What a cycle still waits for is found by its tag (rule R15).
 */
export const assignObligation = act('assign-obligation', AssignObligation, {
  label: { de: 'Aufgabe zuweisen', en: 'Assign obligation' },
  makes: [obligationAssigned],
  example: {
    title: 'Sozialdaten der Nordstadt liefern',
    description: 'Kinder, Einkommen und Wohnen nach Baublöcken, zum Ende jedes Quartals.',
    organisationId: '01890a5d-ac96-774b-bcce-b302099a8604',
    cycleId: '01890a5d-ac96-774b-bcce-b302099a8059',
    dueOn: '2027-03-31',
    recurs: { everyMonths: 3, until: '2028-12-31' },
  },
  reads: ({ organisationId, bodyId, cycleId, decisionId }) => ({
    organisation: organisationId === undefined ? undefined : organisationTies.of(organisationId),
    body: bodyId === undefined ? undefined : bodyState.of(bodyId),
    cycle: cycleId === undefined ? undefined : cycleState.of(cycleId),
    decision: decisionId === undefined ? undefined : decisionState.of(decisionId),
  }),
  decide: ({ organisation, body, cycle, decision }, input, context) => {
    const { organisationId, bodyId, cycleId, decisionId, dueOn, recurs } = input;
    if ((organisationId === undefined) === (bodyId === undefined)) return reject('obligation-owed-unclear');
    const refusal =
      stillHolds('organisation', [[organisationId ?? '', organisation]]) ??
      stillHolds('body', [[bodyId ?? '', body]]) ??
      stillHolds('cycle', [[cycleId ?? '', cycle]]) ??
      stillHolds('decision', [[decisionId ?? '', decision]]) ??
      periodRunsForward({ from: dueOn, until: recurs?.until ?? dueOn }) ??
      reasonForThePast(context, cycle);
    if (refusal) return refusal;
    const occurrences = daysDue(input);
    return occurrences.length > MOST_OCCURRENCES
      ? reject('obligation-due-too-often', { until: recurs?.until ?? dueOn, most: MOST_OCCURRENCES })
      : obligationAssigned.of(context.id, { ...input, occurrences });
  },
});

/** The days on which a task is due, at most one more than there may be. */
function daysDue({ dueOn, recurs }: AssignObligation): string[] {
  if (!recurs) return [dueOn];
  const { everyMonths, until } = recurs;
  const days: string[] = [];
  for (let day = dueOn; day <= until && days.length <= MOST_OCCURRENCES;) {
    days.push(day);
    day = monthsAfter(dueOn, days.length * everyMonths);
  }
  return days;
}
