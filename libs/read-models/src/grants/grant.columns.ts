import type { Columns } from '#kernel';
import { correctedBy } from '../corrections.js';

export const grantColumns = {
  externalNo: { type: 'code', label: { de: 'Nummer', en: 'Number' } },
  state: { type: 'code', label: { de: 'Stand', en: 'State' } },
  recipientId: { type: 'code', label: { de: 'Empfänger', en: 'Recipient' } },
  recipientName: {
    type: 'text',
    label: {
      de: 'Name des Empfängers, wo er nicht erfasst ist',
      en: 'Name of a recipient who is not registered',
    },
  },
  authority: { type: 'text', label: { de: 'Bewilligende Stelle', en: 'Authority' } },
  purpose: { type: 'text', label: { de: 'Zweck', en: 'Purpose' } },
  kind: { type: 'code', label: { de: 'Förderungsart', en: 'Kind' } },
  financing: { type: 'code', label: { de: 'Finanzierungsart', en: 'Financing' } },
  amountCents: { type: 'cents', label: { de: 'Betrag', en: 'Amount' } },
  boundCents: { type: 'cents', label: { de: 'Im Haushalt gebunden', en: 'Bound in the budget' } },
  periodFrom: { type: 'day', label: { de: 'Zeitraum von', en: 'Period from' } },
  periodUntil: { type: 'day', label: { de: 'Zeitraum bis', en: 'Period until' } },
  year: { type: 'integer', label: { de: 'Haushaltsjahr', en: 'Fiscal year' } },
  mandant: { type: 'code', label: { de: 'Mandant', en: 'Mandant' } },
  product: { type: 'code', label: { de: 'Produkt oder Kapitel', en: 'Product or chapter' } },
  account: { type: 'code', label: { de: 'Konto oder Titel', en: 'Account or title' } },
  costCentre: { type: 'code', label: { de: 'Kostenstelle', en: 'Cost centre' } },
  budgetText: {
    type: 'text',
    label: { de: 'Haushaltsangabe der Quelle', en: 'What the source says of the budget' },
  },
  budgetJoin: { type: 'code', label: { de: 'Zuordnung zum Haushalt', en: 'Joined to the budget' } },
  budgetLineId: { type: 'code', label: { de: 'Haushaltsposition', en: 'Budget line' } },
  positionBudgetLineId: {
    type: 'code',
    label: { de: 'Haushaltsposition derselben Stelle', en: 'Budget line of the same position' },
  },
  contradicts: { type: 'json', label: { de: 'Widerspricht', en: 'Contradicts' } },
  sourceSha256: { type: 'code', label: { de: 'Quelldatei (SHA-256)', en: 'Source file (SHA-256)' } },
  sourceLine: { type: 'integer', label: { de: 'Zeile der Quelle', en: 'Line of the source' } },
  sourceFile: { type: 'text', label: { de: 'Name der Quelldatei', en: 'Name of the source file' } },
  takenOverBy: { type: 'integer', label: { de: 'Übernommen mit Ereignis', en: 'Taken over by event' } },
  takenOverOn: { type: 'day', label: { de: 'Übernommen zum', en: 'Taken over as of' } },
  correctedBy,
} as const satisfies Columns;
