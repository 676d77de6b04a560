import type { ApplicantOfCall } from '../call/applicants-of-call.model.js';
import { application } from '../grant/application.model.js';
import type { Application } from '../grant/application.model.js';
import { grantMoney } from '../grant/grant-money.model.js';
import type { GrantMoney } from '../grant/grant-money.model.js';
import type { Stakeholder } from '../grant/stakeholders.model.js';
import type { Stake } from './conflict.js';

/** A grant that is deliberated or decided, as far as competition goes. */
export interface Competing {
  readonly grantId: string;
  readonly stakeholders: readonly Stakeholder[];
  /** Whether money was allocated to it: then its competition is over. */
  readonly isAllocated: boolean;
  /** Everybody who applied in its call. */
  readonly applicants: readonly ApplicantOfCall[];
}

/** R6: the competitors of a grant in its call, as long as that is undecided: whoever else applied there. */
export function rivalsOf({ grantId, stakeholders, isAllocated, applicants }: Competing): Stake[] {
  if (isAllocated) return [];
  return applicants
    .filter(
      (each) =>
        each.grantId !== grantId &&
        stakeholders.every(({ organisationId }) => organisationId !== each.organisationId),
    )
    .map(({ organisationId, number }) => ({ organisationId, as: 'rival', numbers: [number] }));
}

/** What must be read of grants to know who competes with them; the calls themselves come in the next round. */
export function readsOfCompetition(grantIds: readonly string[]) {
  return {
    applied: grantIds.map((id) => application.of(id)),
    money: grantIds.map((id) => grantMoney.of(id)),
  };
}

/** The calls in which these applications were made, each once. */
export function callsOf(applied: readonly (Application | undefined)[]): string[] {
  return [...new Set(applied.flatMap((each) => each?.callId ?? []))];
}

/** The answers to `readsOfCompetition`, and who applied in each of `callsOf`. */
export interface Competition {
  readonly applied: readonly (Application | undefined)[];
  readonly money: readonly GrantMoney[];
  readonly calls: readonly (readonly ApplicantOfCall[])[];
}

/** R6: the competitors of the grant that was read at this place. */
export function rivalsAt(
  index: number,
  grantId: string | undefined,
  stakeholders: readonly Stakeholder[],
  { applied, money, calls }: Competition,
): Stake[] {
  const callId = applied[index]?.callId;
  if (grantId === undefined || callId === undefined) return [];
  return rivalsOf({
    grantId,
    stakeholders,
    isAllocated: (money[index]?.allocations.length ?? 0) > 0,
    applicants: calls[callsOf(applied).indexOf(callId)] ?? [],
  });
}
