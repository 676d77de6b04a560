import { YEARS } from '#kernel';
import { positionId } from '../budget-line/budget-line-opened.event.js';
import { budgetPosition } from '../budget-line/budget-position.model.js';
import type { LineAtPosition } from '../budget-line/budget-position.model.js';
import type { FundsByLine } from '../budget-line/funds.model.js';
import { contradiction } from '../contradiction.js';
import { fundsSuffice, leftFor } from '../rules/funds-suffice.js';
import type { GrantTakenOver, NamedBudgetLine, TakeOverGrant } from './grant-taken-over.event.js';
import type { BudgetJoin } from './grant.terms.js';

/** The lines at the place of the budget that a grant names; nothing where it names none. */
export function positionOf(named: NamedBudgetLine | undefined) {
  return named?.account === undefined
    ? undefined
    : budgetPosition.of(positionId({ ...named, account: named.account }));
}

/** The budget year of a grant: the one it names, or the one in which its whole period lies. */
export function yearOf({ year, period }: TakeOverGrant): number | undefined {
  if (year !== undefined || !period) return year;
  const [first, last] = [period.from, period.until].map((day) => Number(day.slice(0, 4)));
  return first !== undefined && first === last && first >= YEARS.min && first <= YEARS.max
    ? first
    : undefined;
}

/** Which line a grant taken over binds, or the line that shows at least what its budget position is. */
interface Joined {
  readonly join: BudgetJoin;
  readonly binds?: LineAtPosition;
  readonly shows?: LineAtPosition;
}

/** Finds the line of a grant among those of its budget position. A line without cost centre stands for all of them. */
export function joinOf(lines: readonly LineAtPosition[], grant: TakeOverGrant): Joined {
  const year = yearOf(grant);
  const costCentre = grant.budgetLine?.costCentre;
  const fitting = lines.filter((line) => costCentre === undefined || line.costCentre === costCentre);
  const nearest = nearestTo(fitting, year);
  if (!nearest) return { join: 'no-position' };
  if (year === undefined) return { join: 'year-unknown', shows: nearest };
  const ofYear = fitting.filter((line) => line.year === year);
  const [first, second] = ofYear;
  if (!first) return { join: 'other-years', shows: nearest };
  const only = second ? ofYear.find((line) => line.costCentre === undefined) : first;
  return only ? { join: 'own-year', binds: only } : { join: 'several-lines', shows: first };
}

/** The line of the year, else of the last year before it, else of the first one after it; the latest where no year is known. */
function nearestTo(lines: readonly LineAtPosition[], year = Infinity): LineAtPosition | undefined {
  const byYear = lines.toSorted((a, b) => a.year - b.year || a.number - b.number);
  return byYear.findLast((line) => line.year <= year) ?? byYear[0];
}

/**
 * What the grant binds on its line, and what of rule R3 that contradicts. Undefined where the line's sum would leave
 * the whole numbers that are exact.
 */
export function bindingOf(
  { budgetLineId, year, coverGroupId }: LineAtPosition,
  funds: FundsByLine,
  amountCents: number,
): Pick<GrantTakenOver, 'lines' | 'contradicts'> | undefined {
  const sums = [
    (funds[budgetLineId]?.usedCents ?? 0) + amountCents,
    leftFor(funds, budgetLineId) - amountCents,
  ];
  if (!sums.every(Number.isSafeInteger)) return undefined;
  const refusal = fundsSuffice(funds, budgetLineId, amountCents);
  return {
    lines: [
      {
        budgetLineId,
        year,
        ...(coverGroupId === undefined ? {} : { coverGroupId }),
        amountCents,
        boundDeltaCents: amountCents,
      },
    ],
    ...(refusal ? { contradicts: [contradiction(refusal)] } : {}),
  };
}
