import { explain } from '#kernel';
import type { Language } from '#kernel';
import { factsOf, rejections, roles } from '#planning';
import type { Contradiction, RejectionCode } from '#planning';
import { chainOf } from './chain.js';
import { gapsOf } from './gaps.js';
import type { KnownOfGrant, WhyAnswer, WhyFinding } from './why-answer.js';

/** Why the money of a grant went where it went: what is known link by link, the amounts, and the gaps. Pure. */
export function explainGrant(known: KnownOfGrant, language: Language): WhyAnswer {
  const { grantId, grant, number } = known;
  const line = grant.budgetLineId === null ? undefined : known.line;
  return {
    grant: grantId,
    externalNo: grant.externalNo,
    state: grant.state,
    number,
    chain: chainOf(known, language),
    amounts: {
      amountCents: grant.amountCents,
      boundCents: grant.boundCents,
      lineAuthorisedCents: line?.authorisedCents ?? null,
      lineBoundCents: line?.boundCents ?? null,
      lineLeftCents: line?.leftCents ?? null,
    },
    gaps: gapsOf(known).map(({ code, missing, owedBy }) => ({
      code,
      missing: missing[language],
      owedByRole: owedBy,
      owedBy: roles[owedBy][language],
    })),
    findings: ((grant.contradicts ?? []) as readonly Contradiction[]).map((each) =>
      findingOf(each, language),
    ),
  };
}

/** A contradiction explained by the refusal it would have been. */
function findingOf(contradiction: Contradiction, language: Language): WhyFinding {
  const { rule, code, restsOn } = contradiction;
  const facts = factsOf(contradiction);
  // Contradictions are made of refusals of this vocabulary, whose codes never change.
  const text = explain(rejections[code as RejectionCode], { code, facts, restsOn })[language];
  return { rule, code, text, facts, restsOn };
}
