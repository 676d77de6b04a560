import { Code, OneOf } from '#kernel';
import { EventNamed } from '../correction/event-named.js';
import { event } from '../language.js';
import { redactionGrounds } from './redaction.terms.js';

/** Which text of which event, as a JSON Pointer into the event. */
export function TextPath(): PropertyDecorator {
  return Code({
    pattern: /^\/(reason|evidence\/\d{1,2}\/(title|url)|data(\/[A-Za-z0-9]{1,60}){1,31})$/,
    max: 500,
    expected: {
      de: 'der Ort eines Textes im Ereignis, z. B. /data/name, /reason oder /evidence/0/title',
      en: 'the place of a text in the event, e.g. /data/name, /reason or /evidence/0/title',
    },
  });
}

/** One text of an earlier event whose disclosure is deleted. The commitment in its leaf stays, and so does every proof. */
class Redaction extends EventNamed {
  @TextPath() path!: string;
  @OneOf(redactionGrounds) legalBasis!: keyof typeof redactionGrounds;
}

export const textRedacted = event('text-redacted', 1, Redaction, {
  label: { de: 'Text geschwärzt', en: 'Text redacted' },
  tells: {
    de: 'In Ereignis {eventNumber} wurde {path} geschwärzt: {legalBasis}',
    en: 'In event {eventNumber} {path} was redacted: {legalBasis}',
  },
  subject: 'redacted-event',
  tags: ({ eventTags }) => eventTags,
});
