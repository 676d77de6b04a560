import type { RejectionText } from '#kernel';

/** Refusals about what an allocation rests on: needs and goals, recommendation, assessments, targets, subsidiarity. */
export const allocationGroundRejections = {
  'deviation-to-explain': {
    status: 409,
    rule: 'R4',
    title: {
      de: 'Die Abweichung von der Empfehlung ist nicht erklärt',
      en: 'The deviation from the recommendation is not explained',
    },
    detail: {
      de: 'Der Beschluss {decisionId} weicht bei der Zuwendung {grantId} von der Empfehlung ab ({deviation}; Regel R4). Erfassen Sie, warum, oder dass niemand es sagte (explain-deviation).',
      en: 'The decision {decisionId} deviates from the recommendation on the grant {grantId} ({deviation}; rule R4). Record why, or that nobody said why (explain-deviation).',
    },
    words: {
      deviation: {
        'recommendation-missing': { de: 'es gab keine', en: 'there was none' },
        'not-recommended': { de: 'nicht empfohlen', en: 'not recommended' },
        'other-amount': { de: 'anderer Betrag', en: 'another amount' },
      },
    },
  },
  'need-not-applied-for': {
    status: 409,
    rule: 'R2',
    title: { de: 'Dieser Bedarf steht nicht im Antrag', en: 'The application does not name this need' },
    detail: {
      de: 'Die Zuwendung {grantId} wurde nicht für den Bedarf {needId} beantragt (Regel R2).',
      en: 'The grant {grantId} was not applied for on the ground of the need {needId} (rule R2).',
    },
  },
  'goal-not-applied-for': {
    status: 409,
    rule: 'R2',
    title: {
      de: 'Dieses Ziel steht weder im Antrag noch in der Maßnahme',
      en: 'Neither application nor measure names this goal',
    },
    detail: {
      de: 'Die Zuwendung {grantId} dient nicht dem Ziel {goalId} (Regel R2). Nennen Sie Ziele des Antrags oder seiner Maßnahme.',
      en: 'The grant {grantId} does not serve the goal {goalId} (rule R2). Name goals of the application or of its measure.',
    },
  },
  'assessment-of-another-grant': {
    status: 409,
    rule: 'R1',
    title: {
      de: 'Diese Bewertung gilt einem anderen Antrag',
      en: 'This assessment is of another application',
    },
    detail: {
      de: 'Die Bewertung {assessmentId} gilt der Zuwendung {grantId} (Regel R1).',
      en: 'The assessment {assessmentId} is of the grant {grantId} (rule R1).',
    },
  },
  'assessment-after-decision': {
    status: 409,
    rule: 'R1',
    title: {
      de: 'Diese Bewertung lag dem Beschluss nicht vor',
      en: 'This assessment was not before the decision',
    },
    detail: {
      de: 'Die Bewertung {assessmentId} ist Ereignis {number}, der Beschluss Ereignis {decided} (Regel R1). Nennen Sie Bewertungen, die davor lagen.',
      en: 'The assessment {assessmentId} is event {number}, the decision event {decided} (rule R1). Name assessments made before it.',
    },
  },
  'criterion-not-assessed': {
    status: 409,
    rule: 'R1',
    title: {
      de: 'Ein verbindliches Kriterium ist nicht bewertet',
      en: 'A mandatory criterion was not assessed',
    },
    detail: {
      de: 'Keine der genannten Bewertungen sagt etwas zum Kriterium {criterionVersionId}, das im Zyklus {cycleId} verbindlich ist (Regel R1).',
      en: 'None of the assessments named says anything of the criterion {criterionVersionId}, which is mandatory in the cycle {cycleId} (rule R1).',
    },
  },
  'knockout-unmet': {
    status: 409,
    rule: 'R1',
    title: { de: 'Ein Ausschlusskriterium ist nicht erfüllt', en: 'A knock-out criterion is not met' },
    detail: {
      de: 'Nach der Bewertung {assessmentId} ist das Ausschlusskriterium {criterionVersionId} nicht erfüllt (Regel R1). Erfassen Sie, warum dennoch gefördert wird (explain-deviation).',
      en: 'By the assessment {assessmentId} the knock-out criterion {criterionVersionId} is not met (rule R1). Record why it is funded all the same (explain-deviation).',
    },
  },
  'targets-unknown': {
    status: 409,
    rule: 'R8',
    title: { de: 'Diese Zielvereinbarung gibt es nicht', en: 'There are no such targets' },
    detail: {
      de: 'Die Fassung {targetVersionId} gibt es nicht oder sie wurde berichtigt (Regel R8).',
      en: 'The version {targetVersionId} does not exist or was corrected (rule R8).',
    },
  },
  'targets-of-another-measure': {
    status: 409,
    rule: 'R8',
    title: {
      de: 'Diese Zielvereinbarung gilt einer anderen Maßnahme',
      en: 'These targets are of another measure',
    },
    detail: {
      de: 'Die Fassung {targetVersionId} gilt nicht der Maßnahme {measureId} des Antrags (Regel R8).',
      en: 'The version {targetVersionId} is not of the measure {measureId} of the application (rule R8).',
    },
  },
  'targets-after-decision': {
    status: 409,
    rule: 'R8',
    title: {
      de: 'Die Ziele galten beim Beschluss noch nicht',
      en: 'The targets did not apply when it was decided',
    },
    detail: {
      de: 'Die Fassung {targetVersionId} gilt ab {effectiveOn} und muss vor dem Beschluss vom {decidedOn} vereinbart und erfasst sein (Regel R8).',
      en: 'The version {targetVersionId} applies from {effectiveOn} and must be agreed and recorded before the decision of {decidedOn} (rule R8).',
    },
  },
  'targets-missing': {
    status: 409,
    rule: 'R8',
    title: { de: 'Es sind keine Ziele vereinbart', en: 'No targets are agreed' },
    detail: {
      de: 'Die Zuwendung {grantId} ({kind}, {amountCents}) braucht eine Zielvereinbarung; ohne geht es bis {pettyLimitCents}, bei Innovationen nie (Regel R8).',
      en: 'The grant {grantId} ({kind}, {amountCents}) needs agreed targets; up to {pettyLimitCents} it needs none, an innovation always does (rule R8).',
    },
  },
  'subsidiarity-unchecked': {
    status: 409,
    rule: 'R13',
    title: { de: 'Die Subsidiarität ist nicht geprüft', en: 'Subsidiarity was not checked' },
    detail: {
      de: 'Prüfen Sie zuerst, ob ein freier Träger die Maßnahme {measureId} übernimmt (check-subsidiarity; Regel R13).',
      en: 'First check whether a free provider takes on the measure {measureId} (check-subsidiarity; rule R13).',
    },
  },
  'free-provider-available': {
    status: 409,
    rule: 'R13',
    title: { de: 'Ein freier Träger hat Vorrang', en: 'A free provider comes first' },
    detail: {
      de: 'Für die Maßnahme {measureId} hat sich ein freier Träger gefunden (Ereignis {checked}; Regel R13).',
      en: 'A free provider was found for the measure {measureId} (event {checked}; rule R13).',
    },
  },
} as const satisfies Record<string, RejectionText>;
