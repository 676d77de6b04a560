import type { EventStore } from '#event-store';
import type { BudgetRow, GrantRow, Profile, RowOf } from '#importing';
import { planBudget } from './budget-plan.js';
import type { Moment } from './free-ids.js';
import { planGrants } from './grant-plan.js';
import { readBudget } from './known-budget.js';
import { readGrants } from './known-grants.js';
import type { PlanYears } from './opening.js';
import { PlanInProgress } from './plan.js';
import type { Plan } from './plan.js';
import type { Source } from './source.js';

/** Plans rows on what the ledger knows up to a number, else at the moment of the call; `seen` is its number then. */
export type Planner<Row> = (
  rows: readonly Row[],
  upTo?: number,
) => Promise<{ readonly seen: number; readonly plan: Plan }>;

export interface PlannerParts {
  readonly moment: Omit<Moment, 'upTo'> & { readonly store: EventStore };
  readonly source: Source;
  /** Of a budget. */
  readonly years?: PlanYears;
}

/** The one place where the kind of a profile decides how its rows are planned. */
export function plannerFor<P extends Profile>(profile: P, parts: PlannerParts): Planner<RowOf<P>> {
  const planner: Planner<never> = profile.kind === 'budget' ? budgetPlanner(parts) : grantsPlanner(parts);
  const known = planner as Planner<RowOf<P>>;
  // A batch may hold refused rows only.
  return async (rows, upTo) =>
    rows.length === 0 ? { seen: 0, plan: new PlanInProgress().plan } : known(rows, upTo);
}

function budgetPlanner({ moment, source, years }: PlannerParts): Planner<BudgetRow> {
  return async (rows, upTo) => {
    if (!years) throw new TypeError('rows of a budget belong to years');
    const { seen, known } = await readBudget({ ...moment, upTo }, rows, years.first);
    return { seen, plan: planBudget(rows, known, source, years.first) };
  };
}

function grantsPlanner({ moment, source }: PlannerParts): Planner<GrantRow> {
  return async (rows, upTo) => {
    const { seen, known } = await readGrants({ ...moment, upTo }, rows);
    return { seen, plan: planGrants(rows, known, source, moment.ids) };
  };
}
