import { Circumstances, fieldsOf, placesOf } from '#kernel';
import type { OpenedEvent, StoredEvent } from '#kernel';
import { seesClass } from '#access';
import type { Caller } from '#access';
import type { Planbuch } from '#assembly';
import type { RecordedEvent } from '#event-store';
import { planning } from '#planning';
import { openPersonal, REDACTED } from '#vault';
import { isOpaque, withheldOf, withheldTags, without } from './withheld.js';

/** A stored event as its leaf has it, and beside it what the caller may read of its texts. */
export interface ShownEvent extends StoredEvent {
  /** By JSON Pointer into the event. A redacted or erased one says so. */
  readonly texts: Readonly<Record<string, string>>;
  /** Places that the caller may not see: plain values are left out, texts stay commitments. */
  readonly withheld?: readonly string[];
}

/** Opens an event as far as the caller may see it. */
export async function shownEvent(
  recorded: RecordedEvent,
  caller: Caller,
  { personKeys }: Pick<Planbuch, 'personKeys'>,
): Promise<ShownEvent> {
  const { event } = recorded;
  if (isOpaque(caller, event))
    return { ...event, data: {}, texts: {}, withheld: ['/data', '/reason', '/evidence'] };
  const hidden = withheldOf(caller, event);
  const tags = withheldTags(caller, event);
  const texts = publicTexts(
    recorded,
    caller,
    hidden.map(({ at }) => at),
  );
  if (seesClass(caller, 'personal')) {
    for (const [path, text] of await openPersonal(recorded, planning, personKeys)) texts[path] = text;
  }
  const withheld = [...hidden.map(({ at }) => `/data${at}`), ...(tags.size > 0 ? ['/tags'] : [])];
  return {
    ...event,
    data: hidden
      .filter(({ field }) => field.storage === 'plain')
      .reduce((rest, { at }) => without(rest, at), event.data),
    tags: event.tags.filter((tag) => !tags.has(tag)),
    texts,
    ...(withheld.length > 0 ? { withheld } : {}),
  };
}

/** The event with its texts in their places, as histories tell it; what the caller may not see is left out. */
export function openedEvent(
  recorded: RecordedEvent,
  caller: Caller,
  { openEvent }: Pick<Planbuch, 'openEvent'>,
): OpenedEvent {
  const { reason, ...opened } = openEvent(recorded);
  // Personal fields stay in their places: a history says that they are there, and never what they hold.
  const hidden = withheldOf(caller, recorded.event).filter(({ field }) => field.storage !== 'personal');
  const data = isOpaque(caller, recorded.event)
    ? {}
    : hidden.reduce((rest, { at }) => without(rest, at), opened.data);
  const isTold = reason !== undefined && seesClass(caller, REASON_PUBLICITY);
  return { ...opened, data, ...(isTold ? { reason } : {}) };
}

const REASON_PUBLICITY =
  fieldsOf(Circumstances).find(({ name }) => name === 'reason')?.publicity ?? 'internal';

/** The texts of an event by their places, without those below what is hidden. */
function publicTexts(
  { event, disclosures }: RecordedEvent,
  caller: Caller,
  hidden: readonly string[],
): Record<string, string> {
  const texts = new Map<string, string>();
  for (const disclosure of disclosures)
    if ('value' in disclosure) texts.set(disclosure.path, disclosure.value);
  const type = planning.eventType(event.type, event.version);
  const fields = [...(type ? placesOf(type.payload, event.data) : [])]
    .filter(({ field }) => field.storage === 'text')
    .filter(({ at }) => !hidden.some((above) => at === above || at.startsWith(`${above}/`)))
    .map(({ at }) => `/data${at}`);
  const paths = [...fields, ...(seesClass(caller, REASON_PUBLICITY) ? envelopePlaces(event) : [])];
  return Object.fromEntries(paths.map((path) => [path, texts.get(path) ?? REDACTED]));
}

/** Reason and titles of documents: the texts that every event may have besides its own fields. */
function envelopePlaces({ reason, evidence }: StoredEvent): string[] {
  return [
    ...(reason === undefined ? [] : ['/reason']),
    ...evidence.flatMap(({ url }, index) => [
      `/evidence/${String(index)}/title`,
      ...(url === undefined ? [] : [`/evidence/${String(index)}/url`]),
    ]),
  ];
}
