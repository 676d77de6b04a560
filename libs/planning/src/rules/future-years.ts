import type { Rejection } from '#kernel';
import type { BudgetLine } from '../budget-line/budget-line-opened.event.js';
import { reject } from '../language.js';
import type { LedgerSettings } from '../ledger/ledger-settings.js';

/** A line on which money is to be bound. */
interface LineOfYear {
  readonly budgetLineId: string;
  readonly year: number;
  readonly kind: BudgetLine['kind'];
}

/** From which year on years lie in the future, and whether what was decided binds them. */
interface FutureAsked {
  readonly year: number;
  readonly bindsFutureYears: boolean;
  readonly scope: Required<LedgerSettings>['commitmentAuthorityScope'];
}

/**
 * R3 for years to come: the decision says that it binds them; where a commitment authority is needed (§ 102 HGO; to be
 * checked), for investments or for all lines as the ledger has it set, one is recorded.
 */
export function futureYearsAuthorised(
  lines: readonly LineOfYear[],
  { year: present, bindsFutureYears, scope }: FutureAsked,
): Rejection | undefined {
  for (const { budgetLineId, year, kind } of lines) {
    if (year <= present) continue;
    // The ledger holds no commitment authorities: money that needs one can be allocated conditionally only.
    if (kind === 'investment-grant' || scope === 'all')
      return reject('commitment-authority-missing', { budgetLineId, year });
    if (!bindsFutureYears) return reject('future-year-not-bound', { budgetLineId, year, present });
  }
  return undefined;
}
