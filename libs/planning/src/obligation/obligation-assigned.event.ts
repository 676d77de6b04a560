import { Day, Days, Part, Ref, Text, Title, Whole } from '#kernel';
import { event, tag } from '../language.js';

/** Ten years of a monthly task. Every time it is due stands in its event and in its row. */
export const MOST_OCCURRENCES = 120;

/** How often a task comes back, counted from the day on which it is due for the first time. */
class Recurrence {
  /** On the same day of the month as the first time; on the last day of a month that has no such day. */
  @Whole({ min: 1, max: MOST_OCCURRENCES }) everyMonths!: number;
  /** It is not due again after this day. */
  @Day() until!: string;
}

/**
 * A task of somebody who takes part in the planning: of a cycle, from a decision, or, where neither is named, from the concept
 * itself. Exactly one organisation (a department is one too) or body owes it.
 */
export class AssignObligation {
  @Title() title!: Text;
  @Text({ optional: true }) description?: Text;
  @Ref('organisation', { optional: true }) organisationId?: string;
  @Ref('body', { optional: true }) bodyId?: string;
  @Ref('cycle', { optional: true }) cycleId?: string;
  @Ref('decision', { optional: true }) decisionId?: string;
  /** When it is due, or due for the first time. */
  @Day() dueOn!: string;
  @Part(() => Recurrence, { optional: true }) recurs?: Recurrence;
}

/** A task and the days on which it is due: said once, so that nobody ever counts months otherwise. */
export class Obligation extends AssignObligation {
  @Days({ min: 1, max: MOST_OCCURRENCES }) occurrences!: string[];
}

export const obligationAssigned = event('obligation-assigned', 1, Obligation, {
  label: { de: 'Aufgabe zugewiesen', en: 'Obligation assigned' },
  tells: {
    de: 'Aufgabe „{title}“ zugewiesen, fällig am {dueOn}[, dann alle {recurs/everyMonths} Monate bis {recurs/until}]',
    en: 'Obligation “{title}” assigned, due on {dueOn}[, then every {recurs/everyMonths} months until {recurs/until}]',
  },
  subject: 'obligation',
  creates: true,
  tags: ({ organisationId, bodyId, cycleId, decisionId }) => [
    organisationId === undefined ? undefined : tag('organisation', organisationId),
    bodyId === undefined ? undefined : tag('body', bodyId),
    cycleId === undefined ? undefined : tag('cycle', cycleId),
    decisionId === undefined ? undefined : tag('decision', decisionId),
  ],
});
