import type { Language } from '#kernel';
import type { PassedOver, PlaceholderUse, Refusal, YearTotals } from '#importing';
import type { BudgetJoin } from '#planning';

/** What an import did, in whichever of its runs (see ImportRequest.id), or in a dry run would do. */
export interface ImportReport {
  readonly ledger: string;
  readonly fileName: string;
  /** Hexadecimal, of the file's bytes. */
  readonly sha256: string;
  /** Nothing was stored; counts are what would be. */
  readonly dryRun: boolean;
  /** Rows of the file: `rows` = `taken` + `unchanged` + `refusedRows`, unless the file is not taken because of refused rows. */
  readonly rows: number;
  /** Rows that changed the ledger. */
  readonly taken: number;
  /** Rows of which the ledger knew everything already. */
  readonly unchanged: number;
  readonly refusedRows: number;
  /** The first 1,000 refusals, by line. */
  readonly refused: readonly Refusal[];
  /** False where rows are refused and `skipRefused` was not given: then nothing was taken. */
  readonly isTaken: boolean;
  /** The CSV with all refused rows, where some were skipped. */
  readonly refusedFile?: string;
  /** How many events were stored; 0 in a dry run. */
  readonly events: number;
  /** Number of the ledger afterwards; 0 where it does not exist. */
  readonly number: number;
  /** How often each act was performed, or would be. */
  readonly acts: Readonly<Record<string, number>>;
  /** Control totals over the rows that fit the profile, integer cents. */
  readonly totals: ControlTotals;
  /** Of a budget: the same by year and stage, what is not taken (results, values for comparison) among them. */
  readonly byYear?: readonly YearTotals[];
  /** Of grants: how those that were taken now found their budget line; `not-named` where the source names none. */
  readonly joins?: Readonly<Partial<Record<BudgetJoin | 'not-named', number>>>;
  readonly passedOver: readonly PassedOver[];
  readonly placeholders: readonly Readonly<PlaceholderUse>[];
}

/** What became of the first rows of a file, in whichever of the runs of its import (see ImportRequest.id). */
export interface ImportCounts {
  /** Rows of the whole file. */
  readonly rows: number;
  /** Rows that were come to: `reached` = `taken` + `unchanged` + `refusedRows`. */
  readonly reached: number;
  readonly taken: number;
  readonly unchanged: number;
  readonly refusedRows: number;
  /** How many events were stored. */
  readonly events: number;
  /** How often each act was performed. */
  readonly acts: Readonly<Record<string, number>>;
}

export type ControlTotals =
  { readonly revenueCents: number; readonly expenseCents: number } | { readonly amountCents: number };

/** The report as programs read it: `{rows, taken, unchanged, refused, events, number, sha256, totals, …}`. */
export function reportDocument(
  { refused, passedOver, placeholders, ...report }: ImportReport,
  language: Language,
): object {
  return {
    ...report,
    refused: refused.map(({ reason, ...refusal }) => ({ ...refusal, reason: reason[language] })),
    passedOver: passedOver.map((each) => ({ ...each, because: each.because[language] })),
    placeholders: placeholders.map((each) => ({ ...each, because: each.because[language] })),
  };
}
