import { actSchema, jsonSchema, TAG } from '#kernel';
import type { Column, ColumnType, JsonSchema, Permitted, ReadModel } from '#kernel';
import { JOB_STATES } from '#jobs';
import { planning } from '#planning';
import { dueKinds } from '#read-models';
import { both, ref } from './parts.js';

const text: JsonSchema = { type: 'string' };
const number: JsonSchema = { type: 'integer', minimum: 0 };
const links: JsonSchema = { type: 'object', additionalProperties: text };
const tag: JsonSchema = { type: 'string', pattern: TAG.source };

function object(
  properties: Readonly<Record<string, JsonSchema>>,
  optional: readonly string[] = [],
): JsonSchema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required };
}

const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items });

const traced = {
  subject: tag,
  number,
  chain: list(
    object({ role: text, tag, events: list({ type: 'object' }), summary: text, gone: { const: true } }, [
      'tag',
      'gone',
    ]),
  ),
  more: { type: 'boolean' },
  links,
} as const;
const findings = list({ type: 'object' });
const gaps = list(object({ code: text, missing: text, owedByRole: text, owedBy: text }));

/** The shapes of answers that are the same for every act, event and register. */
export const answerSchemas: Readonly<Record<string, JsonSchema>> = {
  Problem: object(
    {
      type: text,
      title: text,
      status: { type: 'integer' },
      detail: text,
      code: text,
      rule: text,
      index: number,
      fields: list(object({ path: text, expected: text })),
      parameters: list(object({ name: text, expected: text })),
      facts: { type: 'object' },
      restsOn: list(number),
      roles: list(text),
      traceId: text,
    },
    ['rule', 'index', 'fields', 'parameters', 'facts', 'restsOn', 'roles', 'traceId'],
  ),
  Accepted: object({ id: text, state: { const: 'waiting' }, links }),
  Job: object(
    {
      id: text,
      state: { type: 'string', enum: [...JOB_STATES] },
      attempts: number,
      askedAt: text,
      startedAt: text,
      endedAt: text,
      notBefore: text,
      asked: { type: 'object' },
      progress: object({ phase: text, done: number, of: number }),
      // Of an import without a result: what was done until now, over all attempts.
      soFar: object({
        rows: number,
        reached: number,
        taken: number,
        unchanged: number,
        refusedRows: number,
        events: number,
        acts: { type: 'object', additionalProperties: number },
      }),
      problem: object({ type: text, title: text, code: text }),
      result: { type: 'object' },
      links,
    },
    ['startedAt', 'endedAt', 'notBefore', 'progress', 'soFar', 'problem', 'result'],
  ),
  DueDates: object({
    number,
    on: { type: 'string', format: 'date' },
    checkedAt: text,
    counts: object({ overdue: { type: 'object' }, soon: number }),
    overdue: list(ref('DueDate')),
    soon: list(ref('DueDate')),
  }),
  DueDate: object(
    {
      kind: { type: 'string', enum: Object.keys(dueKinds) },
      what: text,
      owedBy: text,
      dueOn: { type: 'string', format: 'date' },
      subject: tag,
      owedByTag: tag,
      occurrenceOn: { type: 'string', format: 'date' },
      noticeNo: text,
      instalmentNo: number,
      paymentOrderId: text,
      amountCents: number,
    },
    ['owedBy', 'owedByTag', 'occurrenceOn', 'noticeNo', 'instalmentNo', 'paymentOrderId', 'amountCents'],
  ),
  Performed: object(
    {
      number,
      events: list(
        object({ number, id: text, type: text, subject: tag, tags: list(tag), data: { type: 'object' } }, [
          'number',
          'id',
          'data',
        ]),
      ),
      links,
    },
    ['links'],
  ),
  Event: object(
    {
      ledger: text, number, id: text, type: text, version: number, subject: tag, tags: list(tag),
      data: { anyOf: planning.eventTypes.map(({ type, version }) => ref(`event.${type}.v${String(version)}`)) },
      actor: text, role: text, onBehalfOf: text, effectiveOn: { type: 'string', format: 'date' },
      recordedAt: { type: 'string', format: 'date-time' }, correlationId: text, causationId: text,
      reason: { type: 'object' }, evidence: list({ type: 'object' }),
      texts: { type: 'object', additionalProperties: text },
      withheld: list(text),
      forgetting: { type: 'string', enum: ['in-progress', 'done'] },
    },
    ['onBehalfOf', 'causationId', 'reason', 'withheld', 'forgetting'],
  ), // prettier-ignore
  EventPage: object({ number, events: list(ref('Event')), links }),
  Groups: object({
    number,
    groups: list(object({ value: {}, count: number, sums: { type: 'object' } })),
    more: { type: 'boolean' },
    links,
  }),
  History: object({ number, events: list({ type: 'object' }), links }),
  Why: object({
    grant: text,
    externalNo: { type: ['string', 'null'] },
    state: { type: ['string', 'null'] },
    ...traced,
    amounts: { type: 'object' },
    gaps,
    findings,
  }),
  WhyOfSubject: object({ ...traced, gaps, findings }),
  Effects: object(traced),
  Ledger: object(
    {
      ledger: text,
      mode: { type: 'string', enum: ['real', 'rehearsal'] },
      state: { type: 'string', enum: ['open', 'frozen'] },
      number,
      recordedAt: text,
    },
    ['recordedAt'],
  ),
};

export function actSchemas(acts: readonly Permitted[]): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(acts.map(({ act }) => [`act.${act.name}`, actSchema(act)]));
}

export function eventSchemas(): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(
    planning.eventTypes.map(({ type, version, label, payload }) => [
      `event.${type}.v${String(version)}`,
      { title: both(label), ...jsonSchema(payload, 'stored') },
    ]),
  );
}

const COLUMN_SCHEMAS: Readonly<Record<ColumnType, JsonSchema>> = {
  code: { type: ['string', 'null'] },
  codes: { type: ['array', 'null'], items: text },
  text: { type: ['string', 'null'] },
  integer: { type: ['integer', 'null'] },
  cents: { type: ['integer', 'null'] },
  day: { type: ['string', 'null'], format: 'date' },
  flag: { type: ['boolean', 'null'] },
  json: { type: ['object', 'array', 'null'] },
};

export function rowSchemas(registers: readonly ReadModel[]): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(
    registers.flatMap(({ name, columns }) => {
      const own = Object.entries<Column>(columns).map(
        ([column, { type, label }]) =>
          [column, { ...COLUMN_SCHEMAS[type], description: both(label) }] as const,
      );
      const row = object({ id: text, since: number, ...Object.fromEntries(own) });
      return [
        [`row.${name}`, row],
        [`page.${name}`, object({ number, rows: list(ref(`row.${name}`)), links })],
        [`entry.${name}`, object({ number, row: ref(`row.${name}`), links })],
      ] as const;
    }),
  );
}
