import type { EdgeProblem } from './service-problems.js';

/** About uploads and about work that takes longer than a request. `{name}` stands for a fact. */
export const jobProblems = {
  'form-malformed': {
    status: 400,
    title: { de: 'Das Formular ist nicht lesbar', en: 'The form cannot be read' },
    detail: {
      de: 'Erwartet wird multipart/form-data mit jedem Feld nur einmal; hier stimmt es nicht: {at}.',
      en: 'multipart/form-data with each field only once is expected; it is wrong here: {at}.',
    },
  },
  'form-expected': {
    status: 415,
    title: { de: 'Erwartet wird ein Formular mit einer Datei', en: 'A form with a file is expected' },
    detail: {
      de: 'Senden Sie `Content-Type: multipart/form-data` mit den Feldern file, kind und profile.',
      en: 'Send `Content-Type: multipart/form-data` with the fields file, kind and profile.',
    },
  },
  'job-unknown': {
    status: 404,
    title: { de: 'Diesen Auftrag gibt es nicht', en: 'There is no such job' },
    detail: {
      de: 'Unter dieser Kennung steht hier kein Auftrag; beendete werden nach 30 Tagen gelöscht.',
      en: 'There is no job of this id here; ended ones are deleted after 30 days.',
    },
  },
  'job-not-dead': {
    status: 409,
    title: { de: 'Der Auftrag ist nicht aufgegeben', en: 'The job is not given up' },
    detail: {
      de: 'Wiederholt werden nur aufgegebene (`dead`); dieser hat den Stand `{state}`.',
      en: 'Only those that were given up (`dead`) are repeated; the state of this one is `{state}`.',
    },
  },
  'job-has-ended': {
    status: 409,
    title: { de: 'Der Auftrag ist zu Ende', en: 'The job has ended' },
    detail: {
      de: 'Verworfen werden offene und aufgegebene; dieser hat den Stand `{state}`, und seine Datei ist schon gelöscht.',
      en: 'Open ones and those that were given up are discarded; the state of this one is `{state}`, and its file is deleted already.',
    },
  },
  'read-model-unknown': {
    status: 404,
    title: { de: 'Diesen Lesestand gibt es nicht', en: 'There is no such read model' },
    detail: { de: 'Es gibt {models}.', en: 'There are {models}.' },
  },
  'due-dates-unchecked': {
    status: 404,
    title: { de: 'Die Fälligkeiten sind noch nicht geprüft', en: 'The due dates are not checked yet' },
    detail: {
      de: 'Ein Worker prüft sie einmal am Tag, ab 6 Uhr.',
      en: 'A worker checks them once a day, from 6:00 in Berlin.',
    },
  },
  'too-many-jobs': {
    status: 429,
    title: { de: 'Zu viele offene Aufträge', en: 'Too many open jobs' },
    detail: {
      de: 'Für dieses Planungsbuch sind schon {limit} Aufträge dieser Art offen. Warten Sie, bis einer beendet ist.',
      en: '{limit} jobs of this kind are open for this ledger already. Wait until one has ended.',
    },
  },
} as const satisfies Record<string, EdgeProblem>;
