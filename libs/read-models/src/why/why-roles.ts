import type { Label } from '#kernel';

/** One part of the trace: what belongs together when it is read. */
export const whyParts = {
  subject: { de: 'Worum es geht', en: 'What it is about' },
  money: { de: 'Geld', en: 'Money' },
  promise: { de: 'Zusage', en: 'Promise' },
  decision: { de: 'Entscheidung', en: 'Decision' },
  grounds: { de: 'Gründe', en: 'Grounds' },
  account: { de: 'Rechenschaft und Wirkung', en: 'Account and effect' },
  record: { de: 'Belege und Berichtigungen', en: 'Records and corrections' },
} as const satisfies Record<string, Label>;

export type WhyPart = keyof typeof whyParts;

function role(part: WhyPart, de: string, en: string): { readonly part: WhyPart; readonly label: Label } {
  return { part, label: { de, en } };
}

/** What a thing is in a trace, in the order in which a trace tells it: from the money back to the need, then forward. */
export const whyRoles = {
  grant: role('subject', 'Zuwendung', 'Grant'),
  authority: role('subject', 'Stelle', 'Authority'),
  recipient: role('subject', 'Empfänger', 'Recipient'),
  partner: role('subject', 'Partner', 'Partner'),
  'budget-line': role('subject', 'Mittel', 'Funds'),
  'budget-position': role('subject', 'Haushaltsstelle', 'Budget position'),
  source: role('subject', 'Quelle', 'Source'),
  payment: role('money', 'Zahlung', 'Payment'),
  order: role('money', 'Anordnung', 'Order'),
  certification: role('money', 'Feststellung', 'Certification'),
  drawdown: role('money', 'Mittelabruf', 'Drawdown'),
  commitment: role('money', 'Mittelbindung', 'Commitment'),
  notice: role('promise', 'Bescheid', 'Notice'),
  'early-start': role('promise', 'Vorzeitiger Beginn', 'Early start'),
  allocation: role('promise', 'Zuteilung', 'Allocation'),
  decision: role('decision', 'Beschluss', 'Decision'),
  recusal: role('decision', 'Ausgeschlossen', 'Recused'),
  recommendation: role('decision', 'Empfehlung', 'Recommendation'),
  consensus: role('decision', 'Konsens', 'Consensus'),
  meeting: role('decision', 'Sitzung', 'Meeting'),
  assessment: role('grounds', 'Bewertung', 'Assessment'),
  criterion: role('grounds', 'Kriterium', 'Criterion'),
  catalogue: role('grounds', 'Kriterienkatalog', 'Catalogue'),
  subsidiarity: role('grounds', 'Subsidiarität', 'Subsidiarity'),
  application: role('grounds', 'Antrag', 'Application'),
  call: role('grounds', 'Förderaufruf', 'Call'),
  guideline: role('grounds', 'Richtlinie', 'Guideline'),
  target: role('grounds', 'Ziele', 'Targets'),
  measure: role('grounds', 'Maßnahme', 'Measure'),
  need: role('grounds', 'Bedarf', 'Need'),
  'need-evidence': role('grounds', 'Befund', 'Evidence'),
  goal: role('grounds', 'Leitziel', 'Goal'),
  cycle: role('grounds', 'Planungszyklus', 'Cycle'),
  'proof-of-use': role('account', 'Verwendungsnachweis', 'Proof of use'),
  examination: role('account', 'Prüfung des Nachweises', 'Examination of the proof'),
  actual: role('account', 'Istwert', 'Actual'),
  review: role('account', 'Wirksamkeitsüberprüfung', 'Effectiveness review'),
  evidence: role('record', 'Beleg', 'Document'),
  correction: role('record', 'Berichtigung', 'Correction'),
} as const satisfies Record<string, ReturnType<typeof role>>;

export type WhyRole = keyof typeof whyRoles;
