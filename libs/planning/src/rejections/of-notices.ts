import type { RejectionText } from '#kernel';

/** Refusals about notices, early starts and remedies. */
export const noticeRejections = {
  'grant-not-allocated': {
    status: 409,
    title: {
      de: 'Für diese Zuwendung sind keine Mittel zugeteilt',
      en: 'No money is allocated for this grant',
    },
    detail: {
      de: 'Die Zuwendung {grantId} hat keine geltende Mittelzuteilung. Teilen Sie zuerst Mittel zu (allocate-grant).',
      en: 'The grant {grantId} has no allocation that holds. First allocate money (allocate-grant).',
    },
  },
  'notice-without-reservation': {
    status: 409,
    rule: 'R25',
    title: { de: 'Dem Bescheid fehlt der Haushaltsvorbehalt', en: 'The notice lacks the budget reservation' },
    detail: {
      de: 'Die Mittel der Zuwendung {grantId} sind unter Haushaltsvorbehalt zugeteilt (Regel R25). Setzen Sie `budgetReservation`, oder heben Sie zuerst den Vorbehalt auf (lift-budget-reservation).',
      en: 'The money of the grant {grantId} is allocated under a budget reservation (rule R25). Set `budgetReservation`, or first lift the reservation (lift-budget-reservation).',
    },
  },
  'notice-number-taken': {
    status: 409,
    title: { de: 'Diese Bescheidnummer ist vergeben', en: 'This notice number is taken' },
    detail: {
      de: 'Unter {noticeNo} steht schon ein Bescheid der Zuwendung {grantId}. Wählen Sie ein anderes Aktenzeichen.',
      en: 'A notice of the grant {grantId} has the number {noticeNo} already. Choose another file number.',
    },
  },
  'served-before-notice': {
    status: 409,
    title: { de: 'Die Bekanntgabe liegt vor dem Bescheid', en: 'The service lies before the notice' },
    detail: {
      de: 'Bekannt gegeben am {servedOn}, erlassen am {noticeOn}. Prüfen Sie die Tage.',
      en: 'Served on {servedOn}, issued on {noticeOn}. Check the days.',
    },
  },
  'day-in-future': {
    status: 409,
    title: { de: 'Der Tag liegt in der Zukunft', en: 'The day lies in the future' },
    detail: {
      de: 'Genannt ist der {on}, heute ist {today}. Erfassen Sie, was geschehen ist, sobald es geschehen ist.',
      en: 'The day named is {on}, today is {today}. Record what happened once it has happened.',
    },
  },
  'year-without-amount': {
    status: 422,
    title: { de: 'Für ein Jahr fehlt der Betrag', en: 'A year lacks its amount' },
    detail: {
      de: 'Für {year} sind {amountCents} genannt; nennen Sie mindestens 1 Cent oder lassen Sie das Jahr weg.',
      en: 'For {year} {amountCents} are named; name at least 1 cent or leave the year out.',
    },
  },
  'notice-exceeds-allocation': {
    status: 409,
    rule: 'R11',
    title: { de: 'Der Bescheid übersteigt die Zuteilung', en: 'The notice exceeds the allocation' },
    detail: {
      de: 'Für {year} sind {allocatedCents} zugeteilt und {noticedCents} schon bewilligt; weitere {wantedCents} gehen darüber hinaus (Regel R11). Verringern Sie den Betrag.',
      en: 'For {year} {allocatedCents} are allocated and {noticedCents} promised already; {wantedCents} more go beyond that (rule R11). Lower the amount.',
    },
  },
  'instalments-differ-from-notice': {
    status: 422,
    title: {
      de: 'Die Raten ergeben nicht den bewilligten Betrag',
      en: 'The instalments do not add up to the notice',
    },
    detail: {
      de: 'Bewilligt sind {promisedCents}, die Raten ergeben {plannedCents}. Gleichen Sie die Raten an.',
      en: 'The notice promises {promisedCents}, the instalments add up to {plannedCents}. Adjust the instalments.',
    },
  },
  'instalments-out-of-order': {
    status: 422,
    title: {
      de: 'Die Raten sind nicht nach Tagen geordnet',
      en: 'The instalments are not in the order of days',
    },
    detail: {
      de: 'Rate {instalmentNo} ({dueOn}) liegt vor der Rate davor. Ordnen Sie die Raten nach ihrer Fälligkeit.',
      en: 'Instalment {instalmentNo} ({dueOn}) is due before the one before it. Order the instalments by their days.',
    },
  },
  'proof-kind-not-provided': {
    status: 409,
    title: {
      de: 'Diese Nachweisart sieht die Richtlinie nicht vor',
      en: 'The guideline does not provide this kind of proof',
    },
    detail: {
      de: '{proofKind} steht nicht in der Förderrichtlinie; vorgesehen sind: {allowed}.',
      en: '{proofKind} is not in the guideline; it provides: {allowed}.',
    },
  },
  'appeal-time-too-short': {
    status: 409,
    title: { de: 'Die Rechtsbehelfsfrist ist zu kurz', en: 'The time for an appeal is too short' },
    detail: {
      de: 'Die Frist endet am {appealEndsOn}; mit {appealDays} Tagen nach der Bekanntgabe endet sie frühestens am {earliest}.',
      en: 'The time ends on {appealEndsOn}; with {appealDays} days after service it ends on {earliest} at the earliest.',
    },
  },
  'started-too-early': {
    status: 409,
    rule: 'R12',
    title: { de: 'Das Projekt hat zu früh begonnen', en: 'The project has started too early' },
    detail: {
      de: 'Das Projekt beginnt am {startOn}; zulässig ist der Beginn ab {notBefore} ({startRule}, Regel R12), wenn keinem früheren Beginn zugestimmt wurde (consent-to-early-start).',
      en: 'The project starts on {startOn}; it may start from {notBefore} on ({startRule}, rule R12) unless an earlier start was consented to (consent-to-early-start).',
    },
  },
  'notice-issued-already': {
    status: 409,
    title: { de: 'Der Bescheid ist schon erlassen', en: 'The notice is issued already' },
    detail: {
      de: 'Die Zuwendung {grantId} ist mit {noticeNo} bewilligt; einem vorzeitigen Beginn ist nicht mehr zuzustimmen.',
      en: 'The grant {grantId} is promised by {noticeNo}; there is no early start left to consent to.',
    },
  },
  'notice-unknown': {
    status: 409,
    title: { de: 'Diesen Bescheid gibt es nicht', en: 'There is no such notice' },
    detail: {
      de: 'Die Zuwendung {grantId} hat keinen geltenden Bescheid {noticeNo}. Prüfen Sie das Aktenzeichen.',
      en: 'The grant {grantId} has no notice {noticeNo} that holds. Check the file number.',
    },
  },
  'no-remedy-to-waive': {
    status: 409,
    title: { de: 'Hier gibt es keinen Rechtsbehelf', en: 'There is no remedy here' },
    detail: {
      de: '{noticeNo} ist kein Bescheid, sondern {legalForm}; auf einen Rechtsbehelf ist nicht zu verzichten.',
      en: '{noticeNo} is no notice but {legalForm}; there is no remedy to waive.',
    },
  },
  'waived-before-notice': {
    status: 409,
    title: { de: 'Der Verzicht liegt vor dem Bescheid', en: 'The waiver lies before the notice' },
    detail: {
      de: 'Verzichtet am {waivedOn}, erlassen am {noticeOn}. Prüfen Sie die Tage.',
      en: 'Waived on {waivedOn}, issued on {noticeOn}. Check the days.',
    },
  },
  'remedy-waived-already': {
    status: 409,
    title: { de: 'Auf den Rechtsbehelf ist schon verzichtet', en: 'The remedy is waived already' },
    detail: {
      de: 'Der Verzicht zu {noticeNo} steht in Ereignis {by}.',
      en: 'The waiver on {noticeNo} stands in event {by}.',
    },
  },
  'grant-of-another': {
    status: 403,
    title: { de: 'Das ist die Zuwendung eines anderen', en: 'This is the grant of another' },
    detail: {
      de: 'Ihr Zugang ist nicht für die Organisation, die die Zuwendung {grantId} beantragt hat. Melden Sie sich mit deren Zugang an.',
      en: 'Your token is not for the organisation that applied for the grant {grantId}. Sign in with the token of that organisation.',
    },
  },
  'reservation-not-lifted': {
    status: 409,
    rule: 'R25',
    title: { de: 'Der Haushaltsvorbehalt besteht noch', en: 'The budget reservation still holds' },
    detail: {
      de: 'Die Mittel der Zuwendung {grantId} sind unter Haushaltsvorbehalt zugeteilt (Regel R25). Heben Sie ihn zuerst auf (lift-budget-reservation).',
      en: 'The money of the grant {grantId} is allocated under a budget reservation (rule R25). First lift it (lift-budget-reservation).',
    },
  },
  'budget-not-published': {
    status: 409,
    rule: 'R24',
    title: { de: 'Der Haushalt ist noch nicht bekannt gemacht', en: 'The budget is not published yet' },
    detail: {
      de: 'Der Haushalt {year} steht auf {status}; bis zur Bekanntmachung gilt die vorläufige Haushaltsführung (Regel R24). Nennen Sie den Grund in `provisionalBasis`, oder warten Sie die Bekanntmachung ab.',
      en: 'The budget {year} is at {status}; until it is published budget management is provisional (rule R24). Name the ground in `provisionalBasis`, or wait for the publication.',
    },
  },
} as const satisfies Record<string, RejectionText>;
