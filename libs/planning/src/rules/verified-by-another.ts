import type { ActContext, Rejection, Tag } from '#kernel';
import { reject, tag } from '../language.js';
import type { OrganisationTies } from '../organisation/organisation.model.js';

/** Who answers for an act: the person it is done for, or else the caller, who is named by a tag (docs/spec/event.md). */
export function answeringFor({ actor, onBehalfOf }: Pick<ActContext, 'actor' | 'onBehalfOf'>): Tag {
  return onBehalfOf === undefined ? (actor as Tag) : tag('person', onBehalfOf);
}

/** An organisation that must not judge itself, with those that stand behind it. */
export interface Concerned {
  readonly organisationId: string;
  readonly ties: OrganisationTies | undefined;
}

/**
 * R9: nobody verifies what they reported, nor does an organisation that reported it or controls the one that did.
 * `verifiers` are all who take part in the verification, `organisationIds` those they work for on the day.
 */
export function verifiedByAnother(
  reported: { readonly actualId: string; readonly reporter: Tag; readonly number: number },
  verifiers: readonly Tag[],
  organisationIds: readonly string[],
  concerned: readonly Concerned[],
  day: string,
): Rejection | undefined {
  const { actualId, reporter, number } = reported;
  if (verifiers.includes(reporter)) return reject('verifier-is-reporter', { actualId, reporter }, [number]);
  return independentOf(number, organisationIds, concerned, day);
}

/** R9: nobody judges what their own organisation is concerned by, or one that controls a concerned one. `number` is the event that is judged. */
export function independentOf(
  number: number,
  organisationIds: readonly string[],
  concerned: readonly Concerned[],
  day: string,
): Rejection | undefined {
  for (const { organisationId: reportingOrganisationId, ties } of concerned) {
    const behind = (ties?.parents ?? []).filter(({ kind, from }) => kind === 'control' && from <= day);
    const related = [reportingOrganisationId, ...behind.map(({ organisationId }) => organisationId)];
    const organisationId = organisationIds.find((id) => related.includes(id));
    if (organisationId !== undefined) {
      return reject('verifier-not-independent', { organisationId, reportingOrganisationId }, [number]);
    }
  }
  return undefined;
}
