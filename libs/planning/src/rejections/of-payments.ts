import type { RejectionText } from '#kernel';

/** Refusals about payment orders, and what contradicts a booking. */
export const paymentRejections = {
  'order-basis-unclear': {
    status: 422,
    title: { de: 'Es ist nicht klar, was gezahlt wird', en: 'What is paid is not clear' },
    detail: {
      de: 'Nennen Sie entweder `drawdownId` oder `instalment`, nicht beides und nicht keines.',
      en: 'Name either `drawdownId` or `instalment`, not both and not none.',
    },
  },
  'drawdown-not-certified': {
    status: 409,
    rule: 'R10',
    title: { de: 'Der Mittelabruf ist nicht festgestellt', en: 'The drawdown is not certified' },
    detail: {
      de: 'Der Mittelabruf {drawdownId} ist nicht sachlich und rechnerisch festgestellt (Regel R10). Stellen Sie ihn zuerst fest (certify-drawdown).',
      en: 'The drawdown {drawdownId} is not certified as factually and arithmetically right (rule R10). First certify it (certify-drawdown).',
    },
  },
  'instalment-unknown': {
    status: 409,
    title: { de: 'Diese Rate gibt es nicht', en: 'There is no such instalment' },
    detail: {
      de: 'Der Bescheid {noticeNo} hat keine Rate {instalmentNo}. Gezählt wird ab 1.',
      en: 'The notice {noticeNo} has no instalment {instalmentNo}. They are counted from 1.',
    },
  },
  'plan-not-certified': {
    status: 409,
    rule: 'R10',
    title: { de: 'Der Ratenplan ist nicht festgestellt', en: 'The plan is not certified' },
    detail: {
      de: 'Der Ratenplan des Bescheids {noticeNo} ist nicht sachlich und rechnerisch festgestellt (Regel R10). Stellen Sie ihn zuerst fest (certify-instalments).',
      en: 'The instalments of the notice {noticeNo} are not certified as factually and arithmetically right (rule R10). First certify them (certify-instalments).',
    },
  },
  'cash-office-involved': {
    status: 409,
    rule: 'R10',
    title: {
      de: 'Die Kasse stellt nicht fest und ordnet nicht an',
      en: 'The cash office neither certifies nor orders',
    },
    detail: {
      de: 'Der Zugang von {actor} gehört auch der Kasse; feststellen und anordnen muss jemand, der nicht auszahlt (Regel R10).',
      en: 'The access of {actor} is also one of the cash office; somebody who does not pay must certify and order (rule R10).',
    },
  },
  'orderer-involved-before': {
    status: 409,
    rule: 'R10',
    title: {
      de: 'Wer abrief oder feststellte, ordnet nicht an',
      en: 'Who called or certified does not order',
    },
    detail: {
      de: '{orderer} hat die Mittel abgerufen oder festgestellt; anordnen muss jemand anderes (Regel R10).',
      en: '{orderer} called for the money or certified it; somebody else must order (rule R10).',
    },
  },
  'order-exceeds-certified': {
    status: 409,
    rule: 'R11',
    title: { de: 'Es wird mehr angeordnet als festgestellt ist', en: 'More is ordered than certified' },
    detail: {
      de: 'Festgestellt sind {certifiedCents}, angeordnet schon {orderedCents}; weitere {amountCents} gehen darüber hinaus (Regel R11). Verringern Sie den Betrag.',
      en: '{certifiedCents} are certified and {orderedCents} ordered already; {amountCents} more go beyond that (rule R11). Lower the amount.',
    },
  },
  'order-exceeds-notices': {
    status: 409,
    rule: 'R11',
    title: { de: 'Es wird mehr angeordnet als bewilligt ist', en: 'More is ordered than promised' },
    detail: {
      de: 'Bis {until} sind {noticedCents} bewilligt und {orderedCents} angeordnet; weitere {amountCents} gehen darüber hinaus (Regel R11). Verringern Sie den Betrag, oder warten Sie das Jahr ab, für das bewilligt ist.',
      en: 'Until {until} {noticedCents} are promised and {orderedCents} ordered; {amountCents} more go beyond that (rule R11). Lower the amount, or wait for the year it is promised for.',
    },
  },
  'notice-not-final': {
    status: 409,
    rule: 'R27',
    title: { de: 'Der Bescheid ist noch nicht bestandskräftig', en: 'The notice is not final yet' },
    detail: {
      de: 'Gegen den Bescheid {noticeNo} ist bis zum {appealEndsOn} ein Rechtsbehelf möglich; angeordnet wird zum {on} (Regel R27). Warten Sie die Frist ab, oder erfassen Sie den Verzicht (waive-remedy).',
      en: 'The notice {noticeNo} can be appealed against until {appealEndsOn}; the order is of {on} (rule R27). Wait until then, or record the waiver (waive-remedy).',
    },
  },
  'proof-not-examined': {
    status: 409,
    rule: 'R28',
    title: {
      de: 'Die Schlussrate wartet auf den geprüften Nachweis',
      en: 'The last share waits for the examined proof',
    },
    detail: {
      de: 'Nach dieser Zahlung blieben von der Zuwendung {grantId} noch {remainsCents}; einbehalten werden {finalSharePermille} Promille, bis der Schlussnachweis anerkannt ist (Regel R28). Prüfen Sie zuerst den Verwendungsnachweis (examine-proof).',
      en: 'After this payment {remainsCents} of the grant {grantId} would remain; {finalSharePermille} thousandths are kept back until the final proof is accepted (rule R28). First examine the proof of use (examine-proof).',
    },
  },
  'line-of-another-year': {
    status: 409,
    title: { de: 'Die Haushaltsposition ist eines anderen Jahres', en: 'The budget line is of another year' },
    detail: {
      de: 'Die Haushaltsposition {budgetLineId} gehört zum Jahr {year}, gebucht werden soll in {bookingYear}. Nennen Sie die Position des Buchungsjahres.',
      en: 'The budget line {budgetLineId} is of the year {year}, to be booked in {bookingYear}. Name the line of the booking year.',
    },
  },
  'booking-taken': {
    status: 409,
    rule: 'R18',
    title: { de: 'Diese Buchungszeile ist schon erfasst', en: 'This row of the books is recorded already' },
    detail: {
      de: 'Die Buchung {key} ist die Zahlung {paymentId} (Regel R18). Was zurückkam, wird mit einer eigenen Buchung mit negativem Betrag erfasst.',
      en: 'The booking {key} is the payment {paymentId} (rule R18). What came back is recorded by a booking of its own with a negative amount.',
    },
  },
  'booking-of-another-grant': {
    status: 422,
    title: { de: 'Anordnung und Zuwendung passen nicht zusammen', en: 'Order and grant do not fit' },
    detail: {
      de: 'Die Anordnung {paymentOrderId} ist für die Zuwendung {grantId}. Lassen Sie `grantId` weg, oder nennen Sie diese.',
      en: 'The order {paymentOrderId} is for the grant {grantId}. Leave `grantId` out, or name that one.',
    },
  },
  'paid-beyond-granted': {
    status: 409,
    rule: 'R11',
    title: { de: 'Es ist mehr gezahlt als gewährt', en: 'More is paid than granted' },
    detail: {
      de: 'Gezahlt sind {paidCents}, gewährt oder angeordnet {grantedCents} (Regel R11).',
      en: '{paidCents} are paid, {grantedCents} granted or ordered (rule R11).',
    },
  },
  'booked-otherwise-than-ordered': {
    status: 409,
    rule: 'R11',
    title: { de: 'Es wurde anders gebucht als angeordnet', en: 'It was booked otherwise than ordered' },
    detail: {
      de: 'Angeordnet waren {orderedCents} auf {orderedLineId}, gebucht wurden {bookedCents} auf {bookedLineId} (Regel R11).',
      en: 'Ordered were {orderedCents} on {orderedLineId}, booked {bookedCents} on {bookedLineId} (rule R11).',
    },
  },
} as const satisfies Record<string, RejectionText>;
