import type { Label } from '#kernel';

/** How far an application meets a criterion. */
export const degreesMet = {
  yes: { de: 'erfüllt', en: 'Met' },
  partly: { de: 'teilweise erfüllt', en: 'Partly met' },
  no: { de: 'nicht erfüllt', en: 'Not met' },
} as const satisfies Record<string, Label>;

export type DegreeMet = keyof typeof degreesMet;
