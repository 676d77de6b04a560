import { Cents, Each, OneOf, Part, SomeOf, Text, Title, Whole } from '#kernel';
import { grantKinds } from '../grant/grant.terms.js';
import { event } from '../language.js';
import { bodyKinds, decisionRules, mandateVerbs } from './body.terms.js';
import type { MandateVerb } from './body.terms.js';

/** What a body may do with grants of these kinds, up to an amount; without a limit up to any (rule R4). */
class Mandate {
  @OneOf(mandateVerbs) verb!: MandateVerb;
  @SomeOf(grantKinds, { min: 1, max: 5 }) grantKinds!: (keyof typeof grantKinds)[];
  @Cents({ min: 0, optional: true }) limitCents?: number;
  /** Where it is written: statute, rules of procedure, decision. */
  @Text({ max: 500 }) basis!: Text;
}

/** A share that the members present must exceed: one half means more than half. */
class QuorumShare {
  @Whole({ min: 0, max: 1_000 }) numerator!: number;
  @Whole({ min: 1, max: 1_000 }) denominator!: number;
}

export class Body {
  @Title() name!: Text;
  @OneOf(bodyKinds) kind!: keyof typeof bodyKinds;
  @Each(() => Mandate, { max: 20 }) mandates!: Mandate[];
  @OneOf(decisionRules) decisionRule!: keyof typeof decisionRules;
  @Part(() => QuorumShare) quorumShare!: QuorumShare;
  /** How many seats at least belong to people concerned. */
  @Whole({ min: 0, max: 1_000, optional: true }) concernedSeatsMin?: number;
}

export const bodyEstablished = event('body-established', 1, Body, {
  label: { de: 'Gremium eingerichtet', en: 'Body established' },
  tells: { de: '„{name}“ eingerichtet ({kind})', en: '“{name}” established ({kind})' },
  subject: 'body',
  creates: true,
});
