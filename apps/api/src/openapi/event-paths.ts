import { planning } from '#planning';
import {
  afterParameter,
  get,
  json,
  ledgerParameter,
  limitParameter,
  momentParameters,
  parameter,
  ref,
} from './parts.js';

const types = [...new Set(planning.eventTypes.map(({ type }) => type))];

const filters = [
  afterParameter,
  parameter(
    'query',
    'type',
    { type: 'array', items: { type: 'string', enum: types } },
    'eine der Arten / any of the types',
  ),
  parameter('query', 'tag', { type: 'array', items: { type: 'string' } }, 'alle Kennungen / all of the tags'),
];

const number = parameter('path', 'number', { type: 'integer', minimum: 1 }, 'Nummer / number');

const lastSeen = parameter(
  'header',
  'Last-Event-ID',
  { type: 'integer', minimum: 0 },
  'nach diesem weiter / resume after this one',
);

export function eventPaths(): object {
  return {
    '/v1/ledgers/{ledger}/events': get({
      id: 'events',
      tag: 'events',
      summary: 'Ereignisse der Reihe nach / events in order',
      parameters: [ledgerParameter, ...filters, limitParameter(1_000, 100), ...momentParameters],
      answer: json(ref('EventPage'), 'eine Seite / a page'),
      refused: [400, 404],
    }),
    '/v1/ledgers/{ledger}/events/{number}': get({
      id: 'event',
      tag: 'events',
      summary: 'Ein Ereignis / one event',
      parameters: [ledgerParameter, number],
      answer: json(ref('Event'), 'das Ereignis / the event'),
      refused: [400, 404],
    }),
    '/v1/ledgers/{ledger}/events/stream': get({
      id: 'event-stream',
      tag: 'events',
      summary: 'Erst die Geschichte, dann live (Server-Sent Events) / first history, then live',
      parameters: [ledgerParameter, ...filters, lastSeen],
      answer: {
        description:
          '`id:` ist die Ereignisnummer, `data:` ein Ereignis / is the event number, an event. Ist das Buch beschädigt, kommt zuletzt `event: problem` mit dem `Problem` `ledger-damaged`, das auch bekommt, wer wiederkommt / where the ledger is damaged, `event: problem` comes last, with the `Problem` `ledger-damaged` that is also the answer to whoever comes again',
        content: { 'text/event-stream': { schema: { type: 'string' } } },
      },
      refused: [400, 404],
    }),
  };
}
