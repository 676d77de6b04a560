import { Code } from '#kernel';
import type { FieldOptions } from '#kernel';

/** Closed alphabets that several subjects use. */

/** The official municipality key (Amtlicher Gemeindeschlüssel) of the statistical offices; districts fill it up with zeros. */
export function Ags(options: FieldOptions = {}): PropertyDecorator {
  return Code({
    ...options,
    pattern: /^\d{8}$/,
    max: 8,
    expected: {
      de: 'der Amtliche Gemeindeschlüssel, 8 Ziffern',
      en: 'the official municipality key, 8 digits',
    },
  });
}

/** A place of the chart of accounts. Without underscore, so that places joined by underscores stay unambiguous. */
export function BudgetCode({ max, ...options }: FieldOptions & { readonly max: number }): PropertyDecorator {
  return Code({
    ...options,
    pattern: new RegExp(`^[A-Za-z0-9.-]{1,${String(max)}}$`),
    max,
    expected: {
      de: `1 bis ${String(max)} Zeichen aus Buchstaben, Ziffern, Punkt und Bindestrich`,
      en: `1 to ${String(max)} characters of letters, digits, dot and hyphen`,
    },
  });
}
