import type { Label } from '#kernel';

/** How an indicator is measured; the words are those of IATI (result, indicator, measure). */
export const indicatorMeasures = {
  unit: { de: 'Anzahl', en: 'Unit' },
  percentage: { de: 'Prozentsatz', en: 'Percentage' },
  nominal: { de: 'nominal', en: 'Nominal' },
  ordinal: { de: 'ordinal', en: 'Ordinal' },
  qualitative: { de: 'qualitativ', en: 'Qualitative' },
} as const satisfies Record<string, Label>;

export type IndicatorMeasure = keyof typeof indicatorMeasures;

/** Whether values of this measure are numbers; the others may be words. */
export function isNumeric(measure: IndicatorMeasure): boolean {
  return measure === 'unit' || measure === 'percentage';
}

/** What is known of how things stood before the measure (rule R8). */
export const baselineStatuses = {
  measured: { de: 'gemessen', en: 'Measured' },
  due: { de: 'wird noch gemessen', en: 'Due' },
  'not-applicable': { de: 'entfällt', en: 'Not applicable' },
} as const satisfies Record<string, Label>;
