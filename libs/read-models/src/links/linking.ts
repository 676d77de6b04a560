import type { OpenedEvent } from '#kernel';
import {
  budgetLineOpened,
  coverGroupId,
  eventCorrected,
  grantTakenOver,
  organisationRegistered,
  personRegistered,
  textRedacted,
} from '#planning';
import { link, linking } from './link.js';
import type { Link, Linking } from './link.js';
import { bodyLinkings } from './linking-of-bodies.js';
import { grantLinkings } from './linking-of-grants.js';
import { planningLinkings } from './linking-of-planning.js';

/** Every event type whose events lead from one thing to another. */
export const linkings: readonly Linking[] = [
  ...planningLinkings,
  ...bodyLinkings,
  ...grantLinkings,
  linking(grantTakenOver, ({ recipient, lines = [], positionBudgetLineId, year, source }) => [
    ...link('recipient', 'organisation', recipient.organisationId),
    ...lines.flatMap(({ budgetLineId }) => link('budget-line', 'budget-line', budgetLineId)),
    ...link('budget-position', 'budget-line', positionBudgetLineId),
    ...link('fiscal-year', 'fiscal-year', year?.toString()),
    ...link('source', 'import-file', source.fileSha256),
  ]),
  linking(budgetLineOpened, (line) => [
    ...link('fiscal-year', 'fiscal-year', String(line.year)),
    ...link('cover-group', 'cover-group', coverGroupId(line)),
  ]),
  linking(organisationRegistered, ({ parents = [] }) =>
    parents.flatMap(({ organisationId }) => link('parent', 'organisation', organisationId)),
  ),
  linking(personRegistered, ({ organisationId }) => link('organisation', 'organisation', organisationId)),
  // What said something of a version is found from the version too, not only from what it is a version of.
  linking(eventCorrected, ({ eventSubject, eventTags }, { subject }) =>
    [eventSubject, ...eventTags.filter((each) => each.startsWith(`${eventSubject}.v`))].map((from) => ({
      from,
      kind: 'correction' as const,
      to: subject,
    })),
  ),
  linking(textRedacted, ({ eventSubject }, { subject }) => [
    { from: eventSubject, kind: 'redaction', to: subject },
  ]),
];

const linksByType: ReadonlyMap<string, Linking['links']> = new Map(
  linkings.map(({ of, links }) => [of.type, links]),
);

/**
 * All links an event makes: those of its type, and one to each document that is its evidence. Where none of them
 * touches the subject of the event, it leads from the subject to itself, so that the links know every event of a thing.
 */
export function linksOf(event: OpenedEvent): Link[] {
  const { type, subject, evidence } = event;
  const made = [
    ...(linksByType.get(type)?.(event) ?? []),
    ...evidence.flatMap(({ sha256 }) => link('evidence', 'evidence', sha256)),
  ];
  const isTouched = made.some(({ from = subject, to }) => from === subject || to === subject);
  return isTouched ? made : [...made, { kind: 'itself', to: subject }];
}
