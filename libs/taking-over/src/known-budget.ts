import { appropriations, budgetLineKey } from '#planning';
import type { BudgetRow } from '#importing';
import { yearsOf } from './budget-plan.js';
import type { KnownBudget, KnownLine } from './budget-plan.js';
import { freeIds } from './free-ids.js';
import type { Moment } from './free-ids.js';

/** What the ledger knows of the budget lines that the rows name, at one moment. */
export async function readBudget(
  moment: Moment,
  rows: readonly BudgetRow[],
  firstPlanYear: number,
): Promise<{ readonly seen: number; readonly known: KnownBudget }> {
  const { reader, ledger, upTo } = moment;
  const keys = [...new Set(rows.flatMap((row) => yearsOf(row, firstPlanYear).map(({ key }) => key)))];
  const asked = { holders: keys.map((key) => budgetLineKey.of(key)) };
  const { seen, states } = await reader.read(ledger, asked, upTo);
  const held = keys.flatMap((key, index) => {
    const holder = states.holders[index];
    return holder ? [{ key, holder }] : [];
  });
  const lines = new Map<string, KnownLine>();
  if (held.length > 0) {
    const wanted = { lines: held.map(({ holder }) => appropriations.of(holder.budgetLineId)) };
    const { states: found } = await reader.read(ledger, wanted, seen);
    held.forEach(({ key, holder: { budgetLineId, kind } }, index) => {
      lines.set(key, { budgetLineId, kind, entries: found.lines[index]?.entries ?? [] });
    });
  }
  const missing = keys.filter((key) => !lines.has(key));
  return { seen, known: { lines, freeIds: await freeIds(moment, 'budget-line', missing, seen) } };
}
