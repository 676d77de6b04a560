import { generalRejections } from '#kernel';
import type { Act, Label, RejectionText } from '#kernel';
import { refusalsOfActs } from './refusals-of-acts.js';
import { rejections } from './rejections.js';
import type { RejectionCode } from './rejections.js';
import { ruleBook } from './rule-book.js';
import type { Rule } from './rule-book.js';

/** A refusal that an act can meet, before there is anything to say about its facts. */
export interface PossibleRefusal {
  readonly code: RejectionCode;
  readonly rule?: Rule;
  readonly status: RejectionText['status'];
  readonly title: Label;
}

/** What an act can be refused by, what it stores as a finding instead, and the rules of both in the order of the book. */
export interface RefusalsOf {
  readonly refusals: readonly PossibleRefusal[];
  readonly findings: readonly PossibleRefusal[];
  readonly rules: readonly Rule[];
}

export function refusalsOf(act: Act): RefusalsOf {
  const { refuses = [], finds = [] } = refusalsOfActs[act.name] ?? {};
  const refusals = [...new Set([...generalRejections(act), ...refuses])].map(possibleRefusal);
  const findings = finds.map(possibleRefusal);
  const named = new Set([...refusals, ...findings].map(({ rule }) => rule));
  return { refusals, findings, rules: (Object.keys(ruleBook) as Rule[]).filter((rule) => named.has(rule)) };
}

function possibleRefusal(code: RejectionCode): PossibleRefusal {
  const { status, title, ...text } = rejections[code];
  return { code, ...('rule' in text ? { rule: text.rule } : {}), status, title };
}
