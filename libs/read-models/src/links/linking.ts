import { tag } from '#kernel';
import type { EventType, Opened, OpenedEvent, Tag } from '#kernel';
import {
  budgetLineOpened,
  coverGroupId,
  eventCorrected,
  grantTakenOver,
  organisationRegistered,
  personRegistered,
  textRedacted,
} from '#planning';

/** How one thing rests on another. */
export type LinkKind =
  | 'recipient'
  | 'budget-line'
  | 'budget-position'
  | 'fiscal-year'
  | 'cover-group'
  | 'source'
  | 'parent'
  | 'organisation'
  | 'evidence'
  | 'correction'
  | 'redaction';

/** What the subject of an event rests on; `from` where the event speaks of another subject than its own. */
export interface Link {
  readonly from?: Tag;
  readonly to: Tag;
  readonly kind: LinkKind;
}

type Linking = readonly [type: string, links: (event: OpenedEvent) => readonly Link[]];

function linking<Data extends object>(
  { type }: EventType<Data>,
  links: (data: Opened<Data>, event: OpenedEvent) => readonly Link[],
): Linking {
  // The event is of this type, so its data has the declared shape.
  return [type, (event) => links(event.data as Opened<Data>, event)];
}

function link(kind: LinkKind, to: string, id: string | undefined): Link[] {
  return id === undefined ? [] : [{ kind, to: tag(to, id) }];
}

const linkings: ReadonlyMap<string, Linking[1]> = new Map([
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
