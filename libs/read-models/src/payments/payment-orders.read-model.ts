import { project, readModel } from '#kernel';
import { paymentBooked, paymentOrdered } from '#planning';
import { correctedBy, marksCorrected } from '../corrections.js';

/** What the cash office was ordered to pay, and what of it was paid. */
export const paymentOrders = readModel('payment-orders', {
  label: { de: 'Auszahlungsanordnungen', en: 'Payment orders' },
  version: 1,
  columns: {
    grantId: { type: 'code', label: { de: 'Zuwendung', en: 'Grant' } },
    drawdownId: { type: 'code', label: { de: 'Mittelabruf', en: 'Drawdown' } },
    noticeNo: { type: 'code', label: { de: 'Bescheid', en: 'Notice' } },
    instalmentNo: { type: 'integer', label: { de: 'Rate', en: 'Instalment' } },
    amountCents: { type: 'cents', label: { de: 'Angeordnet', en: 'Ordered' } },
    paidCents: { type: 'cents', label: { de: 'Ausgezahlt', en: 'Paid' } },
    budgetLineId: { type: 'code', label: { de: 'Haushaltsposition', en: 'Budget line' } },
    bookingYear: { type: 'integer', label: { de: 'Buchungsjahr', en: 'Booking year' } },
    dueOn: { type: 'day', label: { de: 'Fällig am', en: 'Due on' } },
    final: { type: 'flag', label: { de: 'Schlusszahlung', en: 'Final payment' } },
    provisionalBasis: {
      type: 'code',
      label: { de: 'Grund in vorläufiger Haushaltsführung', en: 'Ground while the budget is provisional' },
    },
    orderer: { type: 'code', label: { de: 'Angeordnet von', en: 'Ordered by' } },
    orderedOn: { type: 'day', label: { de: 'Angeordnet zum', en: 'Ordered as of' } },
    correctedBy,
  },
  indexed: ['grantId', 'budgetLineId'],
  on: ({ put, patch }) => [
    project(paymentOrdered, (data, { effectiveOn }, id) => [
      put(id, {
        grantId: data.grantId,
        drawdownId: data.drawdownId ?? null,
        noticeNo: data.noticeNo ?? null,
        instalmentNo: data.instalmentNo ?? null,
        amountCents: data.amountCents,
        paidCents: 0,
        budgetLineId: data.budgetLineId,
        bookingYear: data.bookingYear,
        dueOn: data.dueOn,
        final: data.final,
        provisionalBasis: data.provisionalBasis ?? null,
        orderer: data.orderer,
        orderedOn: effectiveOn,
        correctedBy: null,
      }),
    ]),
    project(paymentBooked, ({ paymentOrderId, amountCents }) =>
      paymentOrderId === undefined
        ? []
        : [patch(paymentOrderId, ({ paidCents }) => ({ paidCents: (paidCents ?? 0) + amountCents }))],
    ),
    marksCorrected(paymentOrdered, patch),
  ],
});
