import { explain, idOf } from '#kernel';
import type { Language, Leaf, ReadModel, Tag } from '#kernel';
import { factsOf, rejections } from '#planning';
import type { Contradiction, RejectionCode } from '#planning';
import { allocations } from '../allocations/allocations.read-model.js';
import { decisions } from '../decisions/decisions.read-model.js';
import type { DeviationTold } from '../decisions/decisions.read-model.js';
import { grants } from '../grants/grants.read-model.js';
import { payments } from '../payments/payments.read-model.js';
import { proofsOfUse } from '../proofs-of-use/proofs-of-use.read-model.js';
import type { Known } from './known.js';
import { toldBy } from './told.js';
import type { Told } from './told.js';
import type { WhyFinding } from './why-answer.js';
import type { WhyRole } from './why-roles.js';

/** The registers whose rows hold what of a fact contradicts a rule, by the role in which the fact is told. */
const registersOfFacts: Readonly<Partial<Record<WhyRole, ReadModel>>> = {
  grant: grants,
  payment: payments,
  allocation: allocations,
  decision: decisions,
  'proof-of-use': proofsOfUse,
};

/** What contradicts a rule in everything that a trace tells, in its order. What was corrected contradicts nothing any more. */
export function findingsIn(known: Known): WhyFinding[] {
  return toldBy(known.trail, known.subject).flatMap((told) => findingsOf(told, known));
}

function findingsOf({ role, tag, links }: Told, { rows, trail, language }: Known): WhyFinding[] {
  const register = registersOfFacts[role];
  const isGone = links.every(({ number }) => trail.corrections.has(number));
  if (register === undefined || tag === undefined || isGone) return [];
  const row = rows.of(register, idOf(tag as Tag));
  const deviations = ((row?.['deviations'] ?? []) as readonly DeviationTold[]).filter(({ grantId }) =>
    trail.visited.has(`grant:${grantId}`),
  );
  const contradicts = (row?.['contradicts'] ?? []) as readonly Leaf<Contradiction>[];
  return [...contradicts, ...deviations.flatMap((each) => each.contradicts)].map((each) => ({
    tag,
    ...explained(each, language),
  }));
}

/** A contradiction explained by the refusal it would have been. */
function explained(contradiction: Leaf<Contradiction>, language: Language): Omit<WhyFinding, 'tag'> {
  const { rule, code, restsOn } = contradiction;
  const facts = factsOf(contradiction);
  // Contradictions are made of refusals of this vocabulary, whose codes never change.
  const text = explain(rejections[code as RejectionCode], { code, facts, restsOn })[language];
  return { rule, code, text, facts, restsOn };
}
