import type { RejectionText } from '#kernel';

/** Refusals about the money that is allocated, its reservation, and the correction of what moved it. */
export const allocationRejections = {
  'allocated-already': {
    status: 409,
    rule: 'R2',
    title: { de: 'Die Mittel sind schon zugeteilt', en: 'The money is allocated already' },
    detail: {
      de: 'Der Zuwendung {grantId} sind für {years} mit {allocationId} schon Mittel zugeteilt (Ereignis {by}). Berichtigen Sie jene Zuteilung (correct-event), wenn sie falsch ist.',
      en: 'Money of {years} was allocated to the grant {grantId} by {allocationId} (event {by}). Correct that allocation (correct-event) if it is wrong.',
    },
  },
  'allocated-by-another-decision': {
    status: 409,
    rule: 'R2',
    title: {
      de: 'Die Zuteilung beruht auf einem anderen Beschluss',
      en: 'Another decision is the operative one',
    },
    detail: {
      de: 'Der Zuwendung {grantId} sind Mittel aufgrund des Beschlusses {standing} zugeteilt; weitere Jahre kann nur derselbe Beschluss tragen, nicht {decisionId}.',
      en: 'Money was allocated to the grant {grantId} on the ground of the decision {standing}; further years can rest on that decision only, not on {decisionId}.',
    },
  },
  'basis-and-condition': {
    status: 422,
    title: {
      de: 'Vorläufige Grundlage und Vorbehalt schließen sich aus',
      en: 'A provisional basis and a condition exclude each other',
    },
    detail: {
      de: 'Eine Zuteilung unter Haushaltsvorbehalt bindet nichts und braucht keine Grundlage ({provisionalBasis}). Lassen Sie `provisionalBasis` weg oder setzen Sie `conditional` auf false.',
      en: 'A conditional allocation binds nothing and needs no basis ({provisionalBasis}). Leave `provisionalBasis` out or set `conditional` to false.',
    },
  },
  'line-named-twice': {
    status: 422,
    rule: 'R2',
    title: { de: 'Diese Haushaltsposition ist zweimal genannt', en: 'This budget line is named twice' },
    detail: {
      de: 'Fassen Sie die Beträge der Position {budgetLineId} zu einem zusammen.',
      en: 'Put the amounts of the line {budgetLineId} together into one.',
    },
  },
  'line-without-amount': {
    status: 422,
    rule: 'R2',
    title: { de: 'Der Haushaltsposition fehlt der Betrag', en: 'The budget line lacks its amount' },
    detail: {
      de: 'Auf die Position {budgetLineId} entfällt nichts. Nennen Sie einen Betrag oder lassen Sie die Position weg.',
      en: 'Nothing falls to the line {budgetLineId}. Name an amount or leave the line out.',
    },
  },
  'line-of-revenue': {
    status: 409,
    rule: 'R2',
    title: { de: 'Das ist eine Ertragsposition', en: 'This is a line of revenue' },
    detail: {
      de: 'Aus der Ertragsposition {budgetLineId} wird nichts zugeteilt. Nennen Sie die Aufwandsposition.',
      en: 'Nothing is allocated from the revenue line {budgetLineId}. Name the line of expense.',
    },
  },
  'decision-not-effective': {
    status: 409,
    rule: 'R4',
    title: { de: 'Dieser Beschluss gewährt nichts', en: 'This decision grants nothing' },
    detail: {
      de: 'Der Beschluss {decisionId} ist {outcome}; zugeteilt wird nur, was beschlossen ist (Regel R4).',
      en: 'The outcome of the decision {decisionId} is {outcome}; money is allocated only where it was adopted (rule R4).',
    },
  },
  'decision-named-twice': {
    status: 422,
    rule: 'R2',
    title: { de: 'Dieser Beschluss ist zweimal genannt', en: 'This decision is named twice' },
    detail: {
      de: 'Der Beschluss {decisionId} ist der tragende. Nennen Sie in `furtherDecisionIds` nur andere, jeden einmal.',
      en: 'The decision {decisionId} is named before. Name only other ones in `furtherDecisionIds`, each once.',
    },
  },
  'decided-amount-missing': {
    status: 409,
    rule: 'R2',
    title: { de: 'Der Beschluss nennt keinen Betrag', en: 'The decision names no amount' },
    detail: {
      de: 'Der Beschluss {decisionId} gibt der Zuwendung {grantId} keinen Betrag (Regel R2). Nennen Sie den Beschluss, der ihn nennt.',
      en: 'The decision {decisionId} gives the grant {grantId} no amount (rule R2). Name the decision that does.',
    },
  },
  'decided-amount-exceeded': {
    status: 409,
    rule: 'R2',
    title: { de: 'Es wird mehr zugeteilt als beschlossen', en: 'More is allocated than was decided' },
    detail: {
      de: 'Der Beschluss {decisionId} gibt der Zuwendung {grantId} {decidedCents}; zugeteilt würden {wantedCents} (Regel R2).',
      en: 'The decision {decisionId} gives the grant {grantId} {decidedCents}; {wantedCents} would be allocated (rule R2).',
    },
  },
  'decided-year-exceeded': {
    status: 409,
    rule: 'R2',
    title: {
      de: 'In einem Jahr wird mehr zugeteilt als beschlossen',
      en: 'In one year more is allocated than was decided',
    },
    detail: {
      de: 'Für {year} gibt der Beschluss {decisionId} der Zuwendung {grantId} {decidedCents}; zugeteilt würden {wantedCents} (Regel R2).',
      en: 'For {year} the decision {decisionId} gives the grant {grantId} {decidedCents}; {wantedCents} would be allocated (rule R2).',
    },
  },
  'budget-reservation-kept': {
    status: 409,
    rule: 'R25',
    title: {
      de: 'Beschlossen wurde unter Haushaltsvorbehalt',
      en: 'It was decided under the reservation of the budget',
    },
    detail: {
      de: 'Der Beschluss {decisionId} steht unter Haushaltsvorbehalt und der Haushalt {year} ist nicht bekannt gemacht; teilen Sie bedingt zu (`conditional`; Regel R25).',
      en: 'The decision {decisionId} stands under the reservation of the budget and the budget {year} is not published; allocate conditionally (`conditional`; rule R25).',
    },
  },
  'future-year-not-bound': {
    status: 409,
    rule: 'R3',
    title: {
      de: 'Der Beschluss bindet keine künftigen Jahre',
      en: 'The decision does not bind future years',
    },
    detail: {
      de: 'Die Haushaltsposition {budgetLineId} gehört zu {year}, beschlossen wurde {present} ohne Bindung künftiger Jahre (Regel R3). Teilen Sie bedingt zu (`conditional`).',
      en: 'The budget line {budgetLineId} belongs to {year}; it was decided in {present} without binding future years (rule R3). Allocate conditionally (`conditional`).',
    },
  },
  'commitment-authority-missing': {
    status: 409,
    rule: 'R3',
    title: {
      de: 'Es fehlt die Verpflichtungsermächtigung',
      en: 'The commitment authority is missing',
    },
    detail: {
      de: 'Für {year} ist auf der Haushaltsposition {budgetLineId} keine Verpflichtungsermächtigung erfasst (Regel R3). Teilen Sie bedingt zu (`conditional`).',
      en: 'No commitment authority for {year} is recorded on the budget line {budgetLineId} (rule R3). Allocate conditionally (`conditional`).',
    },
  },
  'allocation-unconditional': {
    status: 409,
    rule: 'R25',
    title: {
      de: 'Diese Zuteilung steht unter keinem Vorbehalt',
      en: 'This allocation stands under no reservation',
    },
    detail: {
      de: 'Die Mittelzuteilung {allocationId} bindet ihre Haushaltspositionen schon (Regel R25).',
      en: 'The allocation {allocationId} binds its budget lines already (rule R25).',
    },
  },
  'reservation-lifted-already': {
    status: 409,
    title: { de: 'Der Vorbehalt ist schon aufgehoben', en: 'The reservation is lifted already' },
    detail: {
      de: 'Der Haushaltsvorbehalt der Mittelzuteilung {allocationId} wurde mit Ereignis {by} aufgehoben.',
      en: 'The reservation of the allocation {allocationId} was lifted by event {by}.',
    },
  },
  'later-money-event': {
    status: 409,
    rule: 'R16',
    title: {
      de: 'Darauf baut ein späteres Ereignis auf',
      en: 'A later event builds on this one',
    },
    detail: {
      de: 'Zur Zuwendung {grantId} gibt es nach Ereignis {number} noch Ereignis {by}. Berichtigen Sie das spätere zuerst; eine Buchung wird zurückgebucht (Regel R16).',
      en: 'Of the grant {grantId} there is event {by} after event {number}. Correct the later one first; a booking is booked back (rule R16).',
    },
  },
  'booking-not-correctable': {
    status: 409,
    rule: 'R16',
    title: {
      de: 'Eine Buchung wird nicht berichtigt, sondern zurückgebucht',
      en: 'A booking is not corrected, it is booked back',
    },
    detail: {
      de: 'Ereignis {number} ist eine Buchung der Kasse. Erfassen Sie die Gegenbuchung mit negativem Betrag (book-payment; Regel R16).',
      en: 'Event {number} is a booking of the cash office. Record the booking back with a negative amount (book-payment; rule R16).',
    },
  },
} as const satisfies Record<string, RejectionText>;
