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

const MINUTE_CHARS = 'YYYY-MM-DDTHH:MM'.length;

let lastMinute = '';
let lastDay = '';

/** The day (`YYYY-MM-DD`) that it is in Germany at a moment given as RFC 3339 text in UTC. */
export function todayInBerlin(now: string): string {
  // A day begins with a minute, so one look at the calendar serves all acts of that minute.
  const minute = now.slice(0, MINUTE_CHARS);
  if (minute !== lastMinute) [lastMinute, lastDay] = [minute, dayInBerlin(now)];
  return lastDay;
}

function dayInBerlin(now: string): string {
  const parts = new Map(BERLIN_DAY.formatToParts(new Date(now)).map(({ type, value }) => [type, value]));
  return `${parts.get('year') ?? ''}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`;
}
