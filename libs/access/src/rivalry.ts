import { idOf, kindOf, model } from '#kernel';
import type { Tag } from '#kernel';
import { decisionRecorded, eventCorrected, grantAppliedFor, grantTakenOver, hasClosed } from '#planning';
import type { CallState } from '#planning';
import { isKeptApart, isRival } from './reading.js';
import type { Caller, Reader } from './caller.js';

/** What decides who may see a grant before its decision. */
export interface GrantStanding {
  /** Whose application it is: the applicant, and partners. */
  readonly organisationIds: readonly string[];
  /** The call it was applied for in. */
  readonly callId?: string;
  /** The events that decided it, adopted or rejected; a deferred one is still undecided. */
  readonly decidedBy: readonly number[];
}

const unknown: GrantStanding = { organisationIds: [], decidedBy: [] };

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
    when(eventCorrected, (standing, { eventNumber }) => ({
      ...standing,
      decidedBy: standing.decidedBy.filter((number) => number !== eventNumber),
    })),
  ],
});

/** The grants on which it depends whether the caller may see an event; none for who may see all. */
export function rivalGrants(caller: Caller, tags: readonly Tag[]): string[] {
  return isKeptApart(caller) ? idsAmong(tags, 'grant') : [];
}

/** The items of bodies that an event tells of: positions, conflicts and recusals do not name the grants in question. */
export function rivalItems(caller: Caller, tags: readonly Tag[]): string[] {
  return isKeptApart(caller) ? idsAmong(tags, 'item') : [];
}

function idsAmong(tags: readonly Tag[], kind: 'grant' | 'item'): string[] {
  return tags.filter((tag) => kindOf(tag) === kind).map(idOf);
}

/** How the competition in a call stands. */
export interface CallStanding {
  readonly call: CallState | undefined;
  /** Whether everything that was applied for in it is decided. */
  readonly isDecided: boolean;
}

/**
 * Whether the reader may see a grant that stands so, on a day. While its call takes applications, or one of them is
 * undecided, a decision is not the last one; a call that was corrected takes none.
 */
export function maySeeGrant(
  reader: Reader,
  { organisationIds, decidedBy }: GrantStanding,
  { call, isDecided }: CallStanding,
  today: string,
): boolean {
  const isCallOver =
    call === undefined || call.correctedBy !== undefined || (isDecided && hasClosed(call, today));
  if ((decidedBy.length > 0 && isCallOver) || !isRival(reader)) return true;
  return ownOrganisations(reader).some((own) => organisationIds.includes(own));
}

function ownOrganisations({ organisationId, linkedTo = [] }: Reader): string[] {
  return [...(organisationId === undefined ? [] : [organisationId]), ...linkedTo];
}

/** What rows of a register must hold for the reader to see them: in this column one of these values. */
export interface RowsSeen {
  readonly column: string;
  readonly values: readonly string[];
}

/** No row holds this value. */
const NOBODYS = [''];

/** To a rival no row of the register exists. */
const none = (column: string) => (): RowsSeen => ({ column, values: NOBODYS });
const only = (column: string, values: readonly string[]) => (): RowsSeen => ({ column, values });

/**
 * The registers that tell of single grants, and which of their rows a rival sees, whether decided or not: no page, sum,
 * search or history shows another one. What is decided a rival finds among the events and in the trace of a grant, which
 * know when it was.
 */
const registersOfGrants: Readonly<Record<string, (reader: Reader) => RowsSeen>> = {
  // Whoever reads for no organisation owns nothing.
  grants: (reader) => {
    const own = ownOrganisations(reader);
    return { column: 'organisationIds', values: own.length === 0 ? NOBODYS : own };
  },
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
  positions: none('itemId'),
  decisions: only('concerns', ['planning']),
  // Items of these kinds are about needs, criteria, measures and targets, which concern everybody.
  items: only('kind', ['goal', 'need', 'criterion', 'measure', 'target']),
};

/** What rows of a register must hold for the reader to see them; undefined where all are seen. */
export function rowsSeen(reader: Reader, register: string): RowsSeen | undefined {
  return isRival(reader) ? registersOfGrants[register]?.(reader) : undefined;
}
