/** Tells the time. Acts never read it themselves: it comes to them in their context. */
export interface Clock {
  /** The time in UTC as RFC 3339 with exactly three digits and `Z`: `2026-03-01T09:30:00.000Z`. Such texts sort by time. */
  now(): string;
}

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
};

const BERLIN_DAY = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day (`YYYY-MM-DD`) that it is in Germany at a moment given as RFC 3339 text. */
export function todayInBerlin(now: string): string {
  const parts = new Map(BERLIN_DAY.formatToParts(new Date(now)).map(({ type, value }) => [type, value]));
  return `${parts.get('year') ?? ''}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`;
}
