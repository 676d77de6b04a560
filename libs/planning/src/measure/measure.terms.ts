import type { Label } from '#kernel';

/** Who provides a measure: the municipality only where nobody else suitable does (subsidiarity, § 4 SGB VIII, § 5 SGB XII; to be checked). */
export const provisions = {
  municipality: { de: 'durch die Kommune selbst', en: 'By the municipality itself' },
  'third-party': { de: 'durch einen Träger', en: 'By a provider' },
} as const satisfies Record<string, Label>;

/** What came of asking whether a free non-profit provider could do it (§ 4 Abs. 2 SGB VIII, § 5 Abs. 4 SGB XII; to be checked). */
export const subsidiarityOutcomes = {
  'none-available': { de: 'kein freier Träger vorhanden', en: 'No free provider available' },
  declined: { de: 'freie Träger haben abgelehnt', en: 'Free providers declined' },
  'sovereign-task': { de: 'hoheitliche Aufgabe', en: 'Sovereign task' },
  procured: { de: 'im Vergabeverfahren ermittelt', en: 'Procured' },
  'free-provider-found': { de: 'freier Träger übernimmt', en: 'A free provider takes it on' },
} as const satisfies Record<string, Label>;
