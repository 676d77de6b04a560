import type { Label } from '#kernel';
import { grantKinds, sectors } from '#planning';
import { budgetLines } from '../budget-lines/budget-lines.read-model.js';
import { grants } from '../grants/grants.read-model.js';
import { organisations } from '../organisations/organisations.read-model.js';
import { dayOf, eurosOf, idFrom, idTold, organisationName, say, wordOf } from './summary-words.js';
import type { Summary } from './summary-words.js';

const kinds: Readonly<Record<string, Label>> = grantKinds;
const sectorLabels: Readonly<Record<string, Label>> = sectors;

const grant: Summary = (told, known) => {
  const row = known.rows.of(grants, idTold(told));
  if (!row) return undefined;
  const { externalNo, amountCents, requestedCents, kind, periodFrom, periodUntil, purpose } = row;
  const number = externalNo === null ? '' : ` ${externalNo}`;
  const amount = eurosOf(known, amountCents ?? requestedCents);
  const first =
    amountCents === null && requestedCents !== null
      ? say(known, `Zuwendung${number}, beantragt ${amount}`, `Grant${number}, requested ${amount}`)
      : say(known, `Zuwendung${number} über ${amount}`, `Grant${number} of ${amount}`);
  const terms = [
    first,
    ...(kind === null ? [] : [wordOf(known, kinds, kind)]),
    ...(periodFrom === null || periodUntil === null
      ? []
      : [`${dayOf(known, periodFrom)} – ${dayOf(known, periodUntil)}`]),
  ];
  return `${terms.join(', ')}: ${purpose ?? ''}`;
};

const authority: Summary = (told, known) => {
  const given = known.rows.of(grants, idTold(told))?.authority ?? '';
  return say(known, `bewilligt von ${given}`, `granted by ${given}`);
};

/** Where nothing is registered, the name that was taken over stands in the grant itself. */
const recipient: Summary = (told, known) => {
  if (told.tag === undefined) {
    const row = known.rows.of(grants, idTold(told));
    if (!row || row.recipientId !== null) return null;
    const unregistered = say(known, 'nicht als Organisation erfasst', 'not registered as an organisation');
    return `${row.recipientName ?? ''} (${unregistered})`;
  }
  const id = idTold(told);
  const sector = known.rows.of(organisations, id)?.sector;
  const inWords = sector ? sectorLabels[sector]?.[known.language] : undefined;
  return [organisationName(known, id), ...(inWords === undefined ? [] : [inWords])].join(', ');
};

const budgetLine: Summary = (told, known) => {
  const row = known.rows.of(budgetLines, idTold(told));
  if (!row) return undefined;
  const { year, product, account, accountName, authorisedCents, boundCents, leftCents } = row;
  const place = [product, account, ...(accountName === null ? [] : [`„${accountName}“`])].join(' ');
  const [authorised = '', used = '', left = ''] = [authorisedCents, boundCents, leftCents].map((cents) =>
    eurosOf(known, cents ?? 0),
  );
  return say(
    known,
    `Haushalt ${String(year)}, ${place}: ermächtigt ${authorised}, gebunden ${used}, frei ${left}`,
    `Budget ${String(year)}, ${place}: authorised ${authorised}, bound ${used}, left ${left}`,
  );
};

const source: Summary = (told, known) => {
  const row = known.rows.of(grants, idFrom(told, 'grant') ?? '');
  if (!row) return undefined;
  const file = row.sourceFile ?? row.sourceSha256?.slice(0, 12) ?? '';
  const line = String(row.sourceLine);
  return say(known, `Zeile ${line} der Datei ${file}`, `line ${line} of the file ${file}`);
};

/** What a trace says first: the grant, whose it is, and the money it is from. */
export const summariesOfSubject = {
  grant,
  authority,
  recipient,
  partner: (told, known) => organisationName(known, idTold(told)),
  'budget-line': budgetLine,
  'budget-position': budgetLine,
  source,
} satisfies Readonly<Record<string, Summary>>;
