import type { Language } from '#kernel';

/** An ISO day as `31.12.2027`; English keeps `2027-12-31`, which nobody can misread. */
export function dayIn(day: string, language: Language): string {
  return language === 'de' ? day.split('-').reverse().join('.') : day;
}
