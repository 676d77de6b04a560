import type { Rejection } from '#kernel';
import { reject } from '../language.js';
import { isNumeric } from '../target/target.terms.js';
import type { IndicatorMeasure } from '../target/target.terms.js';

/** What is measured in numbers has a number for its value; all else a number or words. */
export function valueFitsMeasure(
  indicator: string,
  measure: IndicatorMeasure,
  { value, valueText }: { readonly value?: string; readonly valueText?: unknown },
): Rejection | undefined {
  return value === undefined && (isNumeric(measure) || valueText === undefined)
    ? reject('actual-value-missing', { indicator, measure })
    : undefined;
}
