import { Day, Days, Ref } from '#kernel';
import { event, tag } from '../language.js';
import { MOST_OCCURRENCES } from './obligation-assigned.event.js';

export class WaiveObligation {
  @Ref('obligation') obligationId!: string;
  /** The only time that is waived, by the day on which it was due at first. All that are open where none is named. */
  @Day({ optional: true }) occurrenceOn?: string;
}

class WaivedObligation {
  @Ref('obligation') obligationId!: string;
  /** The cycle of the task, so that what a cycle waits for is found by its tag (rule R15). */
  @Ref('cycle', { optional: true }) cycleId?: string;
  @Days({ min: 1, max: MOST_OCCURRENCES }) occurrences!: string[];
}

export const obligationWaived = event('obligation-waived', 1, WaivedObligation, {
  label: { de: 'Auf Aufgabe verzichtet', en: 'Obligation waived' },
  tells: {
    de: 'Auf Aufgabe verzichtet: {occurrences}',
    en: 'Obligation waived: {occurrences}',
  },
  subject: 'obligation',
  tags: ({ cycleId }) => [cycleId === undefined ? undefined : tag('cycle', cycleId)],
});
