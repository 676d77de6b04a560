import { Code } from '#kernel';
import type { FieldOptions } from '#kernel';

/** A decimal number as text, since a leaf holds whole numbers only: at most 15 digits before and 6 after the point. */
export function Decimal(options: FieldOptions = {}): PropertyDecorator {
  return Code({
    ...options,
    pattern: /^-?(0|[1-9]\d{0,14})(\.\d{1,6})?$/,
    max: 23,
    expected: {
      de: 'eine Dezimalzahl mit Punkt als Text, z. B. "12.5"',
      en: 'a decimal number with a point as text, e.g. "12.5"',
    },
  });
}
