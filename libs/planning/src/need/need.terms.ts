import type { Label } from '#kernel';

export const needKinds = {
  new: { de: 'neu', en: 'New' },
  changed: { de: 'verändert', en: 'Changed' },
  known: { de: 'bekannt', en: 'Known' },
} as const satisfies Record<string, Label>;

export const legalBases = {
  'SGB II': { de: 'SGB II, Bürgergeld', en: 'SGB II, basic income support' },
  'SGB VIII': { de: 'SGB VIII, Kinder- und Jugendhilfe', en: 'SGB VIII, child and youth welfare' },
  'SGB IX': { de: 'SGB IX, Rehabilitation und Teilhabe', en: 'SGB IX, rehabilitation and participation' },
  'SGB XII': { de: 'SGB XII, Sozialhilfe', en: 'SGB XII, social assistance' },
  other: { de: 'andere Rechtsgrundlage', en: 'Other legal basis' },
  voluntary: { de: 'freiwillige Aufgabe', en: 'Voluntary task' },
} as const satisfies Record<string, Label>;

/** How much a need calls for action (Handlungsnotwendigkeit). In rising order. */
export const urgencies = {
  none: { de: 'kein Handlungsbedarf', en: 'No need for action' },
  low: { de: 'gering', en: 'Low' },
  medium: { de: 'mittel', en: 'Medium' },
  high: { de: 'hoch', en: 'High' },
  urgent: { de: 'dringend', en: 'Urgent' },
} as const satisfies Record<string, Label>;
