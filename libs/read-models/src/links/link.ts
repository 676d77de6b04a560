import { tag } from '#kernel';
import type { AnyEventType, EventType, Opened, OpenedEvent, Tag } from '#kernel';

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
  | 'document'
  | 'goal'
  | 'challenge'
  | 'need'
  | 'cycle'
  | 'reported-by'
  | 'responsible-authority'
  | 'assessment'
  | 'brought-in-by'
  | 'version-of'
  | 'consensus'
  | 'criterion-version'
  | 'measure'
  | 'proposed-by'
  | 'target-version'
  | 'decision'
  | 'interest'
  | 'member'
  | 'body'
  | 'meeting'
  | 'about'
  | 'position'
  | 'conflict'
  | 'recusal'
  | 'recommendation'
  | 'paper'
  | 'deviation'
  | 'present'
  | 'verification'
  | 'call'
  | 'guideline'
  | 'partner'
  | 'occasion'
  | 'asked'
  | 'grant'
  | 'assessor'
  | 'further-decision'
  | 'notice'
  | 'drawdown'
  | 'payment-order'
  | 'owed-by'
  | 'itself'
  | 'correction'
  | 'redaction';

/** What the subject of an event rests on; `from` where the event speaks of another subject than its own. */
export interface Link {
  readonly from?: Tag;
  readonly to: Tag;
  readonly kind: LinkKind;
}

/** An event type and the links its events make. */
export interface Linking {
  readonly of: AnyEventType;
  readonly links: (event: OpenedEvent) => readonly Link[];
}

/** Says what links the events of a type make. */
export function linking<Data extends object>(
  of: EventType<Data>,
  links: (data: Opened<Data>, event: OpenedEvent) => readonly Link[],
): Linking {
  // The event is of this type, so its data has the declared shape.
  return { of, links: (event) => links(event.data as Opened<Data>, event) };
}

/** One link, or none where there is no id. */
export function link(kind: LinkKind, to: string, id: string | undefined): Link[] {
  return id === undefined ? [] : [{ kind, to: tag(to, id) }];
}

/** One link to each of several things of a kind. */
export function linksTo(kind: LinkKind, to: string, ids: readonly string[] = []): Link[] {
  return ids.flatMap((id) => link(kind, to, id));
}
