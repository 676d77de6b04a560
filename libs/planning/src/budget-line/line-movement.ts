import { Cents, Code, Ref, Year } from '#kernel';

/** A budget line as an event names it whose figures on it change: the tags of the event derive from this. */
class LineMoved {
  @Ref('budget-line') budgetLineId!: string;
  @Year() year!: number;
  @Code({ optional: true }) coverGroupId?: string;
}

/**
 * What a grant binds on a budget line (rule R3): the new absolute amount, and by how much what the line has bound in all
 * changes with it, so that a line's state is a sum and not a list of its grants.
 */
export class LineBinding extends LineMoved {
  @Cents() amountCents!: number;
  @Cents() boundDeltaCents!: number;
}

/** By how much the authority of a budget line changes (rule R3). */
export class LineAuthority extends LineMoved {
  @Cents() authorityDeltaCents!: number;
}
