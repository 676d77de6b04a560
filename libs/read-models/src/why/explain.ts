import { idOf, kindOf } from '#kernel';
import type { Tag } from '#kernel';
import { roles } from '#planning';
import { budgetLines } from '../budget-lines/budget-lines.read-model.js';
import { grants } from '../grants/grants.read-model.js';
import { findingsIn } from './findings.js';
import { gapsOfSubject } from './gaps-of-subject.js';
import type { Known } from './known.js';
import { plainSummary, say } from './summary-words.js';
import type { Summary } from './summary-words.js';
import { summariesOfDecision } from './summaries-of-decision.js';
import { summariesOfGrounds } from './summaries-of-grounds.js';
import { summariesOfMoney } from './summaries-of-money.js';
import { summariesOfSubject } from './summaries-of-subject.js';
import { toldBy } from './told.js';
import type { Told } from './told.js';
import type { StoredLink, TraceAnswer, WhyAnswer, WhyEvent, WhyLink, WhyOfSubject } from './why-answer.js';
import type { WhyRole } from './why-roles.js';

/** What is told of a thing in each role; where nothing stands here, what happened to it last. */
const summaries: Readonly<Partial<Record<WhyRole, Summary>>> = {
  ...summariesOfSubject,
  ...summariesOfMoney,
  ...summariesOfDecision,
  ...summariesOfGrounds,
};

/** What became of a thing: each thing that rests on it, in words. Pure. */
export function explainEffects(known: Known): TraceAnswer {
  const { subject, number, trail } = known;
  return { subject, number, chain: chainOf(known), more: !trail.isWhole };
}

/** What stands behind a payment, a decision or an allocation, what became of it, what is missing, and what contradicts a rule. Pure. */
export function explainSubject(known: Known): WhyOfSubject {
  return { ...explainEffects(known), gaps: gapsIn(known), findings: findingsIn(known) };
}

/** Why the money of a grant went where it went: what is known link by link, the amounts, and the gaps. Pure. */
export function explainGrant(known: Known): WhyAnswer {
  const grantId = idOf(known.subject as Tag);
  const row = known.rows.of(grants, grantId);
  const lineId = row?.budgetLineId ?? ((row?.allocatedCents ?? null) === null ? undefined : onlyLine(known));
  const line = lineId === undefined ? undefined : known.rows.of(budgetLines, lineId);
  return {
    grant: grantId,
    externalNo: row?.externalNo ?? null,
    state: row?.state ?? null,
    ...explainSubject(known),
    amounts: {
      amountCents: row?.amountCents ?? row?.allocatedCents ?? null,
      requestedCents: row?.requestedCents ?? null,
      recommendedCents: row?.recommendedCents ?? null,
      decidedCents: row?.decidedCents ?? null,
      allocatedCents: row?.allocatedCents ?? null,
      noticedCents: row?.noticedCents ?? null,
      committedCents: row?.committedCents ?? null,
      orderedCents: row?.orderedCents ?? null,
      paidCents: row?.paidCents ?? null,
      recognisedCents: row?.recognisedCents ?? null,
      boundCents: row?.boundCents ?? null,
      lineAuthorisedCents: line?.authorisedCents ?? null,
      lineBoundCents: line?.boundCents ?? null,
      lineLeftCents: line?.leftCents ?? null,
    },
  };
}

/** The budget line of a grant whose allocations, orders and payments name one only. */
function onlyLine({ trail }: Known): string | undefined {
  const [line, another] = [...trail.named].filter((each) => kindOf(each as Tag) === 'budget-line');
  return line === undefined || another !== undefined ? undefined : idOf(line as Tag);
}

function chainOf(known: Known): WhyLink[] {
  return toldBy(known.trail, known.subject).flatMap((told) => linkOf(told, known) ?? []);
}

function linkOf(told: Told, known: Known): WhyLink | undefined {
  const said = summaries[told.role]?.(told, known);
  if (said === null) return undefined;
  const { corrections } = known.trail;
  const events = eventsOf(told.links, corrections);
  const isGone = told.role !== 'correction' && events.every(({ correctedBy }) => correctedBy !== undefined);
  const summary = said ?? plainSummary(told, known);
  return {
    role: told.role,
    ...(told.tag === undefined ? {} : { tag: told.tag }),
    events,
    summary: isGone
      ? `${summary} (${say(known, 'berichtigt, gilt nicht mehr', 'corrected, no longer holds')})`
      : summary,
    ...(isGone ? { gone: true as const } : {}),
  };
}

/** The events of some links, each once. */
function eventsOf(links: readonly StoredLink[], corrections: ReadonlyMap<number, number>): WhyEvent[] {
  const events = links.map(({ number, day, actor, role }): WhyEvent => {
    const correctedBy = corrections.get(number);
    return { number, day, actor, role, ...(correctedBy === undefined ? {} : { correctedBy }) };
  });
  return [...new Map(events.map((event) => [event.number, event])).values()];
}

function gapsIn(known: Known): WhyOfSubject['gaps'] {
  return gapsOfSubject(known).map(({ code, missing, owedBy }) => ({
    code,
    missing: missing[known.language],
    owedByRole: owedBy,
    owedBy: roles[owedBy][known.language],
  }));
}
