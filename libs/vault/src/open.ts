import { fieldsOf } from '#kernel';
import type { Evidence, Field, OpenedEvent, Vocabulary } from '#kernel';
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
    const { reason, evidence, ...rest } = event;
    return {
      ...rest,
      data: openObject(event.data, '/data', texts, fields),
      ...(reason === undefined ? {} : { reason: texts.get('/reason') ?? REDACTED }),
      evidence: evidence.map(
        (item, index) => openObject(item, `/evidence/${String(index)}`, texts) as Evidence,
      ),
    };
  };
}

function openObject(
  value: object,
  path: string,
  texts: ReadonlyMap<string, string>,
  fields?: readonly Field[],
): object {
  const opened: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    const field = fields?.find((each) => each.name === name);
    opened[name] =
      field?.storage === 'personal' ? (item as unknown) : openValue(item, `${path}/${name}`, texts, field);
  }
  return opened;
}

function openValue(value: unknown, path: string, texts: ReadonlyMap<string, string>, field?: Field): unknown {
  if (Array.isArray(value))
    return value.map((item, index) => openValue(item, `${path}/${String(index)}`, texts, field));
  if (isCommitment(value)) return texts.get(path) ?? REDACTED;
  if (typeof value !== 'object' || value === null) return value;
  return openObject(value, path, texts, field?.shape.is === 'part' ? fieldsOf(field.shape.of()) : undefined);
}

/** The personal disclosures of an event, by their paths. */
export function personalOf(disclosures: readonly Disclosure[]) {
  return disclosures.filter((disclosure) => 'sealed' in disclosure);
}
