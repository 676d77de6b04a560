import type { Asked } from '../town/asked.js';
import type { Raced, Starter } from './race-course.js';

/** From the first duel, in which one has so long a start, to the last, in which the other has it; those between are close. */
const LONGEST_START_MS = 200;
/** On a busy machine a start is worth less: it is doubled until both orders were met, but not beyond this. */
const LAST_START_MS = 32 * LONGEST_START_MS;

export const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** Two acts against each other, many times side by side. */
export function duels(
  count: number,
  of: (nth: number) => readonly [Asked, Asked],
  longestStartMs = LONGEST_START_MS,
): Starter[] {
  return numbers(count).flatMap((nth) => {
    const [one, other] = of(nth);
    const startMs = Math.round(((2 * nth - 1 - count) / count) * longestStartMs);
    return [
      { asked: one, afterMs: Math.max(0, -startMs) },
      { asked: other, afterMs: Math.max(0, startMs) },
    ];
  });
}

/** Races with ever longer starts until all these outcomes were met; no others may be. */
export async function raceFor(
  outcomes: readonly string[],
  race: (longestStartMs: number) => Promise<readonly string[]>,
): Promise<void> {
  const met = new Set<string>();
  for (let startMs = LONGEST_START_MS; startMs <= LAST_START_MS && met.size < outcomes.length; startMs *= 2)
    for (const outcome of await race(startMs)) met.add(outcome);
  expect([...met].sort()).toEqual([...outcomes].sort());
}

/** The outcomes of the duels, two by two. */
export function paired(raced: readonly Raced[]): (readonly [Raced, Raced])[] {
  return raced.flatMap((one, index) => {
    const other = raced[index + 1];
    return index % 2 === 0 && other ? [[one, other] as const] : [];
  });
}
