const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the text is a day of the Gregorian calendar, written `YYYY-MM-DD`. Days compare as texts. */
export function isRealDate(text: string): boolean {
  const match = ISO_DAY.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0);
  return year > 0 && day >= 1 && day <= length;
}

/** The same day of the month a number of months later; the last day of the month where that has fewer days. */
export function monthsAfter(day: string, months: number): string {
  const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number];
  const found = new Date(0);
  // The day before the first of the month after.
  found.setUTCFullYear(year, month + months, 0);
  found.setUTCDate(Math.min(dayOfMonth, found.getUTCDate()));
  return found.toISOString().slice(0, 10);
}

/** The day a number of days after another; `day` is a real date. */
export function daysAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
