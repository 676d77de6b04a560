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
import { planningLinkings } from './linking-of-planning.js';

const linkings: ReadonlyMap<string, Linking[1]> = new Map([
  ...planningLinkings,
  ...bodyLinkings,
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
  linking(eventCorrected, ({ eventSubject }, { subject }) => [
    { from: eventSubject, kind: 'correction', to: subject },
  ]),
  linking(textRedacted, ({ eventSubject }, { subject }) => [
    { from: eventSubject, kind: 'redaction', to: subject },
  ]),
]);

/** All links an event makes: those of its type, and one to each document that is its evidence. */
export function linksOf(event: OpenedEvent): Link[] {
  const declared = linkings.get(event.type)?.(event) ?? [];
  return [...declared, ...event.evidence.flatMap(({ sha256 }) => link('evidence', 'evidence', sha256))];
}
