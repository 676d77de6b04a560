import type { JsonSchema } from '#kernel';
import { get, json, languageParameter, parameter, ref } from './parts.js';

/** What has nothing to do with one ledger. */
export function plainPaths(): object {
  return {
    '/v1/ledgers': get({
      id: 'ledgers',
      tag: 'registers',
      summary: 'Die Planungsbücher, die Sie sehen dürfen / the ledgers you may see',
      answer: json({ type: 'array', items: ref('Ledger') }, 'Planungsbücher / ledgers'),
      refused: [400],
    }),
    ...cataloguePaths(),
    ...operationPaths(),
  };
}

function cataloguePaths(): object {
  const list: JsonSchema = { type: 'array', items: { type: 'object' } };
  const entry = (id: string, summary: string, schema: JsonSchema, parameters: readonly object[]): object =>
    get({ id, tag: 'catalogue', summary, parameters, answer: json(schema, summary), isOpen: true });
  return {
    '/v1/act-types': entry('act-types', 'Handlungen / acts', list, [languageParameter]),
    '/v1/event-types': entry('event-types', 'Ereignisarten / event types', list, [languageParameter]),
    '/v1/registers': entry('registers', 'Register und ihre Spalten / registers and their columns', list, [
      languageParameter,
    ]),
    '/v1/schemas/{type}/{version}': entry(
      'schema',
      'JSON Schema der Daten eines Ereignisses / of the data of an event',
      { type: 'object' },
      [
        parameter('path', 'type', { type: 'string' }, 'Ereignisart / event type'),
        parameter('path', 'version', { type: 'integer', minimum: 1 }, 'Fassung / version'),
      ],
    ),
  };
}

function operationPaths(): object {
  const entry = (id: string, summary: string): object =>
    get({ id, tag: 'operation', summary, answer: json({ type: 'object' }, summary), isOpen: true });
  return {
    '/health/live': entry('live', 'Der Dienst lebt / the service lives'),
    '/health/ready': entry(
      'ready',
      'Bereit, wie weit die Lesestände sind, und welche Bücher beschädigt sind / ready, how far the read models are, and which ledgers are damaged',
    ),
    '/metrics': get({
      id: 'metrics',
      tag: 'operation',
      summary: 'Prometheus',
      answer: { description: 'Prometheus', content: { 'text/plain': { schema: { type: 'string' } } } },
      isOpen: true,
    }),
  };
}
