import { Day, Ref } from '#kernel';
import { event, tag } from '../language.js';

class Extension {
  @Ref('obligation') obligationId!: string;
  /** The new day on which it is due. */
  @Day() dueOn!: string;
}

export class ExtendObligation extends Extension {
  /** Which time of several, by the day on which it was due at first. The earliest that is open where none is named. */
  @Day({ optional: true }) occurrenceOn?: string;
}

class ExtendedObligation extends Extension {
  /** The cycle of the task, so that what a cycle waits for is found by its tag (rule R15). */
  @Ref('cycle', { optional: true }) cycleId?: string;
  @Day() occurrenceOn!: string;
}

export const obligationExtended = event('obligation-extended', 1, ExtendedObligation, {
  label: { de: 'Frist einer Aufgabe verlängert', en: 'Obligation extended' },
  tells: {
    de: 'Frist der Aufgabe zum {occurrenceOn} verlängert bis {dueOn}',
    en: 'Obligation of {occurrenceOn} extended until {dueOn}',
  },
  subject: 'obligation',
  tags: ({ cycleId }) => [cycleId === undefined ? undefined : tag('cycle', cycleId)],
});
