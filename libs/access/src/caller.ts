import type { Role } from '#planning';

/** Who asks. Comes from a token, never from a body. */
export interface Caller {
  /** `person:<id>`, or `operator:<token id>` where the token names no person. Stands in every event. */
  readonly actor: string;
  readonly roles: readonly Role[];
  /** The only ledger the token is for; all where it is missing. */
  readonly ledger?: string;
  readonly personId?: string;
  readonly organisationId?: string;
}

/** A caller of whom it is known what the ledger says of its person. */
export interface Reader extends Caller {
  /**
   * The organisations to which the person is linked; present where one of them applied for a grant that is still open, or the
   * person was recused from one. For such a reader rule R22 holds as for a provider.
   */
  readonly linkedTo?: readonly string[];
}

/** The caller lacks the right; `roles` are those that have it. */
export class NotPermitted extends Error {
  constructor(
    readonly what: string,
    readonly roles: readonly Role[],
  ) {
    super(`${what} needs one of the roles ${roles.join(', ')}`);
  }
}

/** The token is for another ledger. Says the same of a ledger that exists and of one that does not. */
export class WrongLedger extends Error {
  constructor(
    readonly ledger: string,
    readonly own: string,
  ) {
    super(`the token is for the ledger ${own}, not for ${ledger}`);
  }
}

/** The role in which the caller performs something that `by` may perform in a ledger. Throws WrongLedger, NotPermitted. */
export function roleFor(caller: Caller, ledger: string, what: string, by: readonly Role[]): Role {
  if (caller.ledger !== undefined && caller.ledger !== ledger) throw new WrongLedger(ledger, caller.ledger);
  const role = by.find((each) => caller.roles.includes(each));
  if (!role) throw new NotPermitted(`${what} in ${ledger}`, by);
  return role;
}
