import type { Rejection } from '#kernel';
import { reject } from '../language.js';

/** A period of days, both inclusive; open where `until` is missing. */
export interface Span {
  readonly from: string;
  readonly until?: string;
}

/** A period of one day is one; one that ends before it begins is none. */
export function periodRunsForward({ from, until }: Span): Rejection | undefined {
  return until !== undefined && until < from ? reject('period-reversed', { from, until }) : undefined;
}

/** Whether the day lies in the period, its first and last day included. */
export function includes({ from, until }: Span, day: string): boolean {
  return from <= day && (until === undefined || day <= until);
}

/** Whether two periods have a day in common. */
export function overlap(one: Span, other: Span): boolean {
  return (
    (one.until === undefined || other.from <= one.until) &&
    (other.until === undefined || one.from <= other.until)
  );
}
