import { appropriationsOf, refusal } from '#importing';
import type { Appropriated, BudgetRow, Refusal } from '#importing';
import { lineKey, liesAfter } from '#planning';
import type { AppropriatedLine, LineOfKey } from '#planning';
import { contradictions } from './contradictions.js';
import { PlanInProgress } from './plan.js';
import type { Plan, PlannedAct } from './plan.js';
import type { Source } from './source.js';

/** A line that the ledger has, or will have by the acts planned so far. */
export interface KnownLine extends Pick<LineOfKey, 'budgetLineId' | 'kind'> {
  readonly entries: readonly Pick<AppropriatedLine['entries'][number], 'stage' | 'amountCents'>[];
}

/** What the ledger knows of the budget lines that some rows name. */
export interface KnownBudget {
  /** By `lineKey`. */
  readonly lines: ReadonlyMap<string, KnownLine>;
  /** By `lineKey`, for those that are missing: the id that the line is to have. */
  readonly freeIds: ReadonlyMap<string, string>;
}

/** A year of a row, and what it appropriates in it, in the order of the stages. */
interface YearOfRow {
  readonly key: string;
  readonly year: number;
  readonly appropriations: readonly Appropriated[];
}

/**
 * The years for which a row names budget lines. A row that appropriates nothing still names its place of the budget: it
 * is opened in the first year of the plan, without an appropriation.
 */
export function yearsOf(row: BudgetRow, firstPlanYear: number): readonly YearOfRow[] {
  const appropriated = appropriationsOf(row);
  const years = [...new Set(appropriated.map(({ year }) => year))];
  return (years.length === 0 ? [firstPlanYear] : years).map((year) => ({
    key: lineKey({ ...row, year }),
    year,
    appropriations: appropriated
      .filter((amount) => amount.year === year)
      .toSorted((a, b) => (liesAfter(a.stage, b.stage) ? 1 : -1)),
  }));
}

/**
 * The acts that make the ledger say what the rows say: a missing line is opened, a missing or other appropriation is set.
 * A row sees what the rows before it do.
 */
export function planBudget(
  rows: readonly BudgetRow[],
  known: KnownBudget,
  source: Source,
  firstPlanYear: number,
): Plan {
  const lines = new Map(known.lines);
  const plan = new PlanInProgress();
  for (const row of rows) {
    const acts: PlannedAct[] = [];
    const changed = new Map<string, KnownLine>();
    let refused: Refusal | undefined;
    for (const of of yearsOf(row, firstPlanYear)) {
      const line = lines.get(of.key) ?? opened(row, of, known.freeIds, source, acts);
      refused ??= contradiction(row, of, line);
      changed.set(of.key, appropriated(row, of, line, source, acts));
    }
    if (!refused) for (const [key, line] of changed) lines.set(key, line);
    plan.add(refused ?? acts);
  }
  return plan.plan;
}

function opened(
  row: BudgetRow,
  { key, year }: YearOfRow,
  freeIds: KnownBudget['freeIds'],
  { evidence }: Source,
  acts: PlannedAct[],
): KnownLine {
  const id = freeIds.get(key);
  if (id === undefined) throw new TypeError(`no id is at hand for the budget line ${key}`);
  const { line, identity: _, amounts: __, ...fields } = row;
  acts.push({ act: 'open-budget-line', body: { ...fields, id, year, evidence }, line, creates: id });
  return { budgetLineId: id, kind: row.kind, entries: [] };
}

/** Sets what the line does not say yet, and gives the line as it is then. */
function appropriated(
  row: BudgetRow,
  { appropriations }: YearOfRow,
  known: KnownLine,
  { evidence, fileName }: Source,
  acts: PlannedAct[],
): KnownLine {
  const { budgetLineId } = known;
  const planRef = `${fileName}, Zeile ${String(row.line)}`;
  let { entries } = known;
  for (const { stage, amountCents } of appropriations) {
    if (lastAt(entries, stage)?.amountCents === amountCents) continue;
    const body = { budgetLineId, stage, amountCents, planRef, evidence };
    acts.push({ act: 'set-appropriation', body, line: row.line });
    entries = [...entries, { stage, amountCents }];
  }
  return { ...known, entries };
}

/** What a row says that the line does not allow to be said any more. */
function contradiction(
  row: BudgetRow,
  { appropriations, key }: YearOfRow,
  line: KnownLine,
): Refusal | undefined {
  const refuse = (reason: Refusal['reason']): Refusal => refusal(row.line, '', key, reason);
  if (line.kind !== row.kind) return refuse(contradictions.otherKind(line, row.kind));
  const reached = line.entries.at(-1)?.stage;
  for (const { stage, amountCents } of appropriations) {
    const same = lastAt(line.entries, stage);
    if (reached !== undefined && liesAfter(reached, stage) && same?.amountCents !== amountCents)
      return refuse(contradictions.stageBefore(line, reached, stage));
  }
  return undefined;
}

function lastAt(entries: KnownLine['entries'], stage: Appropriated['stage']) {
  return entries.findLast((entry) => entry.stage === stage);
}
