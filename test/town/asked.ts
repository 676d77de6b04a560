import type { Caller } from '#access';
import type { Clock } from '#platform';
import type { Role } from '#planning';

/** An act that somebody asks for. */
export interface Asked {
  readonly act: string;
  readonly body: object;
  readonly caller: Caller;
}

/** The rules compare days with today, so all that happens in a town of the tests happens at one and the same noon. */
export const NOON = '2027-03-15T11:00:00.000Z';
export const TODAY = '2027-03-15';
export const standingClock: Clock = { now: () => NOON };

/** A person who asks with a token of their own; administrators may perform every act. */
export function person(id: string, role: Role = 'administrator', organisationId?: string): Caller {
  return {
    actor: `person:${id}`,
    personId: id,
    roles: [role],
    ...(organisationId === undefined ? {} : { organisationId }),
  };
}
