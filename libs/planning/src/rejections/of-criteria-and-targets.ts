import type { RejectionText } from '#kernel';

/** Refusals about criteria, catalogues, agreed targets and what was reported of them. */
export const criterionAndTargetRejections = {
  'version-order': {
    status: 409,
    title: { de: 'Diese Fassung ist nicht an der Reihe', en: 'It is not the turn of this version' },
    detail: {
      de: 'Das Kriterium {criterionId} gibt es bis Fassung {last}; die nächste ist {next}, nicht {wanted}.',
      en: 'The criterion {criterionId} exists up to version {last}; the next one is {next}, not {wanted}.',
    },
  },
  'consensus-not-reached': {
    status: 409,
    rule: 'R1',
    title: { de: 'Es gibt keinen Konsens', en: 'There is no consensus' },
    detail: {
      de: 'Zum Beratungsgegenstand {itemId} ist kein Konsens festgestellt. Stellen Sie ihn zuerst fest (reach-consensus).',
      en: 'No consensus was reached on the item {itemId}. First reach it (reach-consensus).',
    },
  },
  'consensus-on-another-matter': {
    status: 409,
    rule: 'R1',
    title: { de: 'Der Konsens betrifft etwas anderes', en: 'The consensus is about something else' },
    detail: {
      de: 'Der Beratungsgegenstand {itemId} betrifft nicht das Kriterium {criterionId}.',
      en: 'The item {itemId} is not about the criterion {criterionId}.',
    },
  },
  'consensus-used': {
    status: 409,
    rule: 'R1',
    title: {
      de: 'Auf diesem Konsens beruht schon eine Fassung',
      en: 'A version rests on this consensus already',
    },
    detail: {
      de: 'Auf dem Beratungsgegenstand {itemId} beruht Fassung {version} des Kriteriums {criterionId}. Eine neue Fassung braucht einen neuen Konsens (seek-consensus).',
      en: 'Version {version} of the criterion {criterionId} rests on the item {itemId}. A new version needs a consensus of its own (seek-consensus).',
    },
  },
  'criterion-not-agreed': {
    status: 409,
    rule: 'R1',
    title: { de: 'Dieses Kriterium ist nicht abgestimmt', en: 'This criterion is not agreed' },
    detail: {
      de: 'Die Fassung {criterionVersionId} ist für den Zyklus {cycleId} nicht abgestimmt (Regel R1). Stimmen Sie sie zuerst ab (agree-criterion).',
      en: 'The version {criterionVersionId} is not agreed for the cycle {cycleId} (rule R1). First agree it (agree-criterion).',
    },
  },
  'criterion-twice': {
    status: 422,
    title: {
      de: 'Dieses Kriterium steht zweimal im Katalog',
      en: 'This criterion stands twice in the catalogue',
    },
    detail: {
      de: 'Das Kriterium {criterionId} ist mehrfach genannt; ein Katalog enthält von jedem eine Fassung.',
      en: 'The criterion {criterionId} is named more than once; a catalogue holds one version of each.',
    },
  },
  'criterion-not-in-catalogue': {
    status: 409,
    rule: 'R1',
    title: { de: 'Dieses Kriterium bindet nicht', en: 'This criterion does not bind' },
    detail: {
      de: 'Die Fassung {criterionVersionId} steht in keinem Katalog, der für den Zyklus {cycleId} beschlossen ist (Regel R1).',
      en: 'The version {criterionVersionId} stands in no catalogue adopted for the cycle {cycleId} (rule R1).',
    },
  },
  'criterion-not-in-force': {
    status: 409,
    rule: 'R1',
    title: { de: 'Dieses Kriterium ist nicht in Kraft', en: 'This criterion is not in force' },
    detail: {
      de: 'Die Fassung {criterionVersionId} gilt von {validFrom} bis {validTo}, nicht am {on} (Regel R1).',
      en: 'The version {criterionVersionId} is valid from {validFrom} to {validTo}, not on {on} (rule R1).',
    },
  },
  'baseline-incomplete': {
    status: 422,
    rule: 'R8',
    title: { de: 'Dem Ausgangswert fehlt etwas', en: 'The baseline is incomplete' },
    detail: {
      de: 'Der Ausgangswert des Indikators {indicator} ist {status}; dazu fehlt `{missing}` (Regel R8).',
      en: 'The baseline of the indicator {indicator} is {status}; it lacks `{missing}` (rule R8).',
    },
  },
  'indicator-twice': {
    status: 422,
    rule: 'R8',
    title: { de: 'Dieser Indikator steht zweimal da', en: 'This indicator stands twice' },
    detail: {
      de: 'Der Indikator {indicator} ist mehrfach genannt; geben Sie jedem seinen eigenen `code`.',
      en: 'The indicator {indicator} is named more than once; give each a `code` of its own.',
    },
  },
  'indicator-periods-overlap': {
    status: 422,
    rule: 'R8',
    title: {
      de: 'Die Zeiträume des Indikators überschneiden sich',
      en: 'The periods of the indicator overlap',
    },
    detail: {
      de: 'Indikator {indicator}: Der Zeitraum ab {start} beginnt, bevor der vorige am {end} endet. Ordnen Sie sie nacheinander.',
      en: 'Indicator {indicator}: the period from {start} begins before the one ahead of it ends on {end}. Put them one after another.',
    },
  },
  'target-value-missing': {
    status: 422,
    rule: 'R8',
    title: { de: 'Dem Zeitraum fehlt der Zielwert', en: 'The period lacks its target' },
    detail: {
      de: 'Indikator {indicator}: Der Zeitraum ab {start} braucht `target`; ohne Zahl (nominal, ordinal, qualitativ) genügt `targetText`.',
      en: 'Indicator {indicator}: the period from {start} needs `target`; where there is no number (nominal, ordinal, qualitative) `targetText` will do.',
    },
  },
  'indicator-unknown': {
    status: 409,
    title: {
      de: 'Diesen Indikator gibt es in der Zielvereinbarung nicht',
      en: 'The agreed targets have no such indicator',
    },
    detail: {
      de: 'Die Fassung {targetVersionId} hat keinen Indikator {indicator}.',
      en: 'The version {targetVersionId} has no indicator {indicator}.',
    },
  },
  'period-not-agreed': {
    status: 409,
    title: { de: 'Dieser Zeitraum ist nicht vereinbart', en: 'This period is not agreed' },
    detail: {
      de: 'Für den Indikator {indicator} ist kein Zeitraum von {start} bis {end} vereinbart.',
      en: 'No period from {start} to {end} is agreed for the indicator {indicator}.',
    },
  },
  'actual-value-missing': {
    status: 422,
    title: { de: 'Der Istwert fehlt', en: 'The actual value is missing' },
    detail: {
      de: 'Der Indikator {indicator} wird in Zahlen gemessen ({measure}); nennen Sie `value`. Sonst genügt `valueText`.',
      en: 'The indicator {indicator} is measured in numbers ({measure}); give `value`. Otherwise `valueText` will do.',
    },
  },
  'already-verified': {
    status: 409,
    title: { de: 'Dieser Istwert ist schon bestätigt', en: 'This actual is verified already' },
    detail: {
      de: 'Der Istwert {actualId} wurde mit Ereignis {by} bestätigt.',
      en: 'The actual {actualId} was verified by event {by}.',
    },
  },
  'verifier-is-reporter': {
    status: 409,
    rule: 'R9',
    title: { de: 'Niemand bestätigt die eigene Meldung', en: 'Nobody verifies what they reported' },
    detail: {
      de: 'Den Istwert {actualId} hat {reporter} gemeldet; bestätigen muss ihn jemand anderes (Regel R9).',
      en: 'The actual {actualId} was reported by {reporter}; somebody else must verify it (rule R9).',
    },
  },
  'verifier-not-independent': {
    status: 409,
    rule: 'R9',
    title: {
      de: 'Die bestätigende Stelle ist nicht unabhängig',
      en: 'The verifying organisation is not independent',
    },
    detail: {
      de: 'Die Organisation {organisationId} der bestätigenden Person hat selbst gemeldet, erhält das Geld oder steht hinter {reportingOrganisationId} (Regel R9). Bestätigen muss eine andere Stelle.',
      en: 'The organisation {organisationId} of the verifier reported itself, receives the money or stands behind {reportingOrganisationId} (rule R9). Another organisation must verify.',
    },
  },
} as const satisfies Record<string, RejectionText>;
