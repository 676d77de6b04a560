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

/** How a refusal reads and which HTTP status it has. `{name}` in a detail stands for a fact. */
export interface RejectionText {
  readonly status: 403 | 404 | 409 | 422;
  /** The rule of the domain that refuses, by its number. */
  readonly rule?: string;
  readonly title: Label;
  readonly detail: Label;
}

export function isRejection(decided: unknown): decided is Rejection {
  return typeof decided === 'object' && decided !== null && 'code' in decided && 'restsOn' in decided;
}

/** The sentence of a refusal with its facts filled in; a fact named `…Cents` reads as an amount in euros. */
export function explain(text: RejectionText, { facts }: Rejection): Label {
  const fill = (language: Language): string =>
    text.detail[language].replace(/\{(\w+)\}/g, (hole, name: string) => {
      const fact = facts[name];
      if (fact === undefined) return hole;
      return typeof fact === 'number' && name.endsWith('Cents') ? euros(fact, language) : String(fact);
    });
  return { de: fill('de'), en: fill('en') };
}
