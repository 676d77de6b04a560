import type { Permitted } from '#kernel';
import { roles } from '#planning';
import type { Role } from '#planning';
import { both, json, languageParameter, ledgerParameter, parameter, ref, refusals } from './parts.js';

const requestParameters = [
  ledgerParameter,
  parameter(
    'query',
    'dry-run',
    { type: 'boolean' },
    'nur entscheiden, nichts speichern / decide only, store nothing',
  ),
  parameter(
    'header',
    'Idempotency-Key',
    { type: 'string', minLength: 1, maxLength: 255 },
    'derselbe Schlüssel und Inhalt: dieselbe Antwort / the same key and body: the same answer',
  ),
  parameter(
    'header',
    'If-Ledger-Number',
    { type: 'integer', minimum: 0 },
    'ablehnen, wenn sich danach bewegt hat, worauf die Handlung beruht / refuse if what the act reads moved after it',
  ),
  languageParameter,
];

const answers = {
  '200': json(ref('Performed'), 'Probelauf, oder nichts zu tun / dry run, or nothing to do'),
  '201': json(ref('Performed'), 'gespeichert / stored', {
    headers: {
      Location: { schema: { type: 'string' }, description: 'das letzte Ereignis / the last event' },
      'Ledger-Number': { schema: { type: 'integer' } },
    },
  }),
  ...refusals(400, 404, 409, 412, 413, 415, 422),
};

export function actPath({ act, by }: Permitted<Role>): readonly [string, object] {
  const schema = ref(`act.${act.name}`);
  return [
    `/v1/ledgers/{ledger}/acts/${act.name}`,
    {
      post: {
        tags: ['acts'],
        operationId: act.name,
        summary: both(act.label),
        description: `${by.map((role) => both(roles[role])).join(' · ')}\n\n→ ${act.makes.map(({ type }) => type).join(', ')}`,
        parameters: requestParameters,
        requestBody: { required: true, content: { 'application/json': { schema, example: act.example } } },
        responses: answers,
      },
    },
  ];
}

export function batchPath(): object {
  const entry = {
    type: 'object',
    properties: { act: { type: 'string' }, input: { type: 'object' } },
    required: ['act', 'input'],
    additionalProperties: false,
  };
  const schema = { type: 'array', items: entry, minItems: 1, maxItems: 500 };
  return {
    '/v1/ledgers/{ledger}/acts': {
      post: {
        tags: ['acts'],
        operationId: 'perform-acts',
        summary: 'Mehrere Handlungen, alle oder keine / several acts, all or nothing',
        parameters: requestParameters,
        requestBody: { required: true, content: { 'application/json': { schema } } },
        responses: answers,
      },
    },
  };
}
