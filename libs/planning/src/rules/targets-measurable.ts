import type { Rejection } from '#kernel';
import { reject } from '../language.js';
import type { Baseline, Indicator, Result } from '../target/agreed-results.js';
import { isNumeric } from '../target/target.terms.js';
import { periodRunsForward } from './period-runs-forward.js';

/** R8: what is agreed can be measured later: each indicator once, with its baseline and a target for each period. */
export function targetsMeasurable(results: readonly Result[]): Rejection | undefined {
  const codes = new Set<string>();
  for (const indicator of results.flatMap(({ indicators }) => indicators)) {
    if (codes.has(indicator.code)) return reject('indicator-twice', { indicator: indicator.code });
    codes.add(indicator.code);
    const refusal = baselineComplete(indicator) ?? periodsInOrder(indicator);
    if (refusal) return refusal;
  }
  return undefined;
}

function baselineComplete({ code, measure, baseline }: Indicator): Rejection | undefined {
  const missing = missingIn(baseline, isNumeric(measure));
  return missing === undefined
    ? undefined
    : reject('baseline-incomplete', { indicator: code, status: baseline.status, missing });
}

/** A measured baseline needs value and day, one that is due a day, one that does not apply a reason. */
function missingIn(baseline: Baseline, numeric: boolean): keyof Baseline | undefined {
  const { status, value, valueText, date, dueOn, reason } = baseline;
  switch (status) {
    case 'measured':
      if (value === undefined && (numeric || valueText === undefined)) return 'value';
      return date === undefined ? 'date' : undefined;
    case 'due':
      return dueOn === undefined ? 'dueOn' : undefined;
    case 'not-applicable':
      return reason === undefined ? 'reason' : undefined;
  }
}

/** The periods follow one another without sharing a day, so that an actual belongs to one of them. */
function periodsInOrder({ code, measure, periods }: Indicator): Rejection | undefined {
  for (const [index, { start, end, target, targetText }] of periods.entries()) {
    const reversed = periodRunsForward({ from: start, until: end });
    if (reversed) return reversed;
    if (target === undefined && (isNumeric(measure) || targetText === undefined))
      return reject('target-value-missing', { indicator: code, start });
    const before = periods[index - 1];
    if (before && start <= before.end)
      return reject('indicator-periods-overlap', { indicator: code, start, end: before.end });
  }
  return undefined;
}
