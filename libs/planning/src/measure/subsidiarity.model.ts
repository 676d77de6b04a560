import type { Leaf } from '#kernel';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { subsidiarityChecked } from './subsidiarity-checked.event.js';
import type { CheckSubsidiarity } from './subsidiarity-checked.event.js';

/** What one check came to. */
export interface SubsidiarityCheck {
  readonly outcome: Leaf<CheckSubsidiarity>['outcome'];
  readonly number: number;
}

/** The subsidiarity checks of a measure in the order of recording (rule R13); those that were corrected are gone. */
export const subsidiarityChecks = model('subsidiarity checks of a measure', 'measure', {
  initial: [] as readonly SubsidiarityCheck[],
  on: (when) => [
    when(subsidiarityChecked, (checks, { outcome }, { number }) => [...checks, { outcome, number }]),
    when(eventCorrected, (checks, { eventNumber }) => checks.filter(({ number }) => number !== eventNumber)),
  ],
});
