import { Code, Each, EventNumbers, Whole } from '#kernel';
import type { Facts, Rejection, RejectionText } from '#kernel';
import { rejections } from './rejections.js';

/** One value that a rule compared. Exactly one of `number` and `code` is there. */
class ContradictoryFact {
  @Code({ pattern: /^[a-z][A-Za-z0-9]{0,39}$/, max: 40 }) name!: string;
  @Whole({ optional: true }) number?: number;
  @Code({ optional: true }) code?: string;
}

/**
 * A rule that a fact or an inheritance does not satisfy. It is stored all the same, and with it the refusal it would
 * have been: an audit finding.
 */
export class Contradiction {
  @Code({ pattern: /^R[1-9][0-9]?$/, max: 3 }) rule!: string;
  /** The code of the refusal, whose text explains the finding. */
  @Code({ pattern: /^[a-z]+(-[a-z]+)*$/ }) code!: string;
  @Each(() => ContradictoryFact, { max: 20 }) facts!: ContradictoryFact[];
  /** Events that hold the facts. */
  @EventNumbers() restsOn!: number[];
}

/** A finding is stored in its event, which must stay small: of many events that it rests on the last ones are named. */
const MAX_EVENTS = 20;

/**
 * Keeps the refusal of a rule as what contradicts a fact. Values that are neither numbers nor codes have no place in a leaf.
 * Throws on a refusal that belongs to no rule: that is none of a fact's contradictions.
 */
export function contradiction({ code, facts, restsOn }: Rejection): Contradiction {
  const texts: Readonly<Record<string, RejectionText>> = rejections;
  const rule = texts[code]?.rule;
  if (rule === undefined) throw new TypeError(`${code} belongs to no rule, so it contradicts no fact`);
  return {
    rule,
    code,
    facts: Object.entries(facts).map(([name, value]) =>
      typeof value === 'number' ? { name, number: value } : { name, code: String(value) },
    ),
    restsOn: restsOn.slice(-MAX_EVENTS),
  };
}

/** The facts of a contradiction as a refusal has them, to explain it in words. */
export function factsOf({ facts }: { readonly facts: readonly Readonly<ContradictoryFact>[] }): Facts {
  return Object.fromEntries(facts.map(({ name, number, code = '' }) => [name, number ?? code]));
}
