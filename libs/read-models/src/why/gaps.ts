import type { Label, RowOf } from '#kernel';
import type { Role } from '#planning';
import type { grants } from '../grants/grants.read-model.js';
import type { organisations } from '../organisations/organisations.read-model.js';

/** What the registers know of a grant that was taken over. */
export interface TakenOver {
  readonly grant: RowOf<typeof grants>;
  /** The recipient, where it is registered. */
  readonly recipient: RowOf<typeof organisations> | undefined;
}

/** Something that is missing, and who owes it. */
export interface Gap {
  readonly code: string;
  readonly missing: Label;
  readonly owedBy: Role;
}

export function gap(code: string, owedBy: Role, de: string, en: string): Gap {
  return { code, owedBy, missing: { de, en } };
}

/** What happened to a grant before the ledger, and of which nothing was taken over: the steps of its way in their order. */
const beforeTheLedger: readonly Gap[] = [
  gap(
    'needs',
    'planning',
    'Bedarfe und Ziele, denen die Zuwendung dient',
    'Needs and goals the grant serves',
  ),
  gap('targets', 'planning', 'Zielvereinbarung', 'Agreed targets'),
  gap('application', 'provider', 'Antrag', 'Application'),
  gap('assessments', 'planning', 'Bewertung nach Qualitätskriterien', 'Assessment by quality criteria'),
  gap(
    'recommendation',
    'steering-group-office',
    'Empfehlung der Steuerungsgruppe',
    'Recommendation of the steering group',
  ),
  gap('decision', 'council-office', 'Beschluss', 'Decision'),
  gap('notice', 'planning', 'Bescheid oder Vertrag', 'Notice or contract'),
  gap('payments', 'cash-office', 'Auszahlungen', 'Payments'),
  gap('proof-of-use', 'provider', 'Verwendungsnachweis', 'Proof of use'),
  gap('review', 'planning', 'Wirksamkeitsüberprüfung', 'Effectiveness review'),
];

/** What is not known of a grant taken over, and who owes it; in the order of a grant's way, what the record lacks first. */
export function gapsOf(known: TakenOver): Gap[] {
  return [...recipientGaps(known), ...termGaps(known), ...budgetGaps(known), ...beforeTheLedger];
}

export function recipientGaps({ grant, recipient }: TakenOver): Gap[] {
  if (grant.recipientId === null) {
    return [
      gap(
        'recipient',
        'planning',
        'Empfänger als erfasste Organisation',
        'Recipient as a registered organisation',
      ),
    ];
  }
  if (recipient?.sector) return [];
  return [gap('recipient-sector', 'planning', 'Sektor des Empfängers', 'Sector of the recipient')];
}

function termGaps({ grant }: TakenOver): Gap[] {
  return [
    ...(grant.kind === null ? [gap('kind', 'planning', 'Förderungsart', 'Kind of grant')] : []),
    ...(grant.financing === null
      ? [gap('financing', 'planning', 'Finanzierungsart', 'Kind of financing')]
      : []),
    ...(grant.periodFrom === null ? [gap('period', 'planning', 'Bewilligungszeitraum', 'Period')] : []),
  ];
}

function budgetGaps({ grant }: TakenOver): Gap[] {
  const { budgetJoin, budgetText, product, account, year } = grant;
  const place = [product, account].filter((code) => code !== null).join(' ');
  switch (budgetJoin) {
    case 'own-year':
      return [];
    case 'other-years':
      return [
        gap(
          'budget-line',
          'treasury',
          `Haushaltsposition ${place} im Haushalt ${String(year)}`,
          `Budget line ${place} in the budget of ${String(year)}`,
        ),
      ];
    case 'year-unknown':
      return [
        gap(
          'year',
          'treasury',
          `Haushaltsjahr der Zuwendung zu ${place}`,
          `Budget year of the grant on ${place}`,
        ),
      ];
    case 'several-lines':
      return [gap('cost-centre', 'treasury', `Kostenstelle zu ${place}`, `Cost centre of ${place}`)];
    case 'no-position':
      return [
        gap(
          'budget-position',
          'treasury',
          `Haushaltsstelle ${place}: im Haushalt nicht vorhanden`,
          `Budget position ${place}: not in the budget`,
        ),
      ];
    default:
      return [titleGap(place, budgetText)];
  }
}

function titleGap(place: string, budgetText: string | null): Gap {
  const given = [place, budgetText].filter(Boolean).join(', ');
  return given === ''
    ? gap('budget-title', 'treasury', 'Haushaltsstelle', 'Budget position')
    : gap(
        'budget-title',
        'treasury',
        `Haushaltsstelle (angegeben ist nur: ${given})`,
        `Budget position (all that is given: ${given})`,
      );
}
