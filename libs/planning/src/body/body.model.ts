import type { Leaf } from '#kernel';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { bodyEstablished } from './body-established.event.js';
import type { Body } from './body-established.event.js';
import { memberAppointed } from './member-appointed.event.js';

/** What a body may do and how it comes to its results. */
export type BodyState = Pick<Leaf<Body>, 'kind' | 'mandates' | 'decisionRule' | 'quorumShare'> & {
  readonly number: number;
  readonly correctedBy?: number;
};

export const bodyState = model('body', 'body', {
  initial: undefined as BodyState | undefined,
  on: (when) => [
    when(bodyEstablished, (_, { kind, mandates, decisionRule, quorumShare }, { number }) => ({
      kind,
      mandates,
      decisionRule,
      quorumShare,
      number,
    })),
    when(eventCorrected, (body, { eventNumber }, { number }) =>
      body?.number === eventNumber ? { ...body, correctedBy: number } : body,
    ),
  ],
});

type Appointed = Leaf<Parameters<typeof memberAppointed.of>[1]>;

/** A membership, present or past, and the event that says so. */
export type Member = Pick<
  Appointed,
  'personId' | 'organisationId' | 'organisationLevel' | 'voting' | 'from' | 'until'
> & { readonly number: number };

/** Who was ever a member of a body; appointments that were corrected are gone. */
export const bodyMembers = model('members of a body', 'body', {
  initial: [] as readonly Member[],
  on: (when) => [
    when(memberAppointed, (members, appointed, { number }) => [...members, memberOf(appointed, number)]),
    when(eventCorrected, (members, { eventNumber }) =>
      members.filter(({ number }) => number !== eventNumber),
    ),
  ],
});

function memberOf(
  { personId, organisationId, organisationLevel, voting, from, until }: Appointed,
  number: number,
): Member {
  return {
    personId,
    ...(organisationId === undefined ? {} : { organisationId }),
    ...(organisationLevel === undefined ? {} : { organisationLevel }),
    voting,
    from,
    ...(until === undefined ? {} : { until }),
    number,
  };
}
