import { act, EventNumber, OneOf, placesOf } from '#kernel';
import type { AnyEventType, StoredEvent, Vocabulary } from '#kernel';
import { reject } from '../language.js';
import { redactions } from './redaction.model.js';
import { redactionGrounds } from './redaction.terms.js';
import { TextPath, textRedacted } from './text-redacted.event.js';

class RedactText {
  @EventNumber() eventNumber!: number;
  @TextPath() path!: string;
  @OneOf(redactionGrounds) legalBasis!: keyof typeof redactionGrounds;
}

/**
 * Deletes one disclosed text with its legal basis (Art. 17 DSGVO and others). Personal fields are not redacted but
 * erased with their person (erase-personal-data). Which fields of an event are texts its declaration says, so the act is
 * made for a vocabulary.
 */
export const redactTextIn = (eventType: Vocabulary['eventType']) =>
  act('redact-text', RedactText, {
    label: { de: 'Text schwärzen', en: 'Redact text' },
    makes: [textRedacted],
    needsReason: true,
    example: { eventNumber: 42, path: '/data/name', legalBasis: 'personality-rights' },
    reads: ({ eventNumber }) => ({ named: { eventNumber }, redacted: redactions.of(String(eventNumber)) }),
    decide: ({ named, redacted }, { eventNumber, path, legalBasis }) => {
      if (!named) return reject('event-unknown', { number: eventNumber });
      const { number, type, version, subject, tags } = named;
      if (!textsOf(named, eventType(type, version)).includes(path))
        return reject('no-such-text', { number, path }, [number]);
      const by = redacted[path];
      if (by !== undefined) return reject('already-redacted', { number, path, by }, [by]);
      return textRedacted.of(String(number), {
        eventNumber: number,
        eventType: type,
        eventSubject: subject,
        eventTags: [...tags],
        path,
        legalBasis,
      });
    },
  });

/** The places of all texts of an event, as JSON Pointers into it. */
function textsOf({ data, reason, evidence }: StoredEvent, declared: AnyEventType | undefined): string[] {
  const fields = declared ? placesOf(declared.payload, data) : [];
  return [
    ...fields.filter(({ field }) => field.storage === 'text').map(({ at }) => `/data${at}`),
    ...(reason ? ['/reason'] : []),
    ...evidence.flatMap(({ url }, index) => [
      `/evidence/${String(index)}/title`,
      ...(url ? [`/evidence/${String(index)}/url`] : []),
    ]),
  ];
}
