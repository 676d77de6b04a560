import { idOf, kindOf } from '#kernel';
import type { Tag } from '#kernel';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { includes } from '../rules/period-runs-forward.js';
import { interestDeclared } from './interest-declared.event.js';
import { personRegistered } from './person-registered.event.js';

interface Affiliation {
  readonly organisationId: string;
  /** Absent where it was said when the person was registered: it then holds from the start. */
  readonly from?: string;
  readonly until?: string;
  readonly number: number;
}

/** The organisations a person works for: the one of the registration, and those declared as employers. */
export const affiliations = model('organisations of a person', 'person', {
  initial: [] as readonly Affiliation[],
  on: (when) => [
    when(personRegistered, (known, { organisationId }, { number }) =>
      organisationId === undefined ? known : [...known, { organisationId, number }],
    ),
    when(interestDeclared, (known, { organisationId, link, from, until }, { number }) =>
      link === 'employee'
        ? [...known, { organisationId, from, ...(until === undefined ? {} : { until }), number }]
        : known,
    ),
    when(eventCorrected, (known, { eventNumber }) => known.filter(({ number }) => number !== eventNumber)),
  ],
});

/** The organisations of whoever answers for an act; nothing where that is no person. */
export function affiliationsOf(who: Tag) {
  return kindOf(who) === 'person' ? affiliations.of(idOf(who)) : undefined;
}

/** The organisations among the affiliations that hold on the day. */
export function organisationsOn(known: readonly Affiliation[], day: string): string[] {
  return known
    .filter(({ from = '', until }) => includes({ from, ...(until === undefined ? {} : { until }) }, day))
    .map(({ organisationId }) => organisationId);
}
