import { ImportFault } from './import-fault.js';
import type { RowOf } from './mapping/row-reader.js';
import type { Profile } from './profile/profile.js';
import { isAppropriation } from './rows.js';
import type { BudgetRow, Stage } from './rows.js';

export interface BudgetTotals {
  /** Sums of the appropriations of all years in the file; `actual` and `comparison` are not among them. */
  readonly revenueCents: number;
  /** Investment grants are among the expenses. */
  readonly expenseCents: number;
  /** The same for each year and each stage, in that order. */
  readonly byYear: readonly YearTotals[];
}

export interface YearTotals {
  readonly year: number;
  readonly stage: Stage;
  readonly revenueCents: number;
  readonly expenseCents: number;
}

export interface GrantTotals {
  readonly amountCents: number;
}

export type TotalsOf<P extends Profile> = P extends { readonly kind: 'budget' } ? BudgetTotals : GrantTotals;

interface YearSum {
  readonly year: number;
  readonly stage: Stage;
  revenue: bigint;
  expense: bigint;
}

/** Adds up exactly, however long the file is. */
export class Sums<P extends Profile> {
  #amount = 0n;
  readonly #years = new Map<string, YearSum>();

  constructor(private readonly profile: P) {}

  /** `times` is 1n to add a row and -1n to take it back. */
  add(row: RowOf<P>, times: bigint): void {
    if ('amounts' in row) this.#addBudget(row, times);
    else this.#amount += BigInt(row.amountCents) * times;
  }

  /** Throws ImportFault `file-sum-too-large`. */
  totals(fileName: string): TotalsOf<P> {
    const totals: BudgetTotals | GrantTotals =
      this.profile.kind === 'grants'
        ? { amountCents: inNumber(this.#amount, fileName) }
        : this.#budgetTotals(fileName);
    return totals as TotalsOf<P>;
  }

  #budgetTotals(fileName: string): BudgetTotals {
    const cents = (sum: bigint) => inNumber(sum, fileName);
    const years = [...this.#years.values()].sort((a, b) => a.year - b.year || a.stage.localeCompare(b.stage));
    const planned = years.filter(({ stage }) => isAppropriation(stage));
    return {
      revenueCents: cents(planned.reduce((sum, { revenue }) => sum + revenue, 0n)),
      expenseCents: cents(planned.reduce((sum, { expense }) => sum + expense, 0n)),
      byYear: years.map(({ year, stage, revenue, expense }) => ({
        year,
        stage,
        revenueCents: cents(revenue),
        expenseCents: cents(expense),
      })),
    };
  }

  #addBudget({ kind, amounts }: BudgetRow, times: bigint): void {
    for (const { year, stage, amountCents } of amounts) {
      const key = `${String(year)} ${stage}`;
      const sum = this.#years.get(key) ?? { year, stage, revenue: 0n, expense: 0n };
      this.#years.set(key, sum);
      if (kind === 'revenue') sum.revenue += BigInt(amountCents) * times;
      else sum.expense += BigInt(amountCents) * times;
    }
  }
}

function inNumber(sum: bigint, fileName: string): number {
  const value = Number(sum);
  if (Number.isSafeInteger(value)) return value;
  throw new ImportFault('file-sum-too-large', {
    de: `Die Summe der Beträge in ${fileName} übersteigt 90.071.992.547.409,91 Euro (2^53 − 1 Cent). Bitte die Einheit (numbers.unit) im Profil prüfen.`,
    en: `The sum of the amounts in ${fileName} exceeds 90,071,992,547,409.91 euro (2^53 − 1 cents). Please check the unit (numbers.unit) in the profile.`,
  });
}
