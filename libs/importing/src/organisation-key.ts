import type { Recipient } from './rows.js';

/**
 * What makes two recipients of a source the same organisation: the same legal form and the same name, where capitals,
 * blanks and signs (quotes, dots, hyphens, brackets) do not count. `Kulturverein Nord e.V.` and `KULTURVEREIN NORD E. V.`
 * are one; `Kulturverein Nord` without the form in its name is another, because a name that differs by a word may be
 * another organisation, and two entries can be joined later while one cannot be divided.
 */
export function organisationKey({ name, legalForm }: Recipient): string {
  const letters = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
  return `${letters === '' ? name : letters} ${legalForm ?? ''}`.trimEnd();
}
