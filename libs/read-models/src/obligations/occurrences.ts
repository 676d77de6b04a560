/** One time that a task is due, as its row holds it. */
export interface OccurrenceTold {
  /** The day that was planned. */
  readonly on: string;
  /** The day on which it is due: the last extension that holds, else the planned one. */
  readonly dueOn: string;
  readonly state: 'open' | 'fulfilled' | 'waived';
  /** From when it counts as fulfilled or waived, by which event, and what was handed over. */
  readonly settledOn: string | null;
  readonly settledBy: number | null;
  readonly result: string | null;
  readonly extensions: readonly { readonly dueOn: string; readonly number: number }[];
}

const OPEN = { state: 'open', settledOn: null, settledBy: null, result: null } as const;

export function planned(days: readonly string[]): OccurrenceTold[] {
  return days.map((on) => ({ on, dueOn: on, ...OPEN, extensions: [] }));
}

type Settlement = Pick<OccurrenceTold, 'state' | 'settledOn' | 'settledBy' | 'result'>;

export function settled(
  occurrences: readonly OccurrenceTold[],
  days: readonly string[],
  how: Settlement,
): OccurrenceTold[] {
  return occurrences.map((each) => (days.includes(each.on) ? { ...each, ...how } : each));
}

export function extended(
  occurrences: readonly OccurrenceTold[],
  on: string,
  extension: OccurrenceTold['extensions'][number],
): OccurrenceTold[] {
  return occurrences.map((each) =>
    each.on === on ? { ...each, ...due(each.on, [...each.extensions, extension]) } : each,
  );
}

/** What is left of what was said of them once one event no longer holds. */
export function without(occurrences: readonly OccurrenceTold[], eventNumber: number): OccurrenceTold[] {
  return occurrences.map((each) => ({
    ...each,
    ...(each.settledBy === eventNumber ? OPEN : {}),
    ...due(
      each.on,
      each.extensions.filter(({ number }) => number !== eventNumber),
    ),
  }));
}

function due(on: string, extensions: OccurrenceTold['extensions']) {
  return { dueOn: extensions.at(-1)?.dueOn ?? on, extensions };
}

/** How the whole task stands: the columns that follow from its times. Waived is what was waived every time. */
export function standing(occurrences: readonly OccurrenceTold[]) {
  const open = occurrences.filter(({ state }) => state === 'open');
  const done = occurrences.some(({ state }) => state === 'fulfilled') ? 'fulfilled' : 'waived';
  const [next = null] = open.map(({ dueOn }) => dueOn).sort();
  return { state: open.length > 0 ? 'open' : done, dueOn: next, openCount: open.length, occurrences };
}
