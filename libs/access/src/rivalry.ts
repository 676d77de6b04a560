import { idOf, kindOf, model } from '#kernel';
import type { Tag } from '#kernel';
import {
  decisionRecorded,
  eventCorrected,
  grantAppliedFor,
  grantTakenOver,
  hasClosed,
  memberRecused,
} from '#planning';
import type { CallState } from '#planning';
import { isKeptApart, isRival } from './reading.js';
import type { Caller } from './caller.js';

/** What decides who may see a grant before its decision. */
export interface GrantStanding {
  /** Whose application it is: the applicant, and partners. */
  readonly organisationIds: readonly string[];
  /** The call it was applied for in. */
  readonly callId?: string;
  /** The events that decided it, adopted or rejected; a deferred one is still undecided. */
  readonly decidedBy: readonly number[];
  /** Members who stay away from this grant. */
  readonly recused: readonly { readonly personId: string; readonly number: number }[];
}

const unknown: GrantStanding = { organisationIds: [], decidedBy: [], recused: [] };

/** The outcomes of a decision after which a grant is no longer open. */
const DECIDED: readonly string[] = ['adopted', 'adopted-changed', 'rejected'];

/**
 * Folds who stands to gain from a grant and whether it is decided (rule R22). A grant that was taken over has no decision
 * in the ledger, which is one of its gaps: until one is recorded, rivals do not see it.
 */
export const grantStanding = model('standing of a grant', 'grant', {
  initial: unknown,
  on: (when) => [
    when(grantTakenOver, (standing, { recipient: { organisationId } }) => ({
      ...standing,
      organisationIds: organisationId === undefined ? [] : [organisationId],
    })),
    when(grantAppliedFor, (standing, { applicantId, partners = [], callId }) => ({
      ...standing,
      organisationIds: [applicantId, ...partners.map(({ organisationId }) => organisationId)],
      ...(callId === undefined ? {} : { callId }),
    })),
    when(decisionRecorded, (standing, { outcome }, { number }) =>
      DECIDED.includes(outcome) ? { ...standing, decidedBy: [...standing.decidedBy, number] } : standing,
    ),
    when(memberRecused, (standing, { personId }, { number }) => ({
      ...standing,
      recused: [...standing.recused, { personId, number }],
    })),
    when(eventCorrected, (standing, { eventNumber }) => ({
      ...standing,
      decidedBy: standing.decidedBy.filter((number) => number !== eventNumber),
      recused: standing.recused.filter(({ number }) => number !== eventNumber),
    })),
  ],
});

/** The grants on which it depends whether the caller may see an event; none for who may see all. */
export function rivalGrants(caller: Caller, tags: readonly Tag[]): string[] {
  return isKeptApart(caller) ? tags.filter((tag) => kindOf(tag) === 'grant').map(idOf) : [];
}

/** How the competition in a call stands. */
export interface CallStanding {
  readonly call: CallState | undefined;
  /** Whether everything that was applied for in it is decided. */
  readonly isDecided: boolean;
}

/**
 * Whether the caller may see a grant that stands so, on a day. While its call takes applications, or one of them is
 * undecided, a decision is not the last one; a call that was corrected takes none.
 */
export function maySeeGrant(
  caller: Caller,
  { organisationIds, decidedBy, recused }: GrantStanding,
  { call, isDecided }: CallStanding,
  today: string,
): boolean {
  const isCallOver =
    call === undefined || call.correctedBy !== undefined || (isDecided && hasClosed(call, today));
  if ((decidedBy.length > 0 && isCallOver) || !isKeptApart(caller)) return true;
  const { organisationId, personId } = caller;
  if (organisationId !== undefined && organisationIds.includes(organisationId)) return true;
  return !isRival(caller) && !recused.some((member) => member.personId === personId);
}

/** What rows of a register must hold for the caller to see them: in this column one of these values. */
export interface RowsSeen {
  readonly column: string;
  readonly values: readonly string[];
}

/** To a rival no row of the register exists; no row holds this value. */
const none = (column: string) => (): RowsSeen => ({ column, values: [''] });
const only = (column: string, values: readonly string[]) => (): RowsSeen => ({ column, values });

/**
 * The registers that tell of single grants, and which of their rows a rival sees, whether decided or not: no page, sum,
 * search or history shows another one. What is decided a rival finds among the events and in the trace of a grant, which
 * know when it was.
 */
const registersOfGrants: Readonly<Record<string, (caller: Caller) => RowsSeen>> = {
  // Whoever reads for no organisation owns nothing.
  grants: ({ organisationId = '' }) => ({ column: 'organisationIds', values: [organisationId] }),
  assessments: none('grantId'),
  allocations: none('grantId'),
  notices: none('grantId'),
  drawdowns: none('grantId'),
  'payment-orders': none('grantId'),
  payments: none('grantId'),
  'proofs-of-use': none('grantId'),
  reviews: none('grantId'),
  recommendations: none('itemId'),
  recusals: none('itemId'),
  decisions: only('outcome', DECIDED),
  // Items of these kinds are about needs, criteria, measures and targets, which concern everybody.
  items: only('kind', ['goal', 'need', 'criterion', 'measure', 'target']),
};

/** What rows of a register must hold for the caller to see them; undefined where all are seen. */
export function rowsSeen(caller: Caller, register: string): RowsSeen | undefined {
  return isRival(caller) ? registersOfGrants[register]?.(caller) : undefined;
}
