import { idOf, kindOf } from '#kernel';
import type { AnyRow, Language, ReadModel, RowOf, Tag } from '#kernel';
import { conflictDeclared, memberRecused, positionTaken, subjectOf } from '#planning';
import { allocations } from '../allocations/allocations.read-model.js';
import { assessments } from '../assessments/assessments.read-model.js';
import { bodies } from '../bodies/bodies.read-model.js';
import { budgetLines } from '../budget-lines/budget-lines.read-model.js';
import { calls } from '../calls/calls.read-model.js';
import { catalogues } from '../catalogues/catalogues.read-model.js';
import { criteria } from '../criteria/criteria.read-model.js';
import { criterionVersions } from '../criteria/criterion-versions.read-model.js';
import { cycles } from '../cycles/cycles.read-model.js';
import { decisions } from '../decisions/decisions.read-model.js';
import { drawdowns } from '../drawdowns/drawdowns.read-model.js';
import { evidence } from '../evidence/evidence.read-model.js';
import { goals } from '../goals/goals.read-model.js';
import { grants } from '../grants/grants.read-model.js';
import { guidelines } from '../guidelines/guidelines.read-model.js';
import { interests } from '../interests/interests.read-model.js';
import { items } from '../items/items.read-model.js';
import { measures } from '../measures/measures.read-model.js';
import { meetings } from '../meetings/meetings.read-model.js';
import { needs } from '../needs/needs.read-model.js';
import { notices } from '../notices/notices.read-model.js';
import { organisations } from '../organisations/organisations.read-model.js';
import { paymentOrders } from '../payments/payment-orders.read-model.js';
import { payments } from '../payments/payments.read-model.js';
import { persons } from '../persons/persons.read-model.js';
import { positions } from '../positions/positions.read-model.js';
import { proofsOfUse } from '../proofs-of-use/proofs-of-use.read-model.js';
import { recommendations } from '../recommendations/recommendations.read-model.js';
import { recusals } from '../recusals/recusals.read-model.js';
import { reviews } from '../reviews/reviews.read-model.js';
import { actuals } from '../targets/actuals.read-model.js';
import { targets } from '../targets/targets.read-model.js';
import type { Trail } from './walk.js';

/** The registers from which things are told, by the kind of their tag. */
const registers: Readonly<Record<string, ReadModel>> = {
  grant: grants,
  organisation: organisations,
  'budget-line': budgetLines,
  payment: payments,
  'payment-order': paymentOrders,
  drawdown: drawdowns,
  'notice-no': notices,
  allocation: allocations,
  'proof-of-use': proofsOfUse,
  review: reviews,
  decision: decisions,
  recommendation: recommendations,
  item: items,
  meeting: meetings,
  body: bodies,
  person: persons,
  call: calls,
  assessment: assessments,
  need: needs,
  evidence,
  criterion: criteria,
  'criterion-version': criterionVersions,
  catalogue: catalogues,
  measure: measures,
  target: targets,
  goal: goals,
  cycle: cycles,
  guideline: guidelines,
  actual: actuals,
};

/** Registers whose rows are entries: each row is known by the number of its event. */
const entries: Readonly<Record<string, ReadModel>> = {
  [positionTaken.type]: positions,
  [conflictDeclared.type]: recusals,
  [memberRecused.type]: recusals,
};

/** Every read model that summaries take their facts from. */
export const toldFrom: readonly ReadModel[] = [...Object.values(registers), positions, recusals, interests];

/** Rows that are looked up by values of one column; at most so many values as there are things in a trail. */
export interface RowsWanted {
  readonly model: string;
  readonly column: 'id' | 'personId';
  readonly values: readonly string[];
}

/** Where the row of a thing stands. Versions of targets and guidelines stand in the row of what they are versions of. */
function placeOf(thing: string): { readonly model: ReadModel; readonly id: string } | undefined {
  const [kind, id] = [kindOf(thing as Tag), idOf(thing as Tag)];
  const isVersion = id.includes('.v');
  const model = registers[kind === 'criterion' && isVersion ? 'criterion-version' : kind];
  return model && { model, id: isVersion && kind !== 'criterion' ? subjectOf(id) : id };
}

/** The rows that tell of everything in a trail. */
export function rowsWanted({ visited, named, links, corrections }: Trail): RowsWanted[] {
  const ids = new Map<string, Set<string>>();
  const want = (model: ReadModel, id: string): void => {
    ids.set(model.name, (ids.get(model.name) ?? new Set()).add(id));
  };
  // What a corrected event named is told as gone, and by its name as all else.
  const gone = links.filter(({ number }) => corrections.has(number)).map(({ to }) => to);
  for (const thing of [...visited, ...named, ...gone]) {
    const place = placeOf(thing);
    if (place) want(place.model, place.id);
  }
  for (const { eventType, number } of links) {
    const entry = entries[eventType];
    if (entry) want(entry, String(number));
  }
  const wanted = [...ids].map(([model, values]) => ({ model, column: 'id' as const, values: [...values] }));
  const recused = links.filter(({ kind, to }) => kind === 'recusal' && kindOf(to as Tag) === 'person');
  const persons = [...new Set(recused.map(({ to }) => idOf(to as Tag)))];
  return persons.length === 0
    ? wanted
    : [...wanted, { model: interests.name, column: 'personId', values: persons }];
}

/** A row with its id, as the registers give it. */
export type KnownRow = AnyRow & { readonly id: string };

/** Rows of registers, all true at one event number. */
export class KnownRows {
  private readonly rows = new Map<string, Map<string, KnownRow>>();

  add(model: string, rows: readonly KnownRow[]): this {
    const known = this.rows.get(model) ?? new Map<string, KnownRow>();
    rows.forEach((row) => known.set(row.id, row));
    this.rows.set(model, known);
    return this;
  }

  /** The row of a register; it has the columns of its read model, from which its table was made. */
  of<Model extends ReadModel>({ name }: Model, id: string): RowOf<Model> | undefined {
    return this.rows.get(name)?.get(id) as RowOf<Model> | undefined;
  }

  /** All known rows of a register of entries, in the order of their events, however they were read. */
  entries<Model extends ReadModel>(model: Model): RowOf<Model>[] {
    const ids = [...(this.rows.get(model.name)?.keys() ?? [])].sort((a, b) => Number(a) - Number(b));
    return ids.map((id) => this.of(model, id)).filter((row) => row !== undefined);
  }

  has(model: string, id: string): boolean {
    return this.rows.get(model)?.has(id) ?? false;
  }
}

/** What is known where a trace is told, all as of one event number. */
export interface Known {
  readonly number: number;
  /** The thing that the trace is of. */
  readonly subject: string;
  readonly trail: Trail;
  readonly rows: KnownRows;
  /** The day on which that event was recorded, in Berlin: what is due is judged by it. Needed where steps can be due. */
  readonly on?: string | undefined;
  /** Whether the reader may see what is internal (rule R19). */
  readonly seesInternal: boolean;
  readonly language: Language;
}
