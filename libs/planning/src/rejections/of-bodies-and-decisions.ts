import type { RejectionText } from '#kernel';

/** Refusals of the acts about bodies, meetings, items and decisions, and of what their members may do. */
export const bodyAndDecisionRejections = {
  'authority-insufficient': {
    status: 409,
    rule: 'R10',
    title: { de: 'Die Befugnis reicht nicht', en: 'The authority does not suffice' },
    detail: {
      de: 'Die Person {personId} darf am {on} ({right}) über {limitCents} verfügen; es sind {amountCents} (Regel R10). Übertragen Sie die Befugnis (delegate-authority) oder lassen Sie eine befugte Person handeln.',
      en: 'On {on} the person {personId} holds authority ({right}) of {limitCents}; the amount is {amountCents} (rule R10). Delegate the authority (delegate-authority) or let somebody act who holds it.',
    },
  },
  'quorum-unattainable': {
    status: 409,
    title: { de: 'Diese Beschlussfähigkeit ist unerreichbar', en: 'This quorum cannot be attained' },
    detail: {
      de: 'Mehr als {numerator}/{denominator} der Mitglieder können nicht anwesend sein. Nennen Sie einen Anteil unter 1, z. B. 1/2.',
      en: 'More than {numerator}/{denominator} of the members cannot be present. Name a share below 1, e.g. 1/2.',
    },
  },
  'member-already': {
    status: 409,
    title: { de: 'Diese Person ist schon Mitglied', en: 'This person is a member already' },
    detail: {
      de: 'Die Person {personId} gehört dem Gremium {bodyId} schon seit {from} an. Beginnen Sie nach dem Ende jener Mitgliedschaft.',
      en: 'The person {personId} has been a member of the body {bodyId} since {from}. Begin after the end of that membership.',
    },
  },
  'not-a-voting-member': {
    status: 409,
    rule: 'R5',
    title: { de: 'Kein stimmberechtigtes Mitglied', en: 'Not a voting member' },
    detail: {
      de: 'Die Person {personId} hat am {on} keinen stimmberechtigten Sitz im Gremium {bodyId} (Regel R5). Bestellen Sie sie (appoint-member) oder erfassen Sie, wen sie vertritt (record-attendance).',
      en: 'On {on} the person {personId} has no voting seat in the body {bodyId} (rule R5). Appoint the person (appoint-member) or record for whom the person substitutes (record-attendance).',
    },
  },
  'attendance-reversed': {
    status: 422,
    title: { de: 'Die Anwesenheit endet vor ihrem Anfang', en: 'The attendance ends before it begins' },
    detail: {
      de: 'Bei der Person {personId} liegt `toItem` vor `fromItem`. Vertauschen Sie die Nummern der Tagesordnung.',
      en: 'For the person {personId} `toItem` lies before `fromItem`. Exchange the numbers of the agenda.',
    },
  },
  'mandate-missing': {
    status: 409,
    rule: 'R4',
    title: { de: 'Dem Gremium fehlt das Mandat', en: 'The body lacks the mandate' },
    detail: {
      de: 'Kein Mandat des Gremiums {bodyId} deckt dies ({verb}; Regel R4).',
      en: 'No mandate of the body {bodyId} covers this ({verb}; rule R4).',
    },
  },
  'explanation-missing': {
    status: 409,
    title: { de: 'Die Erklärung fehlt', en: 'The explanation is missing' },
    detail: {
      de: 'Erklären Sie die Abweichung in `text`, oder erfassen Sie mit `none-given`, dass keine gegeben wurde.',
      en: 'Explain the deviation in `text`, or record with `none-given` that none was given.',
    },
  },
  'explanation-superfluous': {
    status: 409,
    title: {
      de: 'Eine Erklärung ist angegeben, die es nicht geben soll',
      en: 'An explanation is given that is said not to exist',
    },
    detail: {
      de: 'Mit `none-given` wird erfasst, dass keine Erklärung gegeben wurde: lassen Sie `text` weg oder wählen Sie eine andere Art.',
      en: 'With `none-given` it is recorded that no explanation was given: leave `text` out or choose another kind.',
    },
  },
  'deviation-unexplained': {
    status: 409,
    rule: 'R4',
    title: { de: 'Die Abweichung ist nicht begründet', en: 'The deviation is not explained' },
    detail: {
      de: 'Der Beschluss {decisionId} weicht bei der Zuwendung {grantId} von der Empfehlung ab; eine Begründung wurde nicht gegeben (Regel R4).',
      en: 'The decision {decisionId} deviates from the recommendation on the grant {grantId}; no explanation was given (rule R4).',
    },
  },
  'deviation-explained-already': {
    status: 409,
    rule: 'R4',
    title: { de: 'Diese Abweichung ist schon erklärt', en: 'This deviation is explained already' },
    detail: {
      de: 'Zur Zuwendung {grantId} und dem Beschluss {decisionId} steht die Erklärung in Ereignis {by}.',
      en: 'For the grant {grantId} and the decision {decisionId} the explanation stands in event {by}.',
    },
  },
  'grant-not-decided': {
    status: 409,
    rule: 'R2',
    title: {
      de: 'Der Beschluss enthält diese Zuwendung nicht',
      en: 'The decision does not contain this grant',
    },
    detail: {
      de: 'Der Beschluss {decisionId} sagt nichts über die Zuwendung {grantId}.',
      en: 'The decision {decisionId} says nothing of the grant {grantId}.',
    },
  },
} as const satisfies Record<string, RejectionText>;
