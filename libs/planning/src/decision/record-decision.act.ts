import { act, idOf, kindOf } from '#kernel';
import type { Rejection } from '#kernel';
import { bodyMembers, bodyState } from '../body/body.model.js';
import type { Member } from '../body/body.model.js';
import { applicantsOfCall } from '../call/applicants-of-call.model.js';
import { contradiction } from '../contradiction.js';
import { stakeholders } from '../grant/stakeholders.model.js';
import { organisationTies } from '../organisation/organisation.model.js';
import { interests } from '../person/interests.model.js';
import type { Interest } from '../person/interests.model.js';
import { callsOf, readsOfCompetition, rivalsAt } from '../rules/competition.js';
import { noConflictCounts, seatTies, stakesOn } from '../rules/conflict.js';
import type { Stake } from '../rules/conflict.js';
import { decidesWithoutMandate, mandateCovers } from '../rules/mandate-covers.js';
import { votingMembersOn } from '../rules/voting-seat.js';
import { decisionRecorded, RecordDecision } from './decision-recorded.event.js';

/**
 * Records what a body decided, as the minutes say (§§ 54, 61 HGO; to be checked). A fact: no rule refuses it. That the body
 * has no mandate to decide (R4) or that somebody conflicted voted (R6) is stored with it and shown as a finding.
 */
export const recordDecision = act('record-decision', RecordDecision, {
  label: { de: 'Beschluss erfassen', en: 'Record decision' },
  makes: [decisionRecorded],
  example: {
    bodyId: '01890a5d-ac96-774b-bcce-b302099a8101',
    decidedOn: '2027-03-15',
    outcome: 'adopted',
    basis: 'single',
    votes: { for: 31, against: 4, abstained: 2 },
    recused: ['01890a5d-ac96-774b-bcce-b302099a8057'],
    outcomes: [{ subject: 'grant:01890a5d-ac96-774b-bcce-b302099a8401', amountCents: 24_500_00 }],
    budgetReservation: false,
    bindsFutureYears: false,
    paper: { reference: 'VO-2027-0117', rawResult: 'mehrheitlich beschlossen' },
    wording: 'Der offene Treff wird 2027 mit 24.500 Euro gefördert.',
    sessionPublic: true,
  },
  reads: ({ bodyId, outcomes }) => ({
    body: bodyState.of(bodyId),
    members: bodyMembers.of(bodyId),
    holders: grantsOf(outcomes).map((id) => stakeholders.of(id)),
    ...readsOfCompetition(grantsOf(outcomes)),
  }),
  thenReads: ({ members, holders, applied }, input) => ({
    declared: votersOf(input, members).map((id) => interests.of(id)),
    ties: applicants(holders).map((id) => organisationTies.of(id)),
    calls: callsOf(applied).map((id) => applicantsOfCall.of(id)),
  }),
  decide: ({ body, members, holders, declared, ties, ...competition }, input, { id }) => {
    const { bodyId, decidedOn } = input;
    const behind = new Map(applicants(holders).map((applicant, index) => [applicant, ties[index]]));
    const grantIds = grantsOf(input.outcomes);
    const stakes = holders.flatMap((each, index) => [
      ...stakesOn(decidedOn, each, (of) => behind.get(of)),
      ...rivalsAt(index, grantIds[index], each, competition),
    ]);
    const voters = votersOf(input, members);
    const known = new Map(voters.map((voter, index) => [voter, declared[index] ?? []]));
    const delegated = decidesWithoutMandate({ ...input, hasPaper: input.paper !== undefined });
    const uncovered = delegated ? undefined : mandateCovers(bodyId, body, 'decides');
    const contradicts = [
      ...(uncovered ? [contradiction(uncovered)] : []),
      ...conflictsAmong(voters, { input, members, stakes, known }).map((each) => contradiction(each)),
    ];
    return decisionRecorded.of(id, { ...input, ...(contradicts.length === 0 ? {} : { contradicts }) });
  },
});

function grantsOf(outcomes: RecordDecision['outcomes']): string[] {
  const grants = outcomes.map(({ subject }) => subject).filter((subject) => kindOf(subject) === 'grant');
  return [...new Set(grants.map(idOf))];
}

function applicants(holders: readonly (readonly { readonly organisationId: string }[])[]): string[] {
  return [...new Set(holders.flat().map(({ organisationId }) => organisationId))];
}

/**
 * Whose interests bear on a decision about grants: who voted by name; where only totals are known, every voting member in
 * office who is not named as recused.
 */
function votersOf(
  { votes, recused, outcomes, decidedOn }: RecordDecision,
  members: readonly Member[],
): string[] {
  if (grantsOf(outcomes).length === 0) return [];
  const voted = votes?.named?.map(({ personId }) => personId);
  const possible = voted ?? votingMembersOn(members, decidedOn).map(({ personId }) => personId);
  return [...new Set(possible.filter((personId) => !recused.includes(personId)))];
}

function conflictsAmong(
  voters: readonly string[],
  {
    input: { votes, decidedOn },
    members,
    stakes,
    known,
  }: {
    readonly input: RecordDecision;
    readonly members: readonly Member[];
    readonly stakes: readonly Stake[];
    readonly known: ReadonlyMap<string, readonly Interest[]>;
  },
): Rejection[] {
  const code = votes?.named ? 'conflict-without-recusal' : 'recusal-unknown';
  return voters.flatMap((personId) => {
    const ties = [...(known.get(personId) ?? []), ...seatTies(members, personId)];
    return noConflictCounts([{ personId, ties }], stakes, decidedOn, code) ?? [];
  });
}
