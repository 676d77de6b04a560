import { act } from '#kernel';
import type { Rejection } from '#kernel';
import { bodyState } from '../body/body.model.js';
import type { BodyState, Member } from '../body/body.model.js';
import { applicantsOfCall } from '../call/applicants-of-call.model.js';
import { stakeholders } from '../grant/stakeholders.model.js';
import { reject } from '../language.js';
import { dayOf } from '../meeting/meeting.model.js';
import type { MeetingState } from '../meeting/meeting.model.js';
import { organisationTies } from '../organisation/organisation.model.js';
import { interests } from '../person/interests.model.js';
import type { Interest } from '../person/interests.model.js';
import { callsOf, readsOfCompetition, rivalsAt } from '../rules/competition.js';
import { noConflictCounts, seatTies, stakesOn } from '../rules/conflict.js';
import type { Stake } from '../rules/conflict.js';
import { consensusHolds, countOf, latestPositions } from '../rules/consensus.js';
import type { Deliberation } from '../rules/consensus.js';
import { itemIsOpen } from '../rules/item-open.js';
import { consensusReached, ReachConsensus } from './consensus-reached.event.js';
import type { Tally } from './consensus-reached.event.js';
import { concerning, grantsOf, itemState } from './item.model.js';
import type { ItemState } from './item.model.js';
import { canConflict } from './item.terms.js';
import { deliberationOf, voicesOn, votingIds } from './voices.js';

/**
 * Records that the body has reached consensus on an item. Rules R5 and R6 are looked at for each grant of a package by
 * itself, because a member can be recused for one and speak on the others.
 */
export const reachConsensus = act('reach-consensus', ReachConsensus, {
  label: { de: 'Konsens feststellen', en: 'Reach consensus' },
  makes: [consensusReached],
  example: { itemId: '01890a5d-ac96-774b-bcce-b302099a8301', wording: 'Die Förderung wird empfohlen.' },
  reads: ({ itemId }) => ({ item: itemState.of(itemId) }),
  thenReads: ({ item }) => ({
    ...deliberationOf(item),
    body: item && bodyState.of(item.bodyId),
    holders: grantsAtStake(item).map((id) => stakeholders.of(id)),
    ...readsOfCompetition(grantsAtStake(item)),
  }),
  lastReads: ({ item, meeting, holders, applied }) => ({
    declared: item && meeting ? speakers(item, meeting).map((id) => interests.of(id)) : [],
    ties: applicants(holders).map((id) => organisationTies.of(id)),
    calls: callsOf(applied).map((id) => applicantsOfCall.of(id)),
  }),
  decide: (
    { item, meeting, members = [], body, holders, declared, ties, ...competition },
    input,
    { effectiveOn },
  ) => {
    const { itemId } = input;
    const refusal = itemIsOpen(itemId, item);
    if (refusal) return refusal;
    if (!item || !meeting || !body)
      return reject('unknown-id', { field: '/itemId', kind: 'item', id: itemId });
    const early = deliberationIsOver(meeting, effectiveOn);
    if (early) return early;
    const behind = new Map(applicants(holders).map((id, index) => [id, ties[index]]));
    const known = new Map(speakers(item, meeting).map((id, index) => [id, declared[index] ?? []]));
    const grantIds = grantsOf(item);
    const tallies: Tally[] = [];
    for (const [index, grantId] of (grantIds.length === 0 ? [undefined] : grantIds).entries()) {
      const own = holders[index] ?? [];
      const stakes = [
        ...stakesOn(dayOf(meeting), own, (id) => behind.get(id)),
        ...rivalsAt(index, grantId, own, competition),
      ];
      const part = { item, meeting, members, body, grantId };
      const deliberation = deliberationOn(part);
      const unfit = conflictOn(part, deliberation, stakes, known) ?? consensusHolds(deliberation);
      if (unfit) return unfit;
      tallies.push(tallyOf(deliberation, grantId));
    }
    const { kind, meetingId, bodyId, about } = item;
    return consensusReached.of(itemId, { ...input, kind, meetingId, bodyId, about: [...about], tallies });
  },
});

/** The matter on which consensus is looked for: one grant of an item, or the whole item. */
interface Matter {
  readonly item: ItemState;
  readonly meeting: MeetingState;
  readonly members: readonly Member[];
  readonly body: BodyState;
  readonly grantId: string | undefined;
}

/** Where nobody can be conflicted, nobody's interests are looked at. */
function grantsAtStake(item: ItemState | undefined): string[] {
  return item && canConflict(item.kind) ? grantsOf(item) : [];
}

function speakers(item: ItemState, meeting: MeetingState): string[] {
  if (!canConflict(item.kind)) return [];
  return [...new Set(voicesOn(item, meeting).map(({ personId }) => personId))];
}

function applicants(holders: readonly (readonly { readonly organisationId: string }[])[]): string[] {
  return [...new Set(holders.flat().map(({ organisationId }) => organisationId))];
}

/** R5: consensus is recorded from the day of the meeting on, and of a written procedure once the last day has passed. */
function deliberationIsOver({ heldOn, answersDueOn, number }: MeetingState, effectiveOn: string) {
  if (answersDueOn !== undefined && effectiveOn <= answersDueOn)
    return reject('answers-still-due', { answersDueOn, effectiveOn }, [number]);
  return effectiveOn < heldOn ? reject('meeting-not-yet-held', { heldOn, effectiveOn }, [number]) : undefined;
}

function deliberationOn({ item, meeting, members, body, grantId }: Matter): Deliberation {
  const recusals = concerning(item.recusals, grantId);
  const attendance = meeting.attendance.at(-1);
  return {
    votingIds: votingIds(members, meeting),
    recusedIds: recusals.map(({ personId }) => personId),
    voices: voicesOn(item, meeting),
    positions: item.positions,
    quorumShare: body.quorumShare,
    restsOn: [...(attendance ? [attendance.number] : []), ...recusals.map(({ number }) => number)],
  };
}

function conflictOn(
  { item, meeting, members, grantId }: Matter,
  deliberation: Deliberation,
  stakes: readonly Stake[],
  known: ReadonlyMap<string, readonly Interest[]>,
): Rejection | undefined {
  const conflicts = concerning(item.conflicts, grantId);
  const counted = countOf(deliberation).present.map(({ personId }) => {
    const declared = conflicts.find((each) => each.personId === personId)?.number;
    const ties = [...(known.get(personId) ?? []), ...seatTies(members, personId)];
    return { personId, ties, ...(declared === undefined ? {} : { declared }) };
  });
  return noConflictCounts(counted, stakes, dayOf(meeting));
}

function tallyOf(deliberation: Deliberation, grantId: string | undefined): Tally {
  const { eligibleIds, present, mostRecused } = countOf(deliberation);
  const latest = latestPositions(deliberation.positions);
  const count = (position: string): number =>
    present.filter(({ personId }) => latest.get(personId)?.position === position).length;
  return {
    ...(grantId === undefined ? {} : { grantId }),
    eligibleCount: eligibleIds.length,
    presentCount: present.length,
    agreeCount: count('agree'),
    standAsideCount: count('stand-aside'),
    recusedCount: deliberation.votingIds.length - eligibleIds.length,
    mostRecused,
  };
}
