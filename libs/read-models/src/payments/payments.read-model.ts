import { project, readModel } from '#kernel';
import { paymentBooked } from '#planning';

/** The bookings of the cash office. None is ever corrected: what was wrong is booked back. */
export const payments = readModel('payments', {
  label: { de: 'Zahlungen', en: 'Payments' },
  version: 1,
  columns: {
    mandant: { type: 'code', label: { de: 'Mandant', en: 'Mandant' } },
    bookingYear: { type: 'integer', label: { de: 'Buchungsjahr', en: 'Booking year' } },
    documentNo: { type: 'code', label: { de: 'Beleg', en: 'Document' } },
    position: { type: 'integer', label: { de: 'Belegposition', en: 'Position in the document' } },
    budgetLineId: { type: 'code', label: { de: 'Haushaltsposition', en: 'Budget line' } },
    amountCents: { type: 'cents', label: { de: 'Betrag', en: 'Amount' } },
    bookedOn: { type: 'day', label: { de: 'Gebucht am', en: 'Booked on' } },
    valueOn: { type: 'day', label: { de: 'Wertstellung', en: 'Value date' } },
    paymentOrderId: { type: 'code', label: { de: 'Auszahlungsanordnung', en: 'Payment order' } },
    grantId: { type: 'code', label: { de: 'Zuwendung', en: 'Grant' } },
    grantRef: {
      type: 'text',
      label: { de: 'Angabe der Kasse zur Zuwendung', en: 'What the cash office says of the grant' },
    },
    text: { type: 'text', label: { de: 'Buchungstext', en: 'Text' } },
    contradicts: { type: 'json', label: { de: 'Widerspricht', en: 'Contradicts' } },
  },
  indexed: ['grantId', 'budgetLineId', 'paymentOrderId'],
  on: ({ put }) => [
    project(paymentBooked, (data, _, id) => [
      put(id, {
        mandant: data.mandant,
        bookingYear: data.bookingYear,
        documentNo: data.documentNo,
        position: data.position,
        budgetLineId: data.budgetLineId,
        amountCents: data.amountCents,
        bookedOn: data.bookedOn,
        valueOn: data.valueOn,
        paymentOrderId: data.paymentOrderId ?? null,
        grantId: data.grantId ?? null,
        grantRef: data.grantRef ?? null,
        text: data.text ?? null,
        contradicts: data.contradicts ?? [],
      }),
    ]),
  ],
});
