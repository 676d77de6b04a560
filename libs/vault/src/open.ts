import { fieldsOf } from '#kernel';
import type { Evidence, Field, OpenedEvent, StoredEvent, Vocabulary } from '#kernel';
import type { Disclosure, RecordedEvent } from '#event-store';
import { isCommitment } from './commitment.js';

/** What a reader sees in the place of a text that was redacted. */
export const REDACTED = '[geschwärzt]';

/** What a reader sees in the place of personal data that were erased. */
export const ERASED = '[gelöscht]';

/** Puts the texts back. A redacted one reads as REDACTED; personal fields stay commitments (see `openPersonal`). */
export type OpenEvent = (recorded: RecordedEvent) => OpenedEvent;

export function openerFor(vocabulary: Vocabulary): OpenEvent {
  return ({ event, disclosures }) => {
    const texts = new Map<string, string>();
    for (const disclosure of disclosures)
      if ('value' in disclosure) texts.set(disclosure.path, disclosure.value);
    const type = vocabulary.eventType(event.type, event.version);
    const fields = type ? fieldsOf(type.payload) : undefined;
    // What is left out by its type is put in below; to copy an event without some of its members costs as much as to open it.
    const envelope: Omit<StoredEvent, 'reason' | 'evidence'> = event;
    const opened = {
      ...envelope,
      data: openObject(event.data, '/data', texts, fields),
      evidence: openList(event.evidence, '/evidence', texts) as readonly Evidence[],
    };
    return event.reason === undefined ? opened : { ...opened, reason: texts.get('/reason') ?? REDACTED };
  };
}

/** The object itself where nothing in it is to be opened, as in most: every event that is projected comes by here. */
function openObject(
  value: object,
  path: string,
  texts: ReadonlyMap<string, string>,
  fields?: readonly Field[],
): object {
  let opened: Record<string, unknown> | undefined;
  const members = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(members)) {
    const item = members[name];
    if (typeof item !== 'object' || item === null) continue;
    const field = fields?.find((each) => each.name === name);
    if (field?.storage === 'personal') continue;
    const made = openValue(item, `${path}/${name}`, texts, field);
    if (made === item) continue;
    opened ??= { ...members };
    opened[name] = made;
  }
  return opened ?? value;
}

/** As `openObject`. */
function openList(
  list: readonly unknown[],
  path: string,
  texts: ReadonlyMap<string, string>,
  field?: Field,
): readonly unknown[] {
  const opened = list.map((item, index) => openValue(item, `${path}/${String(index)}`, texts, field));
  return opened.every((item, index) => item === list[index]) ? list : opened;
}

function openValue(value: unknown, path: string, texts: ReadonlyMap<string, string>, field?: Field): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return openList(value, path, texts, field);
  if (isCommitment(value)) return texts.get(path) ?? REDACTED;
  return openObject(value, path, texts, field?.shape.is === 'part' ? fieldsOf(field.shape.of()) : undefined);
}

/** The personal disclosures of an event, by their paths. */
export function personalOf(disclosures: readonly Disclosure[]) {
  return disclosures.filter((disclosure) => 'sealed' in disclosure);
}
