import type { Columns, Row } from '#kernel';
import { correctedBy } from '../corrections.js';

export const budgetLineColumns = {
  year: { type: 'integer', label: { de: 'Haushaltsjahr', en: 'Fiscal year' } },
  mandant: { type: 'code', label: { de: 'Mandant', en: 'Mandant' } },
  product: { type: 'code', label: { de: 'Produkt oder Kapitel', en: 'Product or chapter' } },
  productName: { type: 'text', label: { de: 'Produktbezeichnung', en: 'Name of the product' } },
  account: { type: 'code', label: { de: 'Konto oder Titel', en: 'Account or title' } },
  accountName: { type: 'text', label: { de: 'Kontobezeichnung', en: 'Name of the account' } },
  costCentre: { type: 'code', label: { de: 'Kostenstelle', en: 'Cost centre' } },
  investmentNo: { type: 'code', label: { de: 'Investitionsnummer', en: 'Investment number' } },
  kind: { type: 'code', label: { de: 'Art', en: 'Kind' } },
  carriable: { type: 'flag', label: { de: 'Übertragbar', en: 'Carriable' } },
  coverGroupId: { type: 'code', label: { de: 'Deckungskreis', en: 'Cover group' } },
  coverRelation: { type: 'code', label: { de: 'Deckung', en: 'Cover' } },
  coverRole: { type: 'code', label: { de: 'Rolle im Deckungskreis', en: 'Role in the cover group' } },
  earmark: { type: 'text', label: { de: 'Zweckbindung', en: 'Earmark' } },
  spendUpToRevenue: { type: 'flag', label: { de: 'Nur in Höhe der Einnahme', en: 'Up to the revenue only' } },
  voluntary: { type: 'flag', label: { de: 'Freiwillig', en: 'Voluntary' } },
  note: { type: 'text', label: { de: 'Haushaltsvermerk', en: 'Budget note' } },
  draftCents: { type: 'cents', label: { de: 'Ansatz im Entwurf', en: 'Appropriation, draft' } },
  adoptedCents: { type: 'cents', label: { de: 'Ansatz beschlossen', en: 'Appropriation, adopted' } },
  publishedCents: { type: 'cents', label: { de: 'Ansatz bekannt gemacht', en: 'Appropriation, published' } },
  appropriations: { type: 'json', label: { de: 'Verlauf der Ansätze', en: 'History of the appropriations' } },
  authorisedCents: { type: 'cents', label: { de: 'Ermächtigt', en: 'Authorised' } },
  boundCents: { type: 'cents', label: { de: 'Gebunden', en: 'Bound' } },
  orderedCents: { type: 'cents', label: { de: 'Angeordnet', en: 'Ordered' } },
  paidCents: { type: 'cents', label: { de: 'Ausgezahlt', en: 'Paid' } },
  leftCents: {
    type: 'cents',
    label: { de: 'Frei, ohne Deckung durch andere', en: 'Left, without cover by others' },
  },
  openedOn: { type: 'day', label: { de: 'Eröffnet zum', en: 'Opened as of' } },
  correctedBy,
} as const satisfies Columns;

export type BudgetLineRow = Row<typeof budgetLineColumns>;
