import { Circumstances, fieldsOf, placesOf } from '#kernel';
import type { Field, OpenedEvent, StoredEvent } from '#kernel';
import { seesClass } from '#access';
import type { Caller } from '#access';
import type { Planbuch } from '#assembly';
import type { RecordedEvent } from '#event-store';
import { planning } from '#planning';
import { openPersonal, REDACTED } from '#vault';

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
  const { event, disclosures } = recorded;
  const type = planning.eventType(event.type, event.version);
  const texts = new Map<string, string>();
  for (const disclosure of disclosures)
    if ('value' in disclosure) texts.set(disclosure.path, disclosure.value);
  const shown: Record<string, string> = envelopeTexts(event, texts, caller);
  const withheld: string[] = [];
  let data = event.data;
  for (const { at, field } of type ? placesOf(type.payload, event.data) : []) {
    const path = `/data${at}`;
    if (!seesClass(caller, field.publicity)) {
      withheld.push(path);
      if (field.storage === 'plain') data = without(data, at);
    } else if (field.storage === 'text') {
      shown[path] = texts.get(path) ?? REDACTED;
    }
  }
  if (seesClass(caller, 'personal')) {
    for (const [path, text] of await openPersonal(recorded, planning, personKeys)) shown[path] = text;
  }
  return { ...event, data, texts: shown, ...(withheld.length > 0 ? { withheld } : {}) };
}

/** The event with its texts in their places, as histories tell it; what the caller may not see is left out. */
export function openedEvent(
  recorded: RecordedEvent,
  caller: Caller,
  { openEvent }: Pick<Planbuch, 'openEvent'>,
): OpenedEvent {
  const { reason, ...opened } = openEvent(recorded);
  const type = planning.eventType(opened.type, opened.version);
  const hidden = type
    ? [...placesOf(type.payload, opened.data)].filter(({ field }) => isHidden(caller, field))
    : [];
  const data = hidden.reduce((rest, { at }) => without(rest, at), opened.data);
  const isTold = reason !== undefined && seesClass(caller, REASON_PUBLICITY);
  return { ...opened, data, ...(isTold ? { reason } : {}) };
}

/** Personal fields stay in their places: a history says that they are there, and never what they hold. */
function isHidden(caller: Caller, { publicity, storage }: Field): boolean {
  return storage !== 'personal' && !seesClass(caller, publicity);
}

const REASON_PUBLICITY =
  fieldsOf(Circumstances).find(({ name }) => name === 'reason')?.publicity ?? 'internal';

/** Reason and titles of documents: what every event may have besides its own fields. */
function envelopeTexts(
  { reason, evidence }: StoredEvent,
  texts: ReadonlyMap<string, string>,
  caller: Caller,
): Record<string, string> {
  if (!seesClass(caller, REASON_PUBLICITY)) return {};
  const paths = [
    ...(reason === undefined ? [] : ['/reason']),
    ...evidence.flatMap(({ url }, index) => [
      `/evidence/${String(index)}/title`,
      ...(url === undefined ? [] : [`/evidence/${String(index)}/url`]),
    ]),
  ];
  return Object.fromEntries(paths.map((path) => [path, texts.get(path) ?? REDACTED]));
}

/** A copy without the value at the pointer; in a list it leaves its place empty of fields. */
function without(data: object, pointer: string): object {
  const copy = structuredClone(data);
  const steps = pointer.slice(1).split('/');
  const last = steps.pop() ?? '';
  let parent = copy as Record<string, unknown>;
  for (const step of steps) parent = parent[step] as Record<string, unknown>;
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else Reflect.deleteProperty(parent, last);
  return copy;
}
