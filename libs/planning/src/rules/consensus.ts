import type { Rejection } from '#kernel';
import type { PositionOnItem } from '../item/item.model.js';
import { reject } from '../language.js';

/** Somebody who speaks for a seat: the member, or a substitute. */
export interface Voice {
  readonly memberId: string;
  readonly personId: string;
}

/** What there is to look at when a body says that it has reached consensus. */
export interface Deliberation {
  /** The voting members in office on the day. */
  readonly votingIds: readonly string[];
  /** The persons recused for the item or for this grant of it. */
  readonly recusedIds: readonly string[];
  /** Who was there for whom; in a written procedure who answered. */
  readonly voices: readonly Voice[];
  /** In the order of recording. */
  readonly positions: readonly PositionOnItem[];
  readonly quorumShare: { readonly numerator: number; readonly denominator: number };
  /** The events that hold who was there and who was recused. */
  readonly restsOn: readonly number[];
}

/** Who counts: E the eligible members, P those of them who are there, and whether more than half of all are recused. */
export interface Count {
  readonly eligibleIds: readonly string[];
  readonly present: readonly Voice[];
  readonly mostRecused: boolean;
}

/** Counts seats. A person speaks for one seat only, the own one first; who is recused speaks for none. */
export function countOf({ votingIds, recusedIds, voices }: Deliberation): Count {
  const eligibleIds = votingIds.filter((id) => !recusedIds.includes(id));
  const present: Voice[] = [];
  const inOrder = [...voices].sort((a, b) => Number(isSubstitute(a)) - Number(isSubstitute(b)));
  for (const voice of inOrder) {
    if (!eligibleIds.includes(voice.memberId) || recusedIds.includes(voice.personId)) continue;
    const heard = present.some(
      ({ memberId, personId }) => memberId === voice.memberId || personId === voice.personId,
    );
    if (!heard) present.push(voice);
  }
  const mostRecused = (votingIds.length - eligibleIds.length) * 2 > votingIds.length;
  return { eligibleIds, present, mostRecused };
}

function isSubstitute({ memberId, personId }: Voice): boolean {
  return memberId !== personId;
}

/** The position of each person that counts: the one recorded last. */
export function latestPositions(positions: readonly PositionOnItem[]): ReadonlyMap<string, PositionOnItem> {
  return new Map(positions.map((each) => [each.personId, each]));
}

/**
 * R5: consensus needs the quorum, a position of everybody present, the agreement of at least one and no open objection of
 * a member who is not recused: silence is no consensus. Where more than half of all voting members are recused, two
 * present are enough (after § 53 Abs. 2 HGO; to be checked).
 */
export function consensusHolds(deliberation: Deliberation): Rejection | undefined {
  const { positions, quorumShare, restsOn } = deliberation;
  const { numerator, denominator } = quorumShare;
  const { eligibleIds, present, mostRecused } = countOf(deliberation);
  const [eligible, there] = [eligibleIds.length, present.length];
  const quorate = there * denominator > numerator * eligible || (mostRecused && there >= 2);
  if (!quorate)
    return reject('quorum-missing', { present: there, eligible, numerator, denominator }, restsOn);

  const latest = latestPositions(positions);
  const silent = present.find(({ personId }) => !latest.has(personId));
  if (silent) return reject('position-missing', { personId: silent.personId }, restsOn);

  const speaking = new Set([...eligibleIds, ...present.map(({ personId }) => personId)]);
  const counted = [...latest.values()].filter(({ personId }) => speaking.has(personId));
  const objection = counted.find(({ position }) => position === 'object');
  if (objection) return reject('objection-open', { personId: objection.personId }, [objection.number]);
  if (!present.some(({ personId }) => latest.get(personId)?.position === 'agree')) {
    return reject(
      'agreement-missing',
      { present: there },
      counted.map(({ number }) => number),
    );
  }
  return undefined;
}
