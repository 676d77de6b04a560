import type { RejectionText } from '#kernel';

/** Refusals about commitments and drawdowns, and their certification. */
export const drawdownRejections = {
  'notice-missing': {
    status: 409,
    rule: 'R26',
    title: { de: 'Es gibt noch keinen Bescheid', en: 'There is no notice yet' },
    detail: {
      de: 'Die Zuwendung {grantId} ist nicht bewilligt (Regel R26). Erlassen Sie zuerst den Bescheid (issue-notice).',
      en: 'The grant {grantId} is not promised (rule R26). First issue the notice (issue-notice).',
    },
  },
  'line-not-allocated': {
    status: 409,
    rule: 'R2',
    title: { de: 'Diese Haushaltsposition ist nicht zugeteilt', en: 'This budget line is not allocated' },
    detail: {
      de: 'Für die Zuwendung sind keine Mittel der Haushaltsposition {budgetLineId} zugeteilt. Nennen Sie eine Position der Mittelzuteilung.',
      en: 'No money of the budget line {budgetLineId} is allocated for the grant. Name a line of the allocation.',
    },
  },
  'commitment-below-orders': {
    status: 409,
    rule: 'R26',
    title: { de: 'Es ist schon mehr angeordnet', en: 'More is ordered already' },
    detail: {
      de: 'Auf der Haushaltsposition {budgetLineId} sind {orderedCents} angeordnet; weniger als das ({amountCents}) lässt sich nicht binden.',
      en: 'On the budget line {budgetLineId} {orderedCents} are ordered; less than that ({amountCents}) cannot be committed.',
    },
  },
  'commitment-exceeds-notices': {
    status: 409,
    rule: 'R26',
    title: { de: 'Es wird mehr gebunden als bewilligt ist', en: 'More is committed than promised' },
    detail: {
      de: 'Für {year} sind {noticedCents} bewilligt; gebunden wären {wantedCents} (Regel R26). Verringern Sie den Betrag, oder geben Sie auf den anderen Positionen Mittel frei.',
      en: 'For {year} {noticedCents} are promised; {wantedCents} would be committed (rule R26). Lower the amount, or free money on the other lines.',
    },
  },
  'called-for-stranger': {
    status: 409,
    rule: 'R10',
    title: {
      de: 'Diese Person gehört nicht zum Empfänger',
      en: 'This person does not belong to the recipient',
    },
    detail: {
      de: 'Die Person {personId} ist mit keinem Empfänger der Zuwendung verbunden (Regel R10). Nennen Sie in `onBehalfOf` eine Person des Empfängers, oder lassen Sie die Angabe weg.',
      en: 'The person {personId} is linked to no recipient of the grant (rule R10). Name a person of the recipient in `onBehalfOf`, or leave it out.',
    },
  },
  'drawdown-exceeds-notices': {
    status: 409,
    rule: 'R11',
    title: { de: 'Es wird mehr abgerufen als noch offen ist', en: 'More is called for than is left' },
    detail: {
      de: 'Von der Zuwendung {grantId} sind noch {leftCents} nicht angeordnet; abgerufen würden {amountCents} (Regel R11). Verringern Sie den Abruf.',
      en: 'Of the grant {grantId} {leftCents} are not ordered yet; {amountCents} would be called for (rule R11). Lower the drawdown.',
    },
  },
  'not-right-in-every-way': {
    status: 422,
    title: {
      de: 'Festgestellt wird nur, was in beidem richtig ist',
      en: 'Only what is right in both ways is certified',
    },
    detail: {
      de: 'Ein Abruf oder Ratenplan wird sachlich und rechnerisch richtig festgestellt: setzen Sie `factually` und `arithmetically`, oder stellen Sie nichts fest.',
      en: 'A drawdown or a plan is certified as factually and arithmetically right: set `factually` and `arithmetically`, or do not certify.',
    },
  },
  'drawdown-certified-already': {
    status: 409,
    title: { de: 'Dieser Mittelabruf ist schon festgestellt', en: 'This drawdown is certified already' },
    detail: {
      de: 'Der Mittelabruf {drawdownId} wurde mit Ereignis {by} festgestellt. Berichtigen Sie jenes (correct-event), bevor Sie neu feststellen.',
      en: 'The drawdown {drawdownId} was certified by event {by}. Correct that one (correct-event) before certifying anew.',
    },
  },
  'certified-beyond-drawdown': {
    status: 409,
    title: { de: 'Es wird mehr festgestellt als abgerufen ist', en: 'More is certified than called for' },
    detail: {
      de: 'Abgerufen sind {requestedCents}, festgestellt würden {amountCents}. Stellen Sie höchstens den abgerufenen Betrag fest.',
      en: '{requestedCents} are called for, {amountCents} would be certified. Certify at most what is called for.',
    },
  },
  'certifier-is-caller': {
    status: 409,
    rule: 'R10',
    title: { de: 'Niemand stellt den eigenen Abruf fest', en: 'Nobody certifies their own call' },
    detail: {
      de: '{certifier} hat die Mittel selbst abgerufen; feststellen muss jemand anderes (Regel R10). Nur ein Abruf auf Papier, der für eine Person des Empfängers erfasst wurde, darf von derselben Stelle festgestellt werden.',
      en: '{certifier} called for the money; somebody else must certify (rule R10). Only a call on paper, entered for a person of the recipient, may be certified by whoever entered it.',
    },
  },
  'linked-to-payee': {
    status: 409,
    rule: 'R10',
    title: { de: 'Diese Person ist mit dem Empfänger verbunden', en: 'This person is linked to the payee' },
    detail: {
      de: 'Die Person {personId} ist am {on} mit {organisationId} verbunden ({link}; Regel R10). Jemand ohne Verbindung zum Empfänger muss handeln.',
      en: 'On {on} the person {personId} is linked to {organisationId} ({link}; rule R10). Somebody without a link to the payee must act.',
    },
  },
  'notice-without-instalments': {
    status: 409,
    title: { de: 'Der Bescheid hat keinen Ratenplan', en: 'The notice has no instalments' },
    detail: {
      de: 'Der Bescheid {noticeNo} sieht keine Raten vor; es ist kein Plan festzustellen. Gezahlt wird auf Abruf (request-drawdown).',
      en: 'The notice {noticeNo} provides no instalments; there is no plan to certify. Money is paid on call (request-drawdown).',
    },
  },
  'plan-certified-already': {
    status: 409,
    title: { de: 'Dieser Ratenplan ist schon festgestellt', en: 'This plan is certified already' },
    detail: {
      de: 'Der Ratenplan des Bescheids {noticeNo} wurde mit Ereignis {by} festgestellt.',
      en: 'The instalments of the notice {noticeNo} were certified by event {by}.',
    },
  },
} as const satisfies Record<string, RejectionText>;
