import { euros } from '#kernel';
import type { Label, Language } from '#kernel';
import { roles } from '#planning';
import { dayIn, whyParts, whyRoles } from '#read-models';
import type { TraceAnswer, WhyAnswer, WhyLink, WhyOfSubject, WhyPart } from '#read-models';

/** What any of the trace's answers holds. */
type Told = TraceAnswer &
  Partial<Pick<WhyOfSubject, 'gaps' | 'findings'>> &
  Partial<Pick<WhyAnswer, 'amounts'>>;

/** A branch: its first line, the lines that stand under it, and the branches that grow from it. */
interface Branch {
  readonly line: string;
  readonly notes?: readonly string[];
  readonly branches?: readonly Branch[];
}

/** What stands directly under the subject; every other part is a branch of its own. */
const FLAT: readonly WhyPart[] = ['subject', 'record'];

/** A trace as a tree: the subject, what it rests on and what became of it, then what is missing and who owes it. */
export function whyTree(why: Told, language: Language): string[] {
  const [first, ...rest] = why.chain;
  const parts = (Object.keys(whyParts) as WhyPart[]).flatMap((part) => {
    const links = rest.filter(({ role }) => whyRoles[role].part === part);
    const branches = links.map((link) => branchOf(link, language));
    if (FLAT.includes(part) || branches.length === 0) return branches;
    return [{ line: whyParts[part][language], branches }];
  });
  const branches: Branch[] = [
    ...parts,
    ...(why.findings ?? []).map(({ rule, text, tag }) => ({
      // What the first line is about needs not be named again.
      ...(tag === why.subject ? {} : { notes: [tag] }),
      line: `✗ ${language === 'de' ? 'widerspricht' : 'contradicts'} ${rule}: ${text}`,
    })),
    ...(why.gaps ?? []).map(({ missing, owedBy }) => ({
      line: `? ${language === 'de' ? 'fehlt' : 'missing'}: ${missing} (${language === 'de' ? 'schuldet' : 'owed by'}: ${owedBy})`,
    })),
  ];
  return [
    ...(first ? [first.summary, ...notesOf(first, language)] : [why.subject]),
    ...amountsOf(why, language),
    ...grown(branches),
    standing(why, language),
  ];
}

function branchOf(link: WhyLink, language: Language): Branch {
  const mark = link.gone ? '✗ ' : '';
  return {
    line: `${mark}${whyRoles[link.role].label[language]}: ${link.summary}`,
    notes: notesOf(link, language),
  };
}

/** The branches with what grows from them, each a step further in. */
function grown(branches: readonly Branch[]): string[] {
  return branches.flatMap(({ line, notes = [], branches: further = [] }, index) => {
    const isLast = index === branches.length - 1;
    const beside = isLast ? '   ' : '│  ';
    return [
      `${isLast ? '└─' : '├─'} ${line}`,
      ...notes.map((note) => `${beside}   ${note}`),
      ...grown(further).map((each) => `${beside}${each}`),
    ];
  });
}

function notesOf({ tag, events }: WhyLink, language: Language): string[] {
  const said = events.map(
    ({ number, day, role, actor, correctedBy }) =>
      `#${String(number)} ${dayIn(day, language)} ${roleIn(role, language)} (${actor})${correctedBy === undefined ? '' : ` ✗ #${String(correctedBy)}`}`,
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

function amountsOf({ amounts }: Told, language: Language): string[] {
  const boundCents = amounts?.boundCents ?? null;
  if (boundCents === null) return [];
  const bound = euros(boundCents, language);
  return [language === 'de' ? `gebunden ${bound}` : `bound ${bound}`];
}

function standing({ number, gaps, more }: Told, language: Language): string {
  const of = language === 'de' ? `Stand: Ereignis ${String(number)}` : `As of event ${String(number)}`;
  const lacks = language === 'de' ? 'Lücken' : 'gaps';
  const cut = language === 'de' ? 'gekürzt: die Spur hat mehr Glieder' : 'cut: the trace has more links';
  return [of, ...(gaps ? [`${String(gaps.length)} ${lacks}`] : []), ...(more ? [cut] : [])].join('; ');
}
