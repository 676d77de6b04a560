import type { Label } from '#kernel';

/** Everything that can be wrong with a stored ledger, and how it is called. */
export const problemTitles = {
  'number-gap': { de: 'Lücke in den Nummern', en: 'Gap in the numbers' },
  'leaf-hash': { de: 'Hash des Blatts', en: 'Hash of the leaf' },
  'leaf-bytes': { de: 'kanonische Bytes des Blatts', en: 'Canonical bytes of the leaf' },
  envelope: { de: 'Umschlag des Ereignisses', en: 'Envelope of the event' },
  column: { de: 'Spalte neben dem Blatt', en: 'Column beside the leaf' },
  'event-type': { de: 'Art und Version des Ereignisses', en: 'Type and version of the event' },
  schema: { de: 'Form der Daten', en: 'Shape of the data' },
  subject: { de: 'Gegenstand des Ereignisses', en: 'Subject of the event' },
  tags: { de: 'Kennungen, wie die Art sie verlangt', en: 'Tags as the type demands' },
  'tag-index': { de: 'Verzeichnis der Kennungen', en: 'Index of tags' },
  'recorded-at': { de: 'Zeit der Erfassung', en: 'Time of recording' },
  commitment: {
    de: 'Text, auf den sich das Blatt festgelegt hat',
    en: 'Text that the leaf has committed to',
  },
  'disclosure-place': { de: 'Text ohne Stelle im Blatt', en: 'Text without a place in the leaf' },
  'disclosure-missing': {
    de: 'Text, der fehlt, ohne dass ein Ereignis ihn schwärzt oder löscht',
    en: 'Text that is missing though no event redacts or erases it',
  },
  'not-forgotten': {
    de: 'Text, der geschwärzt oder gelöscht sein müsste',
    en: 'Text that should be redacted or erased',
  },
  'request-key': { de: 'Anfrageschlüssel', en: 'Request key' },
  sum: { de: 'Summe einer Haushaltsposition', en: 'Sum of a budget line' },
  reference: { de: 'Verweis auf ein früheres Ereignis', en: 'Reference to an earlier event' },
  mode: { de: 'Echtbetrieb oder Probe', en: 'Real or rehearsal' },
  head: { de: 'Stand des Buches', en: 'Head of the ledger' },
} as const satisfies Record<string, Label>;

export type ProblemCode = keyof typeof problemTitles;

/** What one check found. Neither side ever holds a text or personal data: only what stands in the leaf, and hashes. */
export interface Finding {
  readonly what: ProblemCode;
  /** A JSON Pointer into the event, or a tag. */
  readonly place?: string;
  readonly expected: Label;
  readonly found: Label;
}

export interface Problem extends Finding {
  readonly ledger: string;
  /** The event it was found at; absent where it concerns the ledger as a whole. */
  readonly number?: number;
}

/** What is written the same in every language: a number, a hash, a tag. */
export function plain(value: unknown): Label {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) as string | undefined);
  const short = shortened(text ?? '—');
  return { de: short, en: short };
}

/** A damaged value can be as large as an event; its beginning is enough to recognise it. */
const SHOWN_CHARACTERS = 200;

function shortened(text: string): string {
  return text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, SHOWN_CHARACTERS)}…`;
}

export const nothing: Label = { de: 'nichts', en: 'nothing' };
