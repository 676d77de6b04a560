import type { Column, ColumnType, JsonSchema, ReadModel } from '#kernel';
import {
  afterParameter,
  both,
  get,
  json,
  languageParameter,
  ledgerParameter,
  limitParameter,
  momentParameters,
  parameter,
  ref,
} from './parts.js';
import { EFFECTS_MAX, EFFECTS_USUAL, effectTraces, whyTraces } from '../why/traces.js';

const idParameter = parameter('path', 'id', { type: 'string' }, 'Kennung / id');

/** A column as a filter takes it: repeated for any of several values, empty for what is not known, `a..b` for a range. */
const FILTERS: Readonly<Record<Exclude<ColumnType, 'json'>, string>> = {
  code: 'Wert / value',
  codes: 'einer der Werte / one of the values',
  text: 'genauer Text / exact text',
  integer: 'Zahl oder Bereich a..b / number or range a..b',
  cents: 'Cent oder Bereich a..b / cents or range a..b',
  day: 'Tag oder Bereich a..b / day or range a..b',
  flag: 'true oder/or false',
};

function filterParameters({ columns }: ReadModel): object[] {
  return Object.entries<Column>(columns).flatMap(([name, { type, label }]) => {
    if (type === 'json') return [];
    const schema: JsonSchema = { type: 'array', items: { type: 'string' } };
    return [{ ...parameter('query', name, schema, `${both(label)}: ${FILTERS[type]}`), explode: true }];
  });
}

function questionParameters({ columns }: ReadModel): object[] {
  const names = ['id', 'since', ...Object.keys(columns)];
  const orders = names.flatMap((name) => [name, `-${name}`]);
  return [
    parameter('query', 'q', { type: 'string' }, 'Wörter, die alle vorkommen / words that all occur'),
    parameter('query', 'sort', { type: 'string', enum: orders }, 'Reihenfolge / order'),
    parameter(
      'query',
      'groupBy',
      { type: 'string', enum: Object.keys(columns) },
      'Anzahl und Summen je Wert / count and sums for each value',
    ),
    limitParameter(500, 50),
    parameter('query', 'cursor', { type: 'string' }, 'aus links.next / from links.next'),
  ];
}

export function registerPaths(model: ReadModel): Readonly<Record<string, object>> {
  const base = `/v1/ledgers/{ledger}/${model.name}`;
  const title = both(model.label);
  return {
    [base]: get({
      id: model.name,
      tag: 'registers',
      summary: title,
      parameters: [
        ledgerParameter,
        ...momentParameters,
        ...questionParameters(model),
        ...filterParameters(model),
      ],
      answer: pageOf(model),
      refused: [400, 404, 406],
    }),
    [`${base}/{id}`]: get({
      id: `${model.name}-entry`,
      tag: 'registers',
      summary: `${title}: ein Eintrag / one entry`,
      parameters: [ledgerParameter, idParameter, ...momentParameters],
      answer: json(ref(`entry.${model.name}`), 'der Eintrag / the entry'),
      refused: [400, 404],
    }),
    [`${base}/{id}/history`]: historyOf(model),
  };
}

function historyOf(model: ReadModel): object {
  return get({
    id: `${model.name}-history`,
    tag: 'registers',
    summary: `${both(model.label)}: was geschah / what happened`,
    parameters: [
      ledgerParameter,
      idParameter,
      afterParameter,
      limitParameter(500, 100),
      ...momentParameters,
      languageParameter,
    ],
    answer: json(ref('History'), 'Ereignisse in Worten / events in words'),
    refused: [400, 404],
  });
}

function pageOf({ name }: ReadModel): object {
  const schema = { anyOf: [ref(`page.${name}`), ref('Groups')] };
  return {
    description: 'Zeilen oder Gruppen / rows or groups',
    content: { 'application/json': { schema }, 'text/csv': { schema: { type: 'string' } } },
  };
}

/** The trace from things of these registers backwards, and from others forwards. */
export function tracePaths(): object {
  const why = Object.keys(whyTraces).map((register) => [`${register}/{id}/why`, whyOf(register)] as const);
  const effects = Object.keys(effectTraces).map(
    (register) => [`${register}/{id}/effects`, effectsOf(register)] as const,
  );
  return Object.fromEntries(
    [...why, ...effects].map(([path, operation]) => [`/v1/ledgers/{ledger}/${path}`, operation]),
  );
}

function whyOf(register: string): object {
  return get({
    id: `${register}-why`,
    tag: 'registers',
    summary: 'Warum floss dieses Geld dorthin? / Why did this money go there?',
    parameters: [ledgerParameter, idParameter, ...momentParameters, languageParameter],
    answer: json(ref(register === 'grants' ? 'Why' : 'WhyOfSubject'), 'Kette und Lücken / chain and gaps'),
    refused: [400, 404],
  });
}

function effectsOf(register: string): object {
  return get({
    id: `${register}-effects`,
    tag: 'registers',
    summary: 'Was wurde daraus? / What became of it?',
    parameters: [
      ledgerParameter,
      idParameter,
      ...momentParameters,
      limitParameter(EFFECTS_MAX, EFFECTS_USUAL),
      parameter('query', 'cursor', { type: 'string' }, 'aus links.next / from links.next'),
      languageParameter,
    ],
    answer: json(ref('Effects'), 'Kette / chain'),
    refused: [400, 404],
  });
}
