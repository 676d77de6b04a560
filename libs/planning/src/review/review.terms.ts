import type { Label } from '#kernel';

/** What follows from a review. */
export const consequences = {
  continue: { de: 'fortführen', en: 'Continue' },
  adapt: { de: 'anpassen', en: 'Adapt' },
  expand: { de: 'ausweiten', en: 'Expand' },
  reduce: { de: 'verringern', en: 'Reduce' },
  end: { de: 'beenden', en: 'End' },
} as const satisfies Record<string, Label>;
