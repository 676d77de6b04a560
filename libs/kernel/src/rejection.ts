import { euros } from './amount.js';
import type { Label, Language } from './labels.js';

/** What a rule compared. Plain values only: a refusal may be logged. */
export type Facts = Readonly<Record<string, string | number | boolean | readonly (string | number)[]>>;

/** A named refusal. `restsOn` are the numbers of the events that hold the facts. */
export interface Rejection<Code extends string = string> {
  readonly code: Code;
  readonly facts: Facts;
  readonly restsOn: readonly number[];
}

/**
 * How a refusal reads and which HTTP status it has. `{name}` in a detail stands for a fact; what stands in brackets is left
 * out where a fact that it names is missing.
 */
export interface RejectionText {
  readonly status: 403 | 404 | 409 | 422;
  /** The rule of the domain that refuses, by its number. */
  readonly rule?: string;
  readonly title: Label;
  readonly detail: Label;
  /** The words of facts that are codes. */
  readonly words?: Readonly<Record<string, Readonly<Record<string, Label>>>>;
}

export function isRejection(decided: unknown): decided is Rejection {
  return typeof decided === 'object' && decided !== null && 'code' in decided && 'restsOn' in decided;
}

/** The sentence of a refusal with its facts filled in; a fact named `…Cents` reads as an amount in euros. */
export function explain({ detail, words = {} }: RejectionText, { facts }: Rejection): Label {
  const fill = (language: Language): string =>
    detail[language]
      .replace(/\[([^\]]*\{(\w+)\}[^\]]*)\]/g, (_, part: string, name: string) =>
        facts[name] === undefined ? '' : part,
      )
      .replace(/\{(\w+)\}/g, (hole, name: string) => {
        const fact = facts[name];
        if (fact === undefined) return hole;
        if (typeof fact === 'number' && name.endsWith('Cents')) return euros(fact, language);
        if (typeof fact === 'object') return fact.join(', ');
        return words[name]?.[String(fact)]?.[language] ?? String(fact);
      });
  return { de: fill('de'), en: fill('en') };
}
