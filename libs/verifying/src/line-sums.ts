import { idOf, kindOf } from '#kernel';
import type { FoldedEvent, Leaf } from '#kernel';
import { appropriationSet, budgetLineOpened, eventCorrected, grantAllocated } from '#planning';
import { nothing, plain } from './problem.js';
import type { Finding } from './problem.js';

/** What an event says it changes on a budget line; which of the three deltas it has depends on its kind. */
interface Movement {
  readonly budgetLineId: string;
  readonly amountCents?: number;
  readonly boundDeltaCents?: number;
}

interface Appropriation {
  readonly number: number;
  readonly cents: number;
}

interface Line {
  readonly appropriations: readonly Appropriation[];
  readonly openedBy: number;
  readonly withdrawn: boolean;
}

const UNOPENED: Line = { appropriations: [], openedBy: 0, withdrawn: false };

/**
 * Follows the sums of rule R3 through a ledger: every event states by how much it changes what a line may spend and what
 * is bound on it, so that a state is a sum; here each such figure is computed anew from the amounts. Written without the
 * decision models that made the figures. Holds a few numbers for every line and for every grant on it.
 */
export class LineSums {
  private readonly lines = new Map<string, Line>();
  private readonly bound = new Map<string, number>();

  *take(event: FoldedEvent, corrected: FoldedEvent | undefined): Generator<Finding> {
    if (budgetLineOpened.is(event)) {
      this.lines.set(idOf(event.subject), { ...UNOPENED, openedBy: event.number });
    } else if (appropriationSet.is(event)) {
      yield* this.appropriate(event.number, event.data);
    } else if (eventCorrected.is(event) && corrected) {
      yield* this.correct(event.data, corrected);
      return;
    }
    const { lines } = event.data as { readonly lines?: readonly Movement[] };
    for (const [index, movement] of (lines ?? []).entries()) {
      const at = `/data/lines/${String(index)}`;
      if (bindsNothing(event)) yield* differing(`${at}/boundDeltaCents`, 0, movement.boundDeltaCents ?? 0);
      else yield* this.bind(holderOf(event), movement, at);
    }
  }

  private *appropriate(number: number, data: Leaf<AppropriationData>): Generator<Finding> {
    const { budgetLineId, stage, amountCents, authorityDeltaCents } = data;
    const line = this.lines.get(budgetLineId) ?? UNOPENED;
    const cents = stage === 'draft' ? 0 : amountCents;
    const next = { ...line, appropriations: [...line.appropriations, { number, cents }] };
    this.lines.set(budgetLineId, next);
    yield* differing('/data/authorityDeltaCents', authorityOf(next) - authorityOf(line), authorityDeltaCents);
  }

  private *bind(holder: string, movement: Movement, at: string): Generator<Finding> {
    const { budgetLineId, amountCents, boundDeltaCents } = movement;
    if (amountCents === undefined || boundDeltaCents === undefined) return;
    const key = `${holder} ${budgetLineId}`;
    yield* differing(`${at}/boundDeltaCents`, amountCents - (this.bound.get(key) ?? 0), boundDeltaCents);
    this.bound.set(key, amountCents);
  }

  /** A correction takes back what the corrected event moved, all of it and nothing else. */
  private *correct(data: Leaf<CorrectionData>, corrected: FoldedEvent): Generator<Finding> {
    const line = idOf(corrected.subject);
    const before = this.lines.get(line);
    if (before) {
      const after = without(before, corrected.number);
      this.lines.set(line, after);
      const stated = data.authorities?.find(({ budgetLineId }) => budgetLineId === line);
      yield* differing(
        '/data/authorities',
        authorityOf(after) - authorityOf(before),
        stated?.authorityDeltaCents ?? 0,
      );
    }
    const { lines: moved = [] } = corrected.data as { readonly lines?: readonly Movement[] };
    for (const { budgetLineId } of moved) {
      if (data.lines?.some((each) => each.budgetLineId === budgetLineId) !== true)
        yield { what: 'sum', place: '/data/lines', expected: plain(budgetLineId), found: nothing };
    }
    for (const [index, movement] of (data.lines ?? []).entries()) {
      yield* this.bind(holderOf(corrected), movement, `/data/lines/${String(index)}`);
    }
  }
}

/** Who binds money by an event: its grant, or a payment that is for none and stands for itself. */
function holderOf({ subject, tags }: FoldedEvent): string {
  return tags.find((each) => kindOf(each) === 'grant') ?? subject;
}

/** A conditional allocation names its lines and binds nothing on them. */
function bindsNothing(event: FoldedEvent): boolean {
  return grantAllocated.is(event) && event.data.conditional;
}

type AppropriationData = InstanceType<typeof appropriationSet.payload>;
type CorrectionData = InstanceType<typeof eventCorrected.payload>;

function without(line: Line, number: number): Line {
  if (line.openedBy === number) return { ...line, withdrawn: true };
  return { ...line, appropriations: line.appropriations.filter((each) => each.number !== number) };
}

/** The last appropriation that stands, in signed cents; a draft gives none, and neither does a line opened by mistake. */
function authorityOf({ appropriations, withdrawn }: Line): number {
  return withdrawn ? 0 : (appropriations.at(-1)?.cents ?? 0);
}

function* differing(place: string, expected: number, found: number): Generator<Finding> {
  if (expected !== found) yield { what: 'sum', place, expected: plain(expected), found: plain(found) };
}
