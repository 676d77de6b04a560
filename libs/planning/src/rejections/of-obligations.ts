import type { RejectionText } from '#kernel';

/** Refusals about tasks: who owes them, when they are due, and what was done. */
export const obligationRejections = {
  'obligation-owed-unclear': {
    status: 422,
    title: { de: 'Wer die Aufgabe hat, ist nicht eindeutig', en: 'Who owes the obligation is not clear' },
    detail: {
      de: 'Nennen Sie genau eines von `organisationId` und `bodyId`.',
      en: 'Name exactly one of `organisationId` and `bodyId`.',
    },
  },
  'obligation-due-too-often': {
    status: 422,
    title: { de: 'Die Aufgabe wird zu oft fällig', en: 'The obligation is due too often' },
    detail: {
      de: 'Bis {until} würde sie öfter als {most}-mal fällig. Nennen Sie ein früheres Ende oder längere Abstände.',
      en: 'Until {until} it would be due more than {most} times. Name an earlier end or longer intervals.',
    },
  },
  'obligation-not-due-then': {
    status: 409,
    title: { de: 'An diesem Tag ist die Aufgabe nicht fällig', en: 'The obligation is not due on that day' },
    detail: {
      de: 'Für die Aufgabe {obligationId} ist der {occurrenceOn} nicht vorgesehen. Vorgesehen sind: {occurrences}.',
      en: 'For the obligation {obligationId} the day {occurrenceOn} is not planned. Planned are: {occurrences}.',
    },
  },
  'obligation-settled': {
    status: 409,
    title: { de: 'Die Aufgabe ist schon erledigt', en: 'The obligation is settled already' },
    detail: {
      de: 'Die Aufgabe {obligationId} zum {occurrenceOn} wurde mit Ereignis {by} erfüllt oder es wurde auf sie verzichtet. War das falsch, berichtigen Sie es (correct-event).',
      en: 'The obligation {obligationId} of {occurrenceOn} was fulfilled or waived by event {by}. If that was wrong, correct it (correct-event).',
    },
  },
  'extension-not-later': {
    status: 409,
    title: { de: 'Die neue Frist liegt nicht später', en: 'The new day is not later' },
    detail: {
      de: 'Fällig ist die Aufgabe am {dueOn}; der {newDueOn} liegt nicht danach.',
      en: 'The obligation is due on {dueOn}; {newDueOn} does not lie after it.',
    },
  },
  'obligation-of-another': {
    status: 403,
    title: { de: 'Das ist die Aufgabe eines anderen', en: 'This is the obligation of another' },
    detail: {
      de: 'Ihr Zugang ist nicht für die Organisation, die die Aufgabe {obligationId} hat. Melden Sie sich mit deren Zugang an.',
      en: 'Your token is not for the organisation that owes the obligation {obligationId}. Sign in with the token of that organisation.',
    },
  },
} as const satisfies Record<string, RejectionText>;
