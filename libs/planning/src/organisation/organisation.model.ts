import { idOf } from '#kernel';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { organisationRegistered } from './organisation-registered.event.js';
import type { levels, sectors } from './organisation.terms.js';

/** Whose a register identifier is. */
export const registerEntry = model('register-entry', 'register-id', {
  initial: undefined as { readonly organisationId: string; readonly number: number } | undefined,
  on: (when) => [
    when(organisationRegistered, (_, __, { subject, number }) => ({ organisationId: idOf(subject), number })),
    when(eventCorrected, (holder, { eventNumber }) => (holder?.number === eventNumber ? undefined : holder)),
  ],
});

/** To which sector and level an organisation belongs and who stands behind it. */
export interface OrganisationTies {
  /** Undefined where a take-over did not know it. */
  readonly sector?: keyof typeof sectors;
  readonly level?: keyof typeof levels;
  readonly parents: readonly {
    readonly organisationId: string;
    readonly kind: 'control' | 'member';
    readonly from: string;
  }[];
  /** The event that says so; undefined where none holds. */
  readonly number?: number;
  /** The event by which none holds any more. */
  readonly correctedBy?: number;
}

const unknown: OrganisationTies = { parents: [] };

/** What an organisation is and who stands behind it (rules R6, R9, R13). */
export const organisationTies = model('ties of an organisation', 'organisation', {
  initial: unknown,
  on: (when) => [
    // The event of a subsidiary carries the tag of its parent too, and says nothing of the parent's own ties.
    when(organisationRegistered, (ties, { sector, level, parents = [] }, { subject, number }, id) =>
      idOf(subject) === id
        ? {
            ...(sector === undefined ? {} : { sector }),
            ...(level === undefined ? {} : { level }),
            parents,
            number,
          }
        : ties,
    ),
    when(eventCorrected, (ties, { eventNumber }, { number }) =>
      ties.number === eventNumber ? { ...unknown, correctedBy: number } : ties,
    ),
  ],
});
