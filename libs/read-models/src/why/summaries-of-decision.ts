import { idOf } from '#kernel';
import type { Tag } from '#kernel';
import {
  decidedAmount,
  decisionOutcomes,
  deviationKinds,
  interestLinks,
  itemKinds,
  positions as positionsTaken,
  recommendationOutcomes,
} from '#planning';
import type { DecidedOutcome } from '#planning';
import { decisions } from '../decisions/decisions.read-model.js';
import type { DeviationTold } from '../decisions/decisions.read-model.js';
import { interests } from '../interests/interests.read-model.js';
import { items } from '../items/items.read-model.js';
import { meetings } from '../meetings/meetings.read-model.js';
import { positions } from '../positions/positions.read-model.js';
import { recommendations } from '../recommendations/recommendations.read-model.js';
import { recusals } from '../recusals/recusals.read-model.js';
import type { Known } from './known.js';
import {
  bodyName,
  dayOf,
  eurosOf,
  idTold,
  organisationName,
  parts,
  personName,
  say,
  wordOf,
} from './summary-words.js';
import type { Summary } from './summary-words.js';

interface Votes {
  readonly for: number;
  readonly against: number;
  readonly abstained: number;
}

interface Tally {
  readonly grantId?: string;
  readonly eligibleCount: number;
  readonly presentCount: number;
  readonly agreeCount: number;
  readonly standAsideCount: number;
  readonly recusedCount: number;
}

/** Amounts are told of the grants of this trace only: a package holds others besides. */
function isOfTrail({ trail }: Known, grant: string): boolean {
  return trail.visited.has(grant);
}

const decision: Summary = (told, known) => {
  const row = known.rows.of(decisions, idTold(told));
  if (!row) return undefined;
  const outcomes = (row.outcomes ?? []) as readonly DecidedOutcome[];
  const amounts = outcomes
    .filter(({ subject }) => isOfTrail(known, subject))
    .map((decided) => eurosOf(known, decidedAmount(decided)));
  const recused = (row.recused ?? []).map((id) => personName(known, id));
  const first = parts(
    say(known, `Beschluss vom ${dayOf(known, row.decidedOn)}`, `Decision of ${dayOf(known, row.decidedOn)}`),
    bodyName(known, row.bodyId),
    wordOf(known, decisionOutcomes, row.outcome),
    amounts.join(' + '),
    votesOf(known, row.votes as Votes | null),
    recused.length === 0
      ? ''
      : say(known, `ausgeschlossen ${recused.join(' ')}`, `recused ${recused.join(' ')}`),
    deviationOf(row.deviations as readonly DeviationTold[], known),
    row.paperReference === null
      ? ''
      : say(known, `Vorlage ${row.paperReference}`, `paper ${row.paperReference}`),
  );
  return `${first}: ${row.wording ?? ''}`;
};

/** Whether and by whom it was said why the decision deviates from the recommendation on a grant of the trace. */
function deviationOf(deviations: readonly DeviationTold[], known: Known): string {
  const told = deviations.find(({ grantId }) => isOfTrail(known, `grant:${grantId}`));
  if (!told) return '';
  const kind = wordOf(known, deviationKinds, told.kind);
  return say(
    known,
    `Erklärung der Abweichung von der Empfehlung: ${kind}`,
    `explanation of the deviation: ${kind}`,
  );
}

function votesOf(known: Known, votes: Votes | null): string {
  if (!votes) return '';
  const [yes, no, abstained] = [votes.for, votes.against, votes.abstained].map(String) as [
    string,
    string,
    string,
  ];
  return say(
    known,
    `${yes} Ja, ${no} Nein, ${abstained} Enthaltungen`,
    `${yes} for, ${no} against, ${abstained} abstained`,
  );
}

/** Who stayed away, and why: what was declared, and how the person is linked to the organisation that would gain. */
const recusal: Summary = (told, known) => {
  const personId = idTold(told);
  const said = told.links.flatMap(({ number }) => known.rows.of(recusals, String(number)) ?? []);
  const isRecused = told.links.some(({ kind }) => kind === 'recusal');
  const concerned = new Set(said.flatMap(({ organisationId }) => organisationId ?? []));
  const linked = known.rows
    .entries(interests)
    .filter((row) => row.personId === personId && row.correctedBy === null)
    .filter(({ organisationId }) => isConcerned(known, concerned, organisationId))
    .map(
      (row) => `${wordOf(known, interestLinks, row.link)}: ${organisationName(known, row.organisationId)}`,
    );
  const texts = known.seesInternal ? said.flatMap(({ statement, reason }) => [statement, reason]) : [];
  return parts(
    personName(known, personId),
    said.some(({ recused }) => recused === false)
      ? say(known, 'zeigte einen Interessenwiderstreit an', 'declared a conflict of interest')
      : '',
    isRecused
      ? say(known, 'zählte nicht mit', 'did not count')
      : say(known, 'nicht ausgeschlossen', 'not recused'),
    ...[...new Set(linked)],
    ...texts,
  );
};

/** The organisations that a member named, and those that the trace is about: who applies, and with whom. */
function isConcerned({ trail }: Known, declared: ReadonlySet<string>, id: string | null): boolean {
  return id !== null && (declared.has(id) || trail.named.has(`organisation:${id}`));
}

const recommendation: Summary = (told, known) => {
  const row = known.rows.of(recommendations, idTold(told));
  if (!row) return undefined;
  const outcomes = (row.outcomes ?? []) as readonly {
    readonly grantId: string;
    readonly amountCents: number;
    readonly outcome: string;
  }[];
  const found = outcomes
    .filter(({ grantId }) => isOfTrail(known, `grant:${grantId}`))
    .map(({ outcome, amountCents }) =>
      parts(wordOf(known, recommendationOutcomes, outcome), eurosOf(known, amountCents)),
    );
  return parts(
    say(
      known,
      `Empfehlung vom ${dayOf(known, row.issuedOn)}`,
      `Recommendation of ${dayOf(known, row.issuedOn)}`,
    ),
    bodyName(known, row.bodyId),
    ...found,
  );
};

/** A consensus with the positions of those who were present; of each person the last one counts. */
const consensus: Summary = (told, known) => {
  const row = known.rows.of(items, idTold(told));
  if (!row) return undefined;
  const taken = new Map(
    told.links
      .flatMap(({ number }) => known.rows.of(positions, String(number)) ?? [])
      .filter(({ correctedBy }) => correctedBy === null)
      .map(({ personId, position }) => [personId ?? '', position]),
  );
  const names = [...taken].map(
    ([personId, position]) => `${personName(known, personId)} ${wordOf(known, positionsTaken, position)}`,
  );
  const first = parts(
    row.title,
    wordOf(known, itemKinds, row.kind),
    bodyName(known, row.bodyId),
    row.state === 'consensus' ? say(known, 'Konsens', 'consensus') : say(known, 'noch offen', 'still open'),
    tallyOf(known, (row.tallies ?? []) as readonly Tally[]),
  );
  return names.length === 0 ? first : `${first}: ${names.join(', ')}`;
};

function tallyOf(known: Known, tallies: readonly Tally[]): string {
  const tally = tallies.find(({ grantId }) => grantId !== undefined && isOfTrail(known, `grant:${grantId}`));
  const counted = tally ?? tallies[0];
  if (!counted) return '';
  const [eligible, present, agree, aside, recused] = [
    counted.eligibleCount,
    counted.presentCount,
    counted.agreeCount,
    counted.standAsideCount,
    counted.recusedCount,
  ].map(String) as [string, string, string, string, string];
  return say(
    known,
    `${present} von ${eligible} anwesend, ${agree} dafür, ${aside} stehen beiseite, ${recused} ausgeschlossen`,
    `${present} of ${eligible} present, ${agree} agree, ${aside} stand aside, ${recused} recused`,
  );
}

const meeting: Summary = (told, known) => {
  const row = known.rows.of(meetings, idTold(told));
  if (!row) return undefined;
  const recorded = (row.attendance ?? []) as readonly {
    readonly present: readonly { readonly personId: string }[];
  }[];
  const present = [...new Set(recorded.at(-1)?.present.map(({ personId }) => personId))];
  const names = present.map((id) => personName(known, id)).join(' ');
  return parts(
    say(known, `Sitzung am ${dayOf(known, row.heldOn)}`, `Meeting on ${dayOf(known, row.heldOn)}`),
    bodyName(known, row.bodyId),
    present.length === 0
      ? say(known, 'Anwesenheit nicht erfasst', 'attendance not recorded')
      : say(known, `anwesend ${names}`, `present ${names}`),
  );
};

const document: Summary = (_, known) =>
  say(known, 'Beleg (SHA-256 in der Kennung)', 'Document (its SHA-256 is in the tag)');

const correction: Summary = ({ links }, known) => {
  const by = String(links.at(-1)?.number);
  const corrected = idOf((links[0]?.to ?? ':') as Tag);
  const isOfSubject = links.some(({ from }) => from === known.subject);
  return isOfSubject
    ? say(
        known,
        `berichtigt mit Ereignis ${by}: gilt nicht mehr`,
        `corrected by event ${by}: no longer holds`,
      )
    : say(
        known,
        `Ereignis ${corrected} ist berichtigt mit Ereignis ${by}: gilt nicht mehr`,
        `event ${corrected} is corrected by event ${by}: no longer holds`,
      );
};

export const summariesOfDecision = {
  decision,
  recusal,
  recommendation,
  consensus,
  meeting,
  evidence: document,
  correction,
} satisfies Readonly<Record<string, Summary>>;
