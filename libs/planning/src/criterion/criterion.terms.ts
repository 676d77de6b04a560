import type { Label } from '#kernel';

/** How far a criterion can be met. */
export const scales = {
  boolean: { de: 'erfüllt oder nicht', en: 'Met or not' },
  '0-5': { de: '0 bis 5 Punkte', en: '0 to 5 points' },
  percent: { de: '0 bis 100 Prozent', en: '0 to 100 per cent' },
} as const satisfies Record<string, Label>;

export type Scale = keyof typeof scales;

/** The highest score on a scale that has scores; the lowest is 0. */
export const highestScore: Readonly<Partial<Record<Scale, number>>> = { '0-5': 5, percent: 100 };
