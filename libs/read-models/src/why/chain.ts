import { tag } from '#kernel';
import type { Label, Language } from '#kernel';
import { grantKinds, sectors } from '#planning';
import { dayIn, euros } from '../wording.js';
import type { KnownOfGrant, StoredLink, WhyEvent, WhyLink } from './why-answer.js';

/** The trace of a grant, from the grant back to what it rests on. */
export function chainOf(known: KnownOfGrant, language: Language): WhyLink[] {
  const { grantId, grant, links } = known;
  const takenOver = eventsOf(links.filter(({ number }) => number === grant.takenOverBy));
  const inWords = (label: Label): string => label[language];
  return [
    { role: 'grant', tag: tag('grant', grantId), events: takenOver, summary: grantIn(known, language) },
    {
      role: 'authority',
      events: takenOver,
      summary: inWords({
        de: `bewilligt von ${grant.authority ?? ''}`,
        en: `granted by ${grant.authority ?? ''}`,
      }),
    },
    recipientOf(known, takenOver, language),
    ...lineOf(known, language),
    ...linked(links, 'source').map((link): WhyLink => ({
      role: 'source',
      tag: link.to,
      events: [eventOf(link)],
      summary: inWords(sourceOf(known)),
    })),
    ...linked(links, 'evidence').map((link): WhyLink => ({
      role: 'evidence',
      tag: link.to,
      events: [eventOf(link)],
      summary: inWords({ de: 'Beleg (SHA-256 in der Kennung)', en: 'Document (its SHA-256 is in the tag)' }),
    })),
    ...linked(links, 'correction').map((link): WhyLink => ({
      role: 'correction',
      tag: link.to,
      events: [eventOf(link)],
      summary: inWords({
        de: `berichtigt mit Ereignis ${String(link.number)}: gilt nicht mehr`,
        en: `corrected by event ${String(link.number)}: no longer holds`,
      }),
    })),
  ];
}

function linked(links: readonly StoredLink[], kind: string): StoredLink[] {
  return links.filter((link) => link.kind === kind);
}

function eventOf({ number, day, actor, role }: StoredLink): WhyEvent {
  return { number, day, actor, role };
}

/** The events of some links, each once. */
function eventsOf(links: readonly StoredLink[]): WhyEvent[] {
  return [...new Map(links.map((link) => [link.number, eventOf(link)])).values()];
}

function grantIn({ grant }: KnownOfGrant, language: Language): string {
  const { externalNo, amountCents, kind, periodFrom, periodUntil, purpose } = grant;
  const labels: Readonly<Record<string, Label>> = grantKinds;
  const amount = amountCents === null ? '' : euros(amountCents, language);
  const terms = [
    language === 'de'
      ? `Zuwendung ${externalNo ?? ''} über ${amount}`
      : `Grant ${externalNo ?? ''} of ${amount}`,
    ...(kind === null ? [] : [labels[kind]?.[language] ?? kind]),
    ...(periodFrom === null || periodUntil === null
      ? []
      : [`${dayIn(periodFrom, language)} – ${dayIn(periodUntil, language)}`]),
  ];
  return `${terms.join(', ')}: ${purpose ?? ''}`;
}

function recipientOf(
  { grant, recipient, links }: KnownOfGrant,
  takenOver: readonly WhyEvent[],
  language: Language,
): WhyLink {
  const labels: Readonly<Record<string, Label>> = sectors;
  if (grant.recipientId === null) {
    const unregistered =
      language === 'de' ? 'nicht als Organisation erfasst' : 'not registered as an organisation';
    return {
      role: 'recipient',
      events: takenOver,
      summary: `${grant.recipientName ?? ''} (${unregistered})`,
    };
  }
  const sector = recipient?.sector ? labels[recipient.sector]?.[language] : undefined;
  return {
    role: 'recipient',
    tag: tag('organisation', grant.recipientId),
    events: eventsOf(linked(links, 'recipient')),
    summary: [recipient?.name ?? grant.recipientId, ...(sector === undefined ? [] : [sector])].join(', '),
  };
}

/** The line that the grant binds, or a line that shows what its budget position is. */
function lineOf({ grant, line, links }: KnownOfGrant, language: Language): WhyLink[] {
  const bound = grant.budgetLineId;
  const id = bound ?? grant.positionBudgetLineId;
  if (id === null || !line) return [];
  const { year, product, account, accountName, authorisedCents, boundCents, leftCents } = line;
  const place = [product, account, ...(accountName === null ? [] : [`„${accountName}“`])].join(' ');
  const [authorised, used, left] = [authorisedCents, boundCents, leftCents].map((cents) =>
    euros(cents ?? 0, language),
  );
  const words =
    language === 'de'
      ? [
          `Haushalt ${String(year)}, ${place}`,
          `ermächtigt ${String(authorised)}, gebunden ${String(used)}, frei ${String(left)}`,
        ]
      : [
          `Budget ${String(year)}, ${place}`,
          `authorised ${String(authorised)}, bound ${String(used)}, left ${String(left)}`,
        ];
  return [
    {
      role: bound === null ? 'budget-position' : 'budget-line',
      tag: tag('budget-line', id),
      events: eventsOf(linked(links, bound === null ? 'budget-position' : 'budget-line')),
      summary: words.join(': '),
    },
  ];
}

function sourceOf({ grant }: KnownOfGrant): Label {
  const { sourceLine, sourceFile, sourceSha256 } = grant;
  const file = sourceFile ?? sourceSha256?.slice(0, 12) ?? '';
  return {
    de: `Zeile ${String(sourceLine)} der Datei ${file}`,
    en: `line ${String(sourceLine)} of the file ${file}`,
  };
}
