import type { Facts, RowOf } from '#kernel';
import type { Role } from '#planning';
import type { links } from '../links/links.read-model.js';
import type { WhyRole } from './why-roles.js';

/** What a trace takes from a stored link, besides its id. */
export const linkColumns = ['from', 'to', 'kind', 'number', 'eventType', 'day', 'actor', 'role'] as const;

/** Stored links are always whole. The id is that of a row of an event: its number, a dot, and its place among the event's. */
export type StoredLink = { readonly id: string } & {
  readonly [Name in (typeof linkColumns)[number]]: NonNullable<RowOf<typeof links>[Name]>;
};

/** An event that says so: when it applies, and who said it in which role. */
export interface WhyEvent {
  readonly number: number;
  readonly day: string;
  readonly actor: string;
  readonly role: string;
  /** The event that corrected it: what it said does not hold. */
  readonly correctedBy?: number;
}

/** One link of the trace. `tag` is absent where the thing has no identity in the ledger. */
export interface WhyLink {
  readonly role: WhyRole;
  readonly tag?: string;
  readonly events: readonly WhyEvent[];
  readonly summary: string;
  /** Present and true where all its events were corrected: it does not hold, and nothing behind it is told. */
  readonly gone?: true;
}

/** What is not known, and who owes it. `code` and `owedByRole` are for machines. */
export interface WhyGap {
  readonly code: string;
  readonly missing: string;
  readonly owedByRole: Role;
  readonly owedBy: string;
}

/** A rule that the record contradicts. */
export interface WhyFinding {
  /** The fact that contradicts it. */
  readonly tag: string;
  readonly rule: string;
  readonly code: string;
  readonly text: string;
  readonly facts: Facts;
  readonly restsOn: readonly number[];
}

/** Signed integer cents; `null` where nothing is known, or nothing has come to that yet. */
export interface WhyAmounts {
  /** What the grant amounts to: what was taken over, else what is allocated. */
  readonly amountCents: number | null;
  readonly requestedCents: number | null;
  readonly recommendedCents: number | null;
  readonly decidedCents: number | null;
  readonly allocatedCents: number | null;
  readonly noticedCents: number | null;
  readonly committedCents: number | null;
  readonly orderedCents: number | null;
  readonly paidCents: number | null;
  readonly recognisedCents: number | null;
  readonly boundCents: number | null;
  /** Of the line the grant is on, where it is on one only. */
  readonly lineAuthorisedCents: number | null;
  readonly lineBoundCents: number | null;
  readonly lineLeftCents: number | null;
}

/** What stands behind a thing and what became of it, as of event `number`. */
export interface TraceAnswer {
  /** The tag of the thing. */
  readonly subject: string;
  readonly number: number;
  readonly chain: readonly WhyLink[];
  /** True where the trace has more links than one answer tells. */
  readonly more: boolean;
}

/** Why did this money go there: the trace with what is missing in it, who owes that, and what in it contradicts a rule. */
export interface WhyOfSubject extends TraceAnswer {
  readonly gaps: readonly WhyGap[];
  readonly findings: readonly WhyFinding[];
}

/** Why did this grant get its money. */
export interface WhyAnswer extends WhyOfSubject {
  readonly grant: string;
  readonly externalNo: string | null;
  readonly state: string | null;
  readonly amounts: WhyAmounts;
}
