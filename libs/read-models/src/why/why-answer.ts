import type { Facts, RowOf } from '#kernel';
import type { Role } from '#planning';
import type { budgetLines } from '../budget-lines/budget-lines.read-model.js';
import type { grants } from '../grants/grants.read-model.js';
import type { links } from '../links/links.read-model.js';
import type { organisations } from '../organisations/organisations.read-model.js';

/** Stored links are always whole. */
export type StoredLink = {
  readonly [Name in keyof RowOf<typeof links>]: NonNullable<RowOf<typeof links>[Name]>;
};

/** What the registers know about a grant, all read as of the same event number. */
export interface KnownOfGrant {
  readonly number: number;
  readonly grantId: string;
  readonly grant: RowOf<typeof grants>;
  /** Links from the grant, in any order. */
  readonly links: readonly StoredLink[];
  /** The recipient, where it is registered. */
  readonly recipient?: RowOf<typeof organisations> | undefined;
  /** The line the grant binds, or else the one that shows its budget position. */
  readonly line?: RowOf<typeof budgetLines> | undefined;
}

/** An event that says so: when it applies, and who said it in which role. */
export interface WhyEvent {
  readonly number: number;
  readonly day: string;
  readonly actor: string;
  readonly role: string;
}

/** One link of the trace. `tag` is absent where the thing has no identity in the ledger. */
export interface WhyLink {
  readonly role: WhyRole;
  readonly tag?: string;
  readonly events: readonly WhyEvent[];
  readonly summary: string;
}

/** What a thing is in the trace of a grant. */
export type WhyRole =
  | 'grant'
  | 'authority'
  | 'recipient'
  | 'budget-line'
  | 'budget-position'
  | 'source'
  | 'evidence'
  | 'correction';

/** What is not known, and who owes it. `code` and `owedByRole` are for machines. */
export interface WhyGap {
  readonly code: string;
  readonly missing: string;
  readonly owedByRole: Role;
  readonly owedBy: string;
}

/** A rule that the record contradicts. */
export interface WhyFinding {
  readonly rule: string;
  readonly code: string;
  readonly text: string;
  readonly facts: Facts;
  readonly restsOn: readonly number[];
}

/** Signed integer cents; `null` where nothing is known. */
export interface WhyAmounts {
  readonly amountCents: number | null;
  readonly boundCents: number | null;
  readonly lineAuthorisedCents: number | null;
  readonly lineBoundCents: number | null;
  readonly lineLeftCents: number | null;
}

/** Why did this money go there, as of event `number`. */
export interface WhyAnswer {
  readonly grant: string;
  readonly externalNo: string | null;
  readonly state: string | null;
  readonly number: number;
  readonly chain: readonly WhyLink[];
  readonly amounts: WhyAmounts;
  readonly gaps: readonly WhyGap[];
  readonly findings: readonly WhyFinding[];
}
