import { Day, Ref, Text } from '#kernel';
import { event, tag } from '../language.js';

class Fulfilment {
  @Ref('obligation') obligationId!: string;
  /** What was done or handed over. */
  @Text() result!: Text;
}

export class FulfilObligation extends Fulfilment {
  /** Which time of several, by the day on which it was due at first. The earliest that is open where none is named. */
  @Day({ optional: true }) occurrenceOn?: string;
}

class FulfilledObligation extends Fulfilment {
  /** The cycle of the task, so that what a cycle waits for is found by its tag (rule R15). */
  @Ref('cycle', { optional: true }) cycleId?: string;
  @Day() occurrenceOn!: string;
}

export const obligationFulfilled = event('obligation-fulfilled', 1, FulfilledObligation, {
  label: { de: 'Aufgabe erfüllt', en: 'Obligation fulfilled' },
  tells: {
    de: 'Aufgabe zum {occurrenceOn} erfüllt: {result}',
    en: 'Obligation of {occurrenceOn} fulfilled: {result}',
  },
  subject: 'obligation',
  tags: ({ cycleId }) => [cycleId === undefined ? undefined : tag('cycle', cycleId)],
});
