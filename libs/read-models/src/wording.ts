import type { Language } from '#kernel';

/**
 * Amounts and days as a person reads them. Written out here and not taken from the machine's locale data, so that a
 * report reads the same on every machine and in every year.
 */

/** Signed integer cents as euros: `1.234,56 €`, in English `€1,234.56`. */
export function euros(cents: number, language: Language): string {
  const whole = String(Math.trunc(Math.abs(cents) / 100));
  const rest = String(Math.abs(cents) % 100).padStart(2, '0');
  const sign = cents < 0 ? '-' : '';
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'de' ? '.' : ',');
  return language === 'de' ? `${sign}${grouped},${rest} €` : `${sign}€${grouped}.${rest}`;
}

/** An ISO day as `31.12.2027`; English keeps `2027-12-31`, which nobody can misread. */
export function dayIn(day: string, language: Language): string {
  return language === 'de' ? day.split('-').reverse().join('.') : day;
}
