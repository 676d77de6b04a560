import type { RejectionText } from '#kernel';

/** Refusals about proofs of use and reviews. */
export const accountRejections = {
  'unspent-beyond-paid': {
    status: 409,
    rule: 'R11',
    title: { de: 'Es ist mehr übrig als gezahlt wurde', en: 'More is left than was paid' },
    detail: {
      de: 'Nicht verbraucht seien {unspentCents}, gezahlt sind {paidCents} (Regel R11).',
      en: '{unspentCents} are said to be unspent, {paidCents} are paid (rule R11).',
    },
  },
  'proof-examined-already': {
    status: 409,
    title: {
      de: 'Dieser Verwendungsnachweis ist schon geprüft',
      en: 'This proof of use is examined already',
    },
    detail: {
      de: 'Die Prüfung des Nachweises {proofOfUseId} steht in Ereignis {by}. Berichtigen Sie jenes (correct-event), bevor Sie neu prüfen.',
      en: 'The examination of the proof {proofOfUseId} stands in event {by}. Correct that one (correct-event) before examining anew.',
    },
  },
  'examiner-is-submitter': {
    status: 409,
    rule: 'R9',
    title: { de: 'Niemand prüft den eigenen Nachweis', en: 'Nobody examines their own proof' },
    detail: {
      de: 'Den Nachweis {proofOfUseId} hat {submitter} vorgelegt; prüfen muss jemand anderes (Regel R9).',
      en: 'The proof {proofOfUseId} was submitted by {submitter}; somebody else must examine it (rule R9).',
    },
  },
  'recognised-unlike-outcome': {
    status: 422,
    title: {
      de: 'Der anerkannte Betrag passt nicht zum Ergebnis',
      en: 'The recognised amount does not fit the outcome',
    },
    detail: {
      de: 'Bei {outcome} wurden {recognisedCents} von {spentCents} anerkannt. Anerkannt heißt alles, mit geringerem Betrag weniger als alles, nicht anerkannt nichts.',
      en: 'With {outcome} {recognisedCents} of {spentCents} were recognised. Accepted means all, accepted-reduced less than all, rejected nothing.',
    },
  },
  'review-subject-unclear': {
    status: 422,
    title: { de: 'Was überprüft wurde, ist nicht eindeutig', en: 'What was reviewed is not clear' },
    detail: {
      de: 'Nennen Sie entweder `grantId` oder `measureId`, nicht beides und nicht keines.',
      en: 'Name either `grantId` or `measureId`, not both and not none.',
    },
  },
  'grant-without-measure': {
    status: 409,
    title: { de: 'Diese Zuwendung nennt keine Maßnahme', en: 'This grant names no measure' },
    detail: {
      de: 'Die Zuwendung {grantId} wurde übernommen und nennt keine Maßnahme, deren Ziele zu prüfen wären. Überprüfen Sie die Maßnahme (`measureId`).',
      en: 'The grant {grantId} was taken over and names no measure whose targets could be judged. Review the measure (`measureId`).',
    },
  },
  'target-not-under-review': {
    status: 409,
    rule: 'R8',
    title: {
      de: 'Diese Ziele gehören zu einer anderen Maßnahme',
      en: 'These targets are those of another measure',
    },
    detail: {
      de: 'Die Fassung {targetVersionId} wurde für die Maßnahme {measureId} vereinbart (Regel R8). Nennen Sie Ziele der überprüften Maßnahme.',
      en: 'The version {targetVersionId} was agreed for the measure {measureId} (rule R8). Name targets of the measure under review.',
    },
  },
  'finding-value-unclear': {
    status: 422,
    rule: 'R8',
    title: {
      de: 'Der Wert der Feststellung ist nicht eindeutig',
      en: 'The value of the finding is not clear',
    },
    detail: {
      de: 'Nennen Sie für den Indikator {indicator} genau eines: `value`, `valueText` oder `notMeasurableReason`.',
      en: 'For the indicator {indicator} name exactly one of `value`, `valueText` and `notMeasurableReason`.',
    },
  },
  'review-accepted-already': {
    status: 409,
    title: { de: 'Diese Überprüfung ist schon angenommen', en: 'This review is accepted already' },
    detail: {
      de: 'Die Wirksamkeitsüberprüfung {reviewId} wurde mit Ereignis {by} angenommen.',
      en: 'The review {reviewId} was accepted by event {by}.',
    },
  },
  'acceptor-is-reviewer': {
    status: 409,
    rule: 'R9',
    title: { de: 'Niemand nimmt die eigene Überprüfung an', en: 'Nobody accepts their own review' },
    detail: {
      de: 'Die Wirksamkeitsüberprüfung {reviewId} hat {reviewer} vorgelegt; annehmen muss sie jemand anderes (Regel R9).',
      en: 'The review {reviewId} was filed by {reviewer}; somebody else must accept it (rule R9).',
    },
  },
} as const satisfies Record<string, RejectionText>;
