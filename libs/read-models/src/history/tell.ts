import { euros, placesOf } from '#kernel';
import type { AnyEventType, Field, Language, OpenedEvent, Place } from '#kernel';
import { planning, roles } from '#planning';
import { dayIn } from '../wording.js';

/** A text in a line of the history is cut here; the whole stands in the event. */
const CLIP = 160;

/** The place of a plain value in a list. */
const IN_A_LIST = /^(\w+)\/\d+$/;

const WORDS = {
  de: { yes: 'ja', no: 'nein', personal: '[personenbezogen]', reason: 'Grund' },
  en: { yes: 'yes', no: 'no', personal: '[personal]', reason: 'reason' },
} as const;

/** One line of the history: number, day, in which role, what happened, why, and what it is about. */
export function tell(event: OpenedEvent, language: Language): string {
  const { number, effectiveOn, role, reason, subject } = event;
  const parts = [
    `${String(number)}  ${dayIn(effectiveOn, language)}  ${roleIn(role, language)}: ${sentenceOf(event, language)}`,
    ...(reason === undefined ? [] : [`${WORDS[language].reason}: ${clipped(reason)}`]),
    subject,
  ];
  return parts.join(' · ');
}

/** What happened, in the words of the event type's declaration, or else as its label and its fields. */
export function sentenceOf(event: OpenedEvent, language: Language): string {
  const type = planning.eventType(event.type, event.version);
  if (!type) return event.type;
  const places = placesOf(type.payload, event.data);
  return type.tells ? filled(type.tells[language], places, language) : listed(type, places, language);
}

/** Fills `{field}`, a list with all it holds; what stands in square brackets is left out where one of its fields is not known. */
function filled(sentence: string, places: readonly Place[], language: Language): string {
  const known = new Map<string, string>();
  for (const place of places) {
    const value = valueIn(place, language);
    const at = place.at.slice(1);
    known.set(at, value);
    const list = IN_A_LIST.exec(at)?.[1];
    if (list !== undefined) known.set(list, [known.get(list) ?? [], value].flat().join(', '));
  }
  const fill = (text: string): string =>
    text.replace(/\{([\w/]+)\}/g, (_, name: string) => clipped(known.get(name) ?? '–'));
  return fill(
    sentence.replace(/\[([^\]]*)\]/g, (_, part: string) =>
      [...part.matchAll(/\{([\w/]+)\}/g)].every(([, name = '']) => known.has(name)) ? part : '',
    ),
  );
}

function listed({ label }: AnyEventType, places: readonly Place[], language: Language): string {
  const fields = places.map((place) => `${place.at.slice(1)} ${valueIn(place, language)}`);
  return fields.length === 0 ? label[language] : `${label[language]}: ${fields.join(', ')}`;
}

function valueIn({ field, value }: Place, language: Language): string {
  if (field.storage === 'personal') return WORDS[language].personal;
  if (typeof value === 'boolean') return WORDS[language][value ? 'yes' : 'no'];
  if (typeof value === 'number') return field.name.endsWith('Cents') ? euros(value, language) : String(value);
  return clipped(wordIn(field, String(value), language));
}

function wordIn({ shape, name }: Field, value: string, language: Language): string {
  if (shape.is === 'enum') return shape.members[value]?.[language] ?? value;
  if (shape.is === 'string' && shape.format === 'date') return dayIn(value, language);
  if (name === 'eventType')
    return planning.eventTypes.find(({ type }) => type === value)?.label[language] ?? value;
  return value;
}

function roleIn(role: string, language: Language): string {
  const known: Readonly<Record<string, { readonly [In in Language]: string }>> = roles;
  return known[role]?.[language] ?? role;
}

function clipped(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > CLIP ? `${line.slice(0, CLIP).trimEnd()}…` : line;
}
