import type { Rejection } from '#kernel';
import type { Member } from '../body/body.model.js';
import { reject } from '../language.js';
import { includes } from './period-runs-forward.js';

/** Who may take part in forming the will of a body: the voting members in office on a day. */
export function votingMembersOn(members: readonly Member[], on: string): Member[] {
  return members.filter((member) => member.voting && includes(member, on));
}

/** R5: only a voting member in office on the day has a seat to speak for, in person or by a substitute. */
export function hasVotingSeat(
  members: readonly Member[],
  { personId, bodyId, on }: { readonly personId: string; readonly bodyId: string; readonly on: string },
): Rejection | undefined {
  const seats = members.filter((member) => member.personId === personId);
  if (votingMembersOn(seats, on).length > 0) return undefined;
  return reject(
    'not-a-voting-member',
    { personId, bodyId, on },
    seats.map(({ number }) => number),
  );
}
