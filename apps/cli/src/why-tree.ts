import type { Label, Language } from '#kernel';
import { roles } from '#planning';
import { dayIn, euros } from '#read-models';
import type { WhyAnswer, WhyLink, WhyRole } from '#read-models';
import { label } from './language.js';

const ROLES: Readonly<Record<WhyRole, Label>> = {
  grant: label('Zuwendung', 'Grant'),
  authority: label('Stelle', 'Authority'),
  recipient: label('Empfänger', 'Recipient'),
  'budget-line': label('Mittel', 'Funds'),
  'budget-position': label('Haushaltsstelle', 'Budget position'),
  source: label('Quelle', 'Source'),
  evidence: label('Beleg', 'Document'),
  correction: label('Berichtigung', 'Correction'),
};

/** The trace of a grant as a tree: what it rests on, then what is missing and who owes it. */
export function whyTree(why: WhyAnswer, language: Language): string[] {
  const [grant, ...rest] = why.chain;
  const branches = [
    ...rest.map((link) => [`${ROLES[link.role][language]}: ${link.summary}`, ...notesOf(link, language)]),
    ...why.findings.map(({ rule, text }) => [
      `✗ ${language === 'de' ? 'widerspricht' : 'contradicts'} ${rule}: ${text}`,
    ]),
    ...why.gaps.map(({ missing, owedBy }) => [
      `? ${language === 'de' ? 'fehlt' : 'missing'}: ${missing} (${language === 'de' ? 'schuldet' : 'owed by'}: ${owedBy})`,
    ]),
  ];
  return [
    ...(grant ? [grant.summary, ...notesOf(grant, language)] : [why.grant]),
    ...amountsOf(why, language),
    ...branches.flatMap((lines, index) => branch(lines, index === branches.length - 1)),
    standing(why, language),
  ];
}

/** A branch of the tree; its further lines stand under its first one. */
function branch([first = '', ...further]: readonly string[], isLast: boolean): string[] {
  return [`${isLast ? '└─' : '├─'} ${first}`, ...further.map((line) => `${isLast ? '  ' : '│ '}    ${line}`)];
}

function notesOf({ tag, events }: WhyLink, language: Language): string[] {
  const said = events.map(
    ({ number, day, role }) => `#${String(number)} ${dayIn(day, language)} ${roleIn(role, language)}`,
  );
  const note = [...(tag === undefined ? [] : [shortTag(tag)]), ...said].join(' · ');
  return note === '' ? [] : [note];
}

function roleIn(role: string, language: Language): string {
  const known: Readonly<Record<string, Label>> = roles;
  return known[role]?.[language] ?? role;
}

/** A hash of 64 digits says no more than its beginning. */
function shortTag(tag: string): string {
  return tag.replace(/([0-9a-f]{12})[0-9a-f]{52}$/, '$1…');
}

function amountsOf({ amounts }: WhyAnswer, language: Language): string[] {
  const { boundCents } = amounts;
  if (boundCents === null) return [];
  const bound = euros(boundCents, language);
  return [language === 'de' ? `gebunden ${bound}` : `bound ${bound}`];
}

function standing({ number, gaps }: WhyAnswer, language: Language): string {
  const count = String(gaps.length);
  return language === 'de'
    ? `Stand: Ereignis ${String(number)}; ${count} Lücken`
    : `As of event ${String(number)}; ${count} gaps`;
}
