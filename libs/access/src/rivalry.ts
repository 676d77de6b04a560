import { idOf, kindOf, model } from '#kernel';
import type { Tag } from '#kernel';
import { grantTakenOver } from '#planning';
import { isRival } from './reading.js';
import type { Caller } from './caller.js';

/** What decides who may see a grant before its decision. */
export interface GrantStanding {
  /** Whose application it is. */
  readonly organisationIds: readonly string[];
  /** Whether the ledger holds its decision: from then on it is as public as any other. */
  readonly decided: boolean;
}

const unknown: GrantStanding = { organisationIds: [], decided: false };

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
  ],
});

/** The grants on which it depends whether the caller may see an event; none for who may see all. */
export function rivalGrants(caller: Caller, tags: readonly Tag[]): string[] {
  return isRival(caller) ? tags.filter((tag) => kindOf(tag) === 'grant').map(idOf) : [];
}

/** Whether the caller may see a grant that stands so. */
export function maySeeGrant(caller: Caller, { organisationIds, decided }: GrantStanding): boolean {
  if (decided || !isRival(caller)) return true;
  return caller.organisationId !== undefined && organisationIds.includes(caller.organisationId);
}

/**
 * The registers that tell of grants, each with the column that says whose a row is. To a rival only the own rows exist:
 * no page, sum, search or history shows another one.
 */
const ownedRegisters: Readonly<Record<string, string>> = { grants: 'recipientId' };

/** What rows of a register must hold for the caller to see them; undefined where all are seen. */
export function rowsSeen(
  caller: Caller,
  register: string,
): { readonly column: string; readonly value: string } | undefined {
  const column = ownedRegisters[register];
  if (column === undefined || !isRival(caller)) return undefined;
  // Whoever reads for no organisation owns nothing; no row holds this value.
  return { column, value: caller.organisationId ?? '' };
}
