import type { Term } from './term.js';

/** The subjects on a grant's own way: from the call to the review of what it did. */
export const grantSubjects = {
  call: {
    label: { de: 'Förderaufruf', en: 'Call' },
    definition: {
      de: 'Die öffentliche Aufforderung, bis zu einem Tag Anträge auf Zuwendungen zu stellen; nie der Mittelabruf.',
      en: 'The public invitation to apply for grants until a day; never the drawdown.',
    },
    source: 'Konzept Kooperative Sozialplanung',
  },
  grant: {
    label: { de: 'Zuwendung', en: 'Grant' },
    definition: {
      de: 'Eine Leistung der Kommune an eine Stelle außerhalb der Verwaltung für einen bestimmten Zweck, vom Antrag an.',
      en: 'A payment of the municipality to a body outside the administration for a given purpose, from the application on.',
    },
    source: '§§ 23, 44 BHO/LHO; ANBest-P',
  },
  'grant-no': {
    label: { de: 'Zuwendungsnummer', en: 'Grant number' },
    definition: {
      de: 'Die Nummer einer Zuwendung in dem Verfahren, aus dem sie übernommen wurde.',
      en: 'The number of a grant in the system it was taken over from.',
    },
    source: 'Planbuch',
  },
  assessment: {
    label: { de: 'Antragsbewertung', en: 'Assessment' },
    definition: {
      de: 'Wie weit ein Antrag Fassungen von Qualitätskriterien erfüllt, mit Begründung.',
      en: 'How far an application meets versions of quality criteria, with reasons.',
    },
    source: 'Konzept Kooperative Sozialplanung',
  },
  allocation: {
    label: { de: 'Mittelzuteilung', en: 'Allocation' },
    definition: {
      de: 'Welche Mittel welcher Haushaltspositionen aufgrund eines Beschlusses für eine Zuwendung vorgesehen sind.',
      en: 'Which money of which budget lines is set aside for a grant on the ground of a decision.',
    },
    source: '§ 20 GemHVO Hessen (zu prüfen)',
  },
  'notice-no': {
    label: { de: 'Bescheidnummer', en: 'Notice number' },
    definition: {
      de: 'Das Aktenzeichen eines Zuwendungsbescheids oder des Vertrags an seiner Stelle; je Buch höchstens einmal.',
      en: 'The file number of a notice, or of the contract in its place; at most once in a ledger.',
    },
    source: '§§ 35, 37 HVwVfG (zu prüfen)',
  },
  drawdown: {
    label: { de: 'Mittelabruf', en: 'Drawdown' },
    definition: {
      de: 'Die Anforderung bewilligter Mittel durch den Empfänger; nie der Förderaufruf.',
      en: 'The request of granted money by its recipient; never the call.',
    },
    source: 'Nr. 1.4 ANBest-P (zu prüfen)',
  },
  'payment-order': {
    label: { de: 'Auszahlungsanordnung', en: 'Payment order' },
    definition: {
      de: 'Die Weisung an die Kasse, einen Betrag auszuzahlen. Ausgeführt wird sie durch eine oder mehrere Zahlungen.',
      en: 'The order to the cash office to pay an amount. One or several payments carry it out.',
    },
    source: 'GemKVO Hessen (zu prüfen)',
  },
  payment: {
    label: { de: 'Zahlung', en: 'Payment' },
    definition: {
      de: 'Eine Buchung der Kasse auf einer Haushaltsposition; negativ, wo Geld zurückkam.',
      en: 'A booking of the cash office on a budget line; negative where money came back.',
    },
    source: 'GemKVO Hessen (zu prüfen)',
  },
  'booking-key': {
    label: { de: 'Buchungsschlüssel', en: 'Booking key' },
    definition: {
      de: 'Mandant, Buchungsjahr, Beleg und Position: woran eine Buchung des Haushaltsverfahrens erkannt wird; je Buch höchstens einmal.',
      en: 'Mandant, booking year, document and position: what a booking of the budget system is known by; at most once in a ledger.',
    },
    source: 'Rule R18',
  },
  'proof-of-use': {
    label: { de: 'Verwendungsnachweis', en: 'Proof of use' },
    definition: {
      de: 'Der Bericht des Empfängers mit Zahlen, wofür eine Zuwendung verwendet wurde.',
      en: 'The account, with figures, that the recipient gives of the use of a grant.',
    },
    source: 'Nr. 6 ANBest-P (zu prüfen)',
  },
  review: {
    label: { de: 'Wirksamkeitsüberprüfung', en: 'Effectiveness review' },
    definition: {
      de: 'Was eine Zuwendung oder Maßnahme gegenüber den vereinbarten Zielen bewirkt hat und was daraus folgt.',
      en: 'What a grant or a measure did, held against the agreed targets, and what follows from it.',
    },
    source: 'Konzept Kooperative Sozialplanung; § 79a SGB VIII (zu prüfen)',
  },
} as const satisfies Record<string, Term>;
