import type { Language } from './labels.js';

/**
 * Signed integer cents as euros: `1.234,56 €`, in English `€1,234.56`. Written out here and not taken from the machine's
 * locale data, so that a report reads the same on every machine and in every year.
 */
export function euros(cents: number, language: Language): string {
  const whole = String(Math.trunc(Math.abs(cents) / 100));
  const rest = String(Math.abs(cents) % 100).padStart(2, '0');
  const sign = cents < 0 ? '-' : '';
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'de' ? '.' : ',');
  return language === 'de' ? `${sign}${grouped},${rest} €` : `${sign}€${grouped}.${rest}`;
}
