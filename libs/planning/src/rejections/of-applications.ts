import type { RejectionText } from '#kernel';

/** Refusals about calls, applications, their assessment, and subsidiarity. */
export const applicationRejections = {
  'guideline-not-valid': {
    status: 409,
    title: { de: 'Diese Richtlinie gilt noch nicht', en: 'This guideline does not apply yet' },
    detail: {
      de: 'Die Fassung {guidelineVersionId} gilt ab {validFrom}, nicht am {on}. Nennen Sie die Fassung, die dann gilt, oder einen späteren Tag.',
      en: 'The version {guidelineVersionId} applies from {validFrom}, not on {on}. Name the version that applies then, or a later day.',
    },
  },
  'kind-not-in-guideline': {
    status: 409,
    title: {
      de: 'Diese Förderungsart sieht die Richtlinie nicht vor',
      en: 'The guideline is not for this kind of grant',
    },
    detail: {
      de: 'Die Fassung {guidelineVersionId} sieht die Förderungsart {kind} nicht vor. Nennen Sie eine Richtlinie, die sie vorsieht.',
      en: 'The version {guidelineVersionId} is not for grants of the kind {kind}. Name a guideline that is.',
    },
  },
  'cycle-past-call': {
    status: 409,
    title: { de: 'Der Zyklus ist über die Antragsphase hinaus', en: 'The cycle is past its call' },
    detail: {
      de: 'Der Zyklus {cycleId} ist in der Phase {phase}; Förderaufrufe gehören in die Antragsphase (call) oder davor. Eröffnen Sie den Aufruf im nächsten Zyklus.',
      en: 'The cycle {cycleId} is in the phase {phase}; calls belong into the phase `call` or before it. Open the call in the next cycle.',
    },
  },
  'call-closed': {
    status: 409,
    title: { de: 'Der Förderaufruf ist geschlossen', en: 'The call is closed' },
    detail: {
      de: 'Der Förderaufruf {callId} wurde mit Ereignis {by} geschlossen. Wo das ein Irrtum war, berichtigen Sie jenes Ereignis (correct-event).',
      en: 'The call {callId} was closed by event {by}. Where that was a mistake, correct that event (correct-event).',
    },
  },
  'call-not-open': {
    status: 409,
    title: { de: 'An diesem Tag war der Förderaufruf nicht offen', en: 'The call was not open on this day' },
    detail: {
      de: 'Der Förderaufruf {callId} nimmt Anträge vom {opensOn} bis {closesOn} an; dieser ist vom {on}.',
      en: 'The call {callId} takes applications from {opensOn} to {closesOn}; this one is of {on}.',
    },
  },
  'call-of-another-cycle': {
    status: 409,
    title: { de: 'Der Förderaufruf gehört zu einem anderen Zyklus', en: 'The call belongs to another cycle' },
    detail: {
      de: 'Der Förderaufruf {callId} gehört zum Zyklus {otherCycleId}, nicht zu {cycleId}.',
      en: 'The call {callId} belongs to the cycle {otherCycleId}, not to {cycleId}.',
    },
  },
  'guideline-not-of-call': {
    status: 409,
    title: {
      de: 'Der Förderaufruf steht unter einer anderen Richtlinie',
      en: 'The call is under another guideline',
    },
    detail: {
      de: 'Für den Förderaufruf {callId} gilt die Fassung {wanted}, nicht {guidelineVersionId}. Nennen Sie jene.',
      en: 'The version {wanted} applies to the call {callId}, not {guidelineVersionId}. Name that one.',
    },
  },
  'kind-not-in-call': {
    status: 409,
    title: { de: 'Diese Förderungsart ist nicht aufgerufen', en: 'The call is not for this kind of grant' },
    detail: {
      de: 'Der Förderaufruf {callId} ist nicht für die Förderungsart {kind}.',
      en: 'The call {callId} is not for grants of the kind {kind}.',
    },
  },
  'application-needs-call': {
    status: 409,
    title: {
      de: 'Außerhalb der Antragsphase fehlt der Förderaufruf',
      en: 'Outside the phase of the call a call is needed',
    },
    detail: {
      de: 'Der Zyklus {cycleId} ist in der Phase {phase}; die Förderungsart {kind} wird ohne Förderaufruf nur in der Antragsphase (call) beantragt. Nennen Sie den Aufruf (`callId`), in dessen Frist der Antrag einging.',
      en: 'The cycle {cycleId} is in the phase {phase}; the kind {kind} is applied for without a call only in the phase `call`. Name the call (`callId`) in whose time the application was made.',
    },
  },
  'applicant-of-another': {
    status: 403,
    title: { de: 'Ein Träger beantragt für sich selbst', en: 'A provider applies for itself' },
    detail: {
      de: 'Ihr Zugang ist nicht für die Organisation {organisationId}. Melden Sie sich mit deren Zugang an.',
      en: 'Your token is not for the organisation {organisationId}. Sign in with the token of that organisation.',
    },
  },
  'start-after-period': {
    status: 409,
    title: { de: 'Der Beginn liegt nach dem Zeitraum', en: 'The start lies after the period' },
    detail: {
      de: 'Der geplante Beginn {plannedStartOn} liegt nach dem Ende des Zeitraums am {until}. Prüfen Sie beide.',
      en: 'The planned start {plannedStartOn} lies after the end of the period on {until}. Check both.',
    },
  },
  'needs-not-of-measure': {
    status: 409,
    title: {
      de: 'Die Maßnahme antwortet auf keinen dieser Bedarfe',
      en: 'The measure answers none of these needs',
    },
    detail: {
      de: 'Die Maßnahme {measureId} ist für andere Bedarfe vorgeschlagen. Nennen Sie mindestens einen von ihnen (`needIds`).',
      en: 'The measure {measureId} was proposed for other needs. Name at least one of them (`needIds`).',
    },
  },
  'description-repeats-title': {
    status: 422,
    title: { de: 'Die Beschreibung wiederholt den Titel', en: 'The description repeats the title' },
    detail: {
      de: 'Beschreiben Sie in `description`, was mit dem Geld geschehen soll; der Titel allein sagt es nicht.',
      en: 'Say in `description` what is to be done with the money; the title alone does not.',
    },
  },
  'partner-is-applicant': {
    status: 422,
    title: {
      de: 'Wer beantragt, ist nicht sein eigener Partner',
      en: 'The applicant is no partner of itself',
    },
    detail: {
      de: 'Die Organisation {organisationId} stellt den Antrag und steht auch unter `partners`. Nennen Sie dort nur die anderen.',
      en: 'The organisation {organisationId} applies and stands among `partners` too. Name only the others there.',
    },
  },
  'partner-twice': {
    status: 422,
    title: { de: 'Dieser Partner ist zweimal genannt', en: 'This partner is named twice' },
    detail: {
      de: 'Die Organisation {organisationId} ist mehrfach genannt. Fassen Sie ihre Anteile zusammen.',
      en: 'The organisation {organisationId} is named more than once. Add up its shares.',
    },
  },
  'partner-shares-exceed': {
    status: 422,
    title: {
      de: 'Die Anteile der Partner übersteigen den Antrag',
      en: 'The shares of the partners exceed what is applied for',
    },
    detail: {
      de: 'Die Anteile der Partner sind zusammen {sharesCents}, beantragt sind {requestedCents}.',
      en: 'The shares of the partners come to {sharesCents}, {requestedCents} are applied for.',
    },
  },
  'grant-without-application': {
    status: 409,
    title: { de: 'Zu dieser Zuwendung gibt es keinen Antrag', en: 'There is no application for this grant' },
    detail: {
      de: 'Die Zuwendung {grantId} wurde nicht hier beantragt, sondern aus dem Altbestand übernommen.',
      en: 'The grant {grantId} was not applied for here but taken over from older records.',
    },
  },
  'assessment-after-allocation': {
    status: 409,
    title: { de: 'Die Mittel sind schon zugeteilt', en: 'The money is allocated already' },
    detail: {
      de: 'Der Zuwendung {grantId} wurden mit Ereignis {by} Mittel zugeteilt; danach wird ihr Antrag nicht mehr bewertet.',
      en: 'The grant {grantId} was allocated with event {by}; after that its application is not assessed any more.',
    },
  },
  'assessment-before-call': {
    status: 409,
    title: { de: 'Vor der Antragsphase wird nicht bewertet', en: 'Nothing is assessed before the call' },
    detail: {
      de: 'Der Zyklus {cycleId} ist in der Phase {phase}; bewertet wird von der Antragsphase (call) an.',
      en: 'The cycle {cycleId} is in the phase {phase}; applications are assessed from the phase `call` on.',
    },
  },
  'criterion-assessed-twice': {
    status: 422,
    title: { de: 'Dieses Kriterium ist zweimal bewertet', en: 'This criterion is assessed twice' },
    detail: {
      de: 'Die Fassung {criterionVersionId} ist mehrfach genannt; eine Bewertung sagt zu jeder Fassung eines.',
      en: 'The version {criterionVersionId} is named more than once; an assessment says one thing about each.',
    },
  },
  'score-superfluous': {
    status: 422,
    title: { de: 'Dieses Kriterium hat keine Punkte', en: 'This criterion has no scores' },
    detail: {
      de: 'Die Fassung {criterionVersionId} ist erfüllt oder nicht; lassen Sie `score` ({score}) weg.',
      en: 'The version {criterionVersionId} is met or not; leave `score` ({score}) out.',
    },
  },
  'met-partly-on-yes-or-no': {
    status: 422,
    title: { de: 'Dieses Kriterium ist erfüllt oder nicht', en: 'This criterion is met or not' },
    detail: {
      de: 'Die Fassung {criterionVersionId} kennt nur yes und no, kein partly.',
      en: 'The version {criterionVersionId} knows yes and no only, no partly.',
    },
  },
  'score-missing': {
    status: 422,
    title: {
      de: 'Es fehlt, wie weit das Kriterium erfüllt ist',
      en: 'How far the criterion is met is missing',
    },
    detail: {
      de: 'Die Fassung {criterionVersionId} wird mit 0 bis {highest} bewertet; nennen Sie `score`.',
      en: 'The version {criterionVersionId} is scored from 0 to {highest}; name `score`.',
    },
  },
  'score-off-scale': {
    status: 422,
    title: { de: 'Der Wert liegt nicht auf der Skala', en: 'The score is off the scale' },
    detail: {
      de: 'Die Fassung {criterionVersionId} wird mit 0 bis {highest} bewertet, nicht mit {score}.',
      en: 'The version {criterionVersionId} is scored from 0 to {highest}, not with {score}.',
    },
  },
  'application-for-another-measure': {
    status: 409,
    title: { de: 'Der Antrag ist für eine andere Maßnahme', en: 'The application is for another measure' },
    detail: {
      de: 'Die Zuwendung {grantId} ist für die Maßnahme {otherMeasureId} beantragt, nicht für {measureId}.',
      en: 'The grant {grantId} is applied for the measure {otherMeasureId}, not for {measureId}.',
    },
  },
  'nobody-asked': {
    status: 422,
    rule: 'R13',
    title: { de: 'Es fehlt, wer gefragt wurde', en: 'Who was asked is missing' },
    detail: {
      de: 'Nennen Sie die gefragten Organisationen (`askedOrganisationIds`), oder warum für die Maßnahme {measureId} niemand gefragt wurde (`explanation`; Regel R13).',
      en: 'Name the organisations that were asked (`askedOrganisationIds`), or why nobody was asked for the measure {measureId} (`explanation`; rule R13).',
    },
  },
} as const satisfies Record<string, RejectionText>;
