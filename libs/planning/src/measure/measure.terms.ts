import type { Label } from '#kernel';

/** Who provides a measure: the municipality only where nobody else suitable does (subsidiarity, § 4 SGB VIII, § 5 SGB XII; to be checked). */
export const provisions = {
  municipality: { de: 'durch die Kommune selbst', en: 'By the municipality itself' },
  'third-party': { de: 'durch einen Träger', en: 'By a provider' },
} as const satisfies Record<string, Label>;
