import type { JsonSchema, Label } from '#kernel';

/** Small parts of an OpenAPI document that many operations share. */

export function both({ de, en }: Label): string {
  return `${de} / ${en}`;
}

export function ref(schema: string): JsonSchema {
  return { $ref: `#/components/schemas/${schema}` };
}

export function json(schema: JsonSchema, description: string, more: object = {}): object {
  return { description, content: { 'application/json': { schema } }, ...more };
}

export function parameter(
  at: 'query' | 'header' | 'path',
  name: string,
  schema: JsonSchema,
  description: string,
): object {
  return { in: at, name, schema, description, ...(at === 'path' ? { required: true } : {}) };
}

export const ledgerParameter = parameter(
  'path',
  'ledger',
  { type: 'string', pattern: '^[a-z][a-z0-9-]{1,62}$' },
  'Planungsbuch / ledger',
);

export const languageParameter = parameter(
  'header',
  'Accept-Language',
  { type: 'string', enum: ['de', 'en'] },
  'Sprache der Texte / language of texts',
);

/** On every read. */
export const momentParameters = [
  parameter(
    'query',
    'asOf',
    { type: 'string' },
    'Ereignisnummer oder Zeitpunkt (RFC 3339): was das Buch damals wusste / event number or time: what the ledger knew then',
  ),
  parameter(
    'query',
    'minNumber',
    { type: 'integer', minimum: 0 },
    'wartet höchstens 5 s, bis der Lesestand so weit ist / waits at most 5 s until the read model is there',
  ),
];

const refusal = { 'application/problem+json': { schema: ref('Problem') } };

/** The refusals an operation can answer with, each as a problem document (RFC 9457). */
export function refusals(...statuses: readonly Status[]): object {
  const all: readonly Status[] = [...statuses, 401, 403, 429, 500, 503];
  return Object.fromEntries(
    all.map((status) => [String(status), { description: REFUSALS[status], content: refusal }]),
  );
}

const REFUSALS = {
  400: 'Form: jedes Feld und jeder Parameter mit Fehler / shape: every field and parameter at fault',
  401: 'kein gültiger Token / no good token',
  403: 'nennt die nötige Rolle / says which role is needed',
  404: 'gibt es nicht / does not exist',
  406: 'in dieser Form gibt es die Antwort nicht / not in this form',
  409: 'eine Regel oder der Stand steht entgegen, mit Tatsachen und deren Ereignissen / a rule or the state forbids it, with facts and their events',
  412: 'das Planungsbuch ist weiter als If-Ledger-Number / the ledger moved',
  413: 'zu groß / too large',
  415: 'kein JSON in UTF-8 / not JSON in UTF-8',
  422: 'Idempotency-Key einer anderen Anfrage / Idempotency-Key of another request',
  429: 'zu viele Anfragen, Retry-After / too many requests',
  500: 'Fehler in Planbuch, nur eine Kennung / a defect, a trace id only',
  503: 'gerade nicht, Retry-After / not now',
} as const;

export type Status = keyof typeof REFUSALS;

export interface ReadOperation {
  readonly id: string;
  readonly tag: 'events' | 'registers' | 'catalogue' | 'operation' | 'jobs';
  readonly summary: string;
  readonly parameters?: readonly object[];
  /** The answer of success. */
  readonly answer: object;
  readonly refused?: readonly Status[];
  /** Needs no token. */
  readonly isOpen?: boolean;
}

/** A GET operation. */
export function get({
  id,
  tag,
  summary,
  parameters = [],
  answer,
  refused = [],
  isOpen = false,
}: ReadOperation): object {
  return {
    get: {
      tags: [tag],
      operationId: id,
      summary,
      parameters,
      responses: { '200': answer, ...(isOpen ? {} : refusals(...refused)) },
      ...(isOpen ? { security: [] } : {}),
    },
  };
}

export function limitParameter(maximum: number, usual: number): object {
  return parameter(
    'query',
    'limit',
    { type: 'integer', minimum: 1, maximum, default: usual },
    'Seitengröße / page size',
  );
}

export const afterParameter = parameter(
  'query',
  'after',
  { type: 'integer', minimum: 0 },
  'nach dieser Nummer / after this number',
);
