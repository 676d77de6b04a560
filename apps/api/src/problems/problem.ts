import type { Facts, Fault, Label } from '#kernel';
import { edgeProblems } from './edge-problems.js';
import type { EdgeCode } from './edge-problems.js';

/** A query or path parameter at fault. */
export interface ParameterFault {
  readonly name: string;
  readonly expected: Label;
}

/** A refusal on its way out (RFC 9457), still in both languages. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  /** The rule that refuses, by its number. */
  readonly rule?: string;
  readonly title: Label;
  readonly detail: Label;
  readonly fields?: readonly Fault[];
  readonly parameters?: readonly ParameterFault[];
  readonly facts?: Facts;
  /** Numbers of the events that hold the facts. */
  readonly restsOn?: readonly number[];
  /** Which act of a batch. */
  readonly index?: number;
  /** The roles of which one is needed. */
  readonly roles?: readonly string[];
  readonly retryAfterSeconds?: number;
}

/** A refusal of the edge itself. What it needs besides its text comes along. */
export class EdgeRefusal extends Error {
  readonly problem: Problem;

  constructor(code: EdgeCode, more: Omit<Partial<Problem>, 'status' | 'code' | 'title' | 'detail'> = {}) {
    super(code);
    this.problem = edgeProblem(code, more);
  }
}

/** The read models are behind what is asked for; they will come there soon. */
export function notThereYet(wanted: number, number: number): EdgeRefusal {
  return new EdgeRefusal('not-there-yet', { facts: { wanted, number }, retryAfterSeconds: 1 });
}

export function edgeProblem(
  code: EdgeCode,
  { facts = {}, ...more }: Omit<Partial<Problem>, 'status' | 'code' | 'title' | 'detail'> = {},
): Problem {
  const { status, title, detail } = edgeProblems[code];
  const filled = { de: fill(detail.de, facts), en: fill(detail.en, facts) };
  return {
    status,
    code,
    title,
    detail: filled,
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
    ...more,
  };
}

function fill(sentence: string, facts: Facts): string {
  return sentence.replace(/\{(\w+)\}/g, (hole, name: string) => (name in facts ? String(facts[name]) : hole));
}
