import type { AnyRow } from '#kernel';

/** An event number, or a time in RFC 3339: then what the ledger knew before that time. */
export type AsOf = number | string;

export type FilterValue = string | number | boolean | null;

/** From and to belong to it. What is not known is in no range. */
export interface Between {
  readonly from?: string | number;
  readonly to?: string | number;
}

/** A value, any of several, or a range of numbers or days. `null` finds what is not known; a list column matches where it holds a value. */
export type Filter = FilterValue | readonly FilterValue[] | Between;

export interface RowQuery {
  /** By column; `id` too. All must hold. */
  readonly filters?: Readonly<Record<string, Filter>>;
  /** Words that all occur in the texts and codes of a row, wherever. */
  readonly q?: string;
}

export interface SortedQuery extends RowQuery {
  /** A column, `id` or `since`; with `-` before it from the greatest down. What is not known comes last. Default `id`. */
  readonly sort?: string;
  /** 1 to MAX_LIMIT rows, default DEFAULT_LIMIT. */
  readonly limit?: number;
}

export interface PageQuery extends SortedQuery {
  readonly ledger: string;
  readonly asOf?: AsOf;
  /** `next` of the page before, with the same question. */
  readonly cursor?: string;
}

/** A row of a register: its key, the event since which it is true, and its columns. */
export type RegisterRow = AnyRow & { readonly id: string; readonly since: number };

export interface Page {
  /** The event number as of which the rows are true. */
  readonly number: number;
  readonly rows: readonly RegisterRow[];
  /** Continues after this page as of the same number; undefined on the last one. */
  readonly next: string | undefined;
}

export interface GroupQuery extends RowQuery {
  readonly ledger: string;
  readonly asOf?: AsOf;
  readonly by: string;
}

export interface Group {
  readonly value: FilterValue;
  readonly count: number;
  /** Sums of the columns of amounts, in cents. */
  readonly sums: Readonly<Record<string, number>>;
}

export interface Groups {
  readonly number: number;
  readonly groups: readonly Group[];
  /** Whether there are more than MAX_GROUPS. */
  readonly more: boolean;
}

/** A screen. */
export const DEFAULT_LIMIT = 50;

/** What an answer of a few hundred kilobytes holds; whoever wants everything goes on with `next`. */
export const MAX_LIMIT = 500;

/** Rows of one question among several. A trace of one grant has some hundred links; beyond this a reader wants a report. */
export const MAX_ROWS = 5_000;

/** More groups are no overview. */
export const MAX_GROUPS = 1_000;
