import type { RejectionText } from '#kernel';

/** Refusals about what is taken back, redacted or erased. */
export const correctionRejections = {
  'event-unknown': {
    status: 409,
    rule: 'R16',
    title: { de: 'Dieses Ereignis gibt es nicht', en: 'There is no such event' },
    detail: { de: 'Das Buch hat kein Ereignis {number}.', en: 'The ledger has no event {number}.' },
  },
  'already-corrected': {
    status: 409,
    rule: 'R16',
    title: { de: 'Dieses Ereignis ist schon berichtigt', en: 'This event is corrected already' },
    detail: {
      de: 'Ereignis {number} wurde mit Ereignis {by} berichtigt.',
      en: 'Event {number} was corrected by event {by}.',
    },
  },
  'not-correctable': {
    status: 409,
    rule: 'R16',
    title: { de: 'Dieses Ereignis lässt sich nicht berichtigen', en: 'This event cannot be corrected' },
    detail: {
      de: 'Ereignis {number} ist {type}; berichtigt werden Einträge, keine Berichtigungen, Schwärzungen oder Löschungen.',
      en: 'Event {number} is {type}; records are corrected, not corrections, redactions or erasures.',
    },
  },
  'no-such-text': {
    status: 409,
    title: { de: 'An dieser Stelle steht kein Text', en: 'There is no text at this place' },
    detail: {
      de: 'Ereignis {number} hat bei {path} keinen Text.',
      en: 'Event {number} has no text at {path}.',
    },
  },
  'already-redacted': {
    status: 409,
    title: { de: 'Dieser Text ist schon geschwärzt', en: 'This text is redacted already' },
    detail: {
      de: 'Ereignis {number}, {path}: geschwärzt mit Ereignis {by}.',
      en: 'Event {number}, {path}: redacted by event {by}.',
    },
  },
  'already-erased': {
    status: 409,
    title: { de: 'Diese Person ist schon gelöscht', en: 'This person is erased already' },
    detail: {
      de: 'Die Daten der Person {personId} wurden mit Ereignis {by} gelöscht.',
      en: 'The data of person {personId} were erased by event {by}.',
    },
  },
} as const satisfies Record<string, RejectionText>;
