import type { Leaf } from '#kernel';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import type { Indicator } from './agreed-results.js';
import type { IndicatorMeasure } from './target.terms.js';
import { targetsAgreed } from './targets-agreed.event.js';

interface AgreedIndicator {
  readonly measure: IndicatorMeasure;
  readonly periods: readonly { readonly start: string; readonly end: string }[];
}

/** A version of agreed targets as actuals and decisions look at it. */
export interface TargetVersion {
  readonly number: number;
  readonly effectiveOn: string;
  readonly measureId: string;
  readonly indicators: Readonly<Record<string, AgreedIndicator>>;
}

/** One version of agreed targets, asked by the id of the version; undefined where there is none or it was corrected. */
export const targetVersion = model('version of agreed targets', 'target', {
  initial: undefined as TargetVersion | undefined,
  on: (when) => [
    when(targetsAgreed, (_, { measureId, results }, { number, effectiveOn }) => ({
      number,
      effectiveOn,
      measureId,
      indicators: Object.fromEntries(results.flatMap(({ indicators }) => indicators.map(agreed))),
    })),
    when(eventCorrected, (version, { eventNumber }) =>
      version?.number === eventNumber ? undefined : version,
    ),
  ],
});

function agreed({ code, measure, periods }: Leaf<Indicator>): [code: string, AgreedIndicator] {
  return [code, { measure, periods: periods.map(({ start, end }) => ({ start, end })) }];
}
