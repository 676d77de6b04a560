import { Code, EventNumber, EventTag, EventTags, MAX_TAGS } from '#kernel';
import type { Tag } from '#kernel';

/**
 * An earlier event of the same ledger, as a correction or a redaction names it. Its tags travel along, so that whoever
 * follows a subject also meets what was said later about its events.
 */
export class EventNamed {
  @EventNumber() eventNumber!: number;
  @Code({ pattern: /^[a-z]+(-[a-z]+)*$/ }) eventType!: string;
  @EventTag() eventSubject!: Tag;
  /** One fewer than an event may have: the event that names it has its own subject besides. */
  @EventTags({ min: 1, max: MAX_TAGS - 1 }) eventTags!: Tag[];
}
