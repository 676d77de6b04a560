import { Code, Codes, Day, Each, Flag, OneOf, Part, Text, Whole } from '#kernel';
import { Decimal } from '../decimal.js';
import { baselineStatuses, indicatorMeasures } from './target.terms.js';
import type { IndicatorMeasure } from './target.terms.js';

/** How things stood before. Which of its fields are needed follows from the status (rule R8). */
export class Baseline {
  @OneOf(baselineStatuses) status!: keyof typeof baselineStatuses;
  @Decimal({ optional: true }) value?: string;
  /** The value in words, where it is no number. */
  @Text({ max: 500, optional: true }) valueText?: Text;
  @Day({ optional: true }) date?: string;
  /** Until when it is to be measured. */
  @Day({ optional: true }) dueOn?: string;
  /** Why there is none. */
  @Text({ max: 2_000, optional: true }) reason?: Text;
}

/** A period and what is to be reached in it. */
class IndicatorPeriod {
  @Day() start!: string;
  @Day() end!: string;
  @Decimal({ optional: true }) target?: string;
  /** The target in words, where it is no number. */
  @Text({ max: 500, optional: true }) targetText?: Text;
}

/** By what a value is broken down (IATI dimension), e.g. age: under 18. */
class Dimension {
  @Text({ max: 140 }) name!: Text;
  @Text({ max: 140 }) value!: Text;
}

export class Indicator {
  /** By this actuals name it; once in its target. */
  @Code({ max: 40 }) code!: string;
  @OneOf(indicatorMeasures) measure!: IndicatorMeasure;
  /** Whether more is better. */
  @Flag() ascending!: boolean;
  @Text({ max: 60 }) unit!: Text;
  @Text({ max: 500 }) source!: Text;
  @Part(() => Baseline) baseline!: Baseline;
  /** More periods than a year of months for two years nobody can account for. */
  @Each(() => IndicatorPeriod, { min: 1, max: 24 }) periods!: IndicatorPeriod[];
  /** Keys of social spaces it is measured in. */
  @Codes({ optional: true, max: 20 }) locations?: string[];
  @Each(() => Dimension, { optional: true, max: 20 }) dimensions?: Dimension[];
}

/** One result on the effect ladder (Wirkungstreppe): 1–3 output, 4–6 outcome, 7 impact. */
export class Result {
  @Whole({ min: 1, max: 7 }) level!: number;
  @Text({ max: 2_000 }) statement!: Text;
  @Each(() => Indicator, { min: 1, max: 10 }) indicators!: Indicator[];
}

/** Who measures, how, and until when. */
export class MeasurementPlan {
  @Text({ max: 500 }) who!: Text;
  @Text({ max: 2_000 }) how!: Text;
  @Day() dueOn!: string;
}
