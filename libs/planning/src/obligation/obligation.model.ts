import { eventCorrected } from '../correction/event-corrected.event.js';
import { model } from '../language.js';
import { obligationAssigned } from './obligation-assigned.event.js';
import { obligationExtended } from './obligation-extended.event.js';
import { obligationFulfilled } from './obligation-fulfilled.event.js';
import { obligationWaived } from './obligation-waived.event.js';

/** One time that a task is due: `on` is the day that was planned, `dueOn` the day as it was extended. */
export interface Occurrence {
  readonly on: string;
  readonly dueOn: string;
}

/** A task and what was said of each time it is due; entries that were corrected are gone. */
export interface ObligationState {
  readonly number: number;
  readonly organisationId?: string;
  readonly cycleId?: string;
  readonly occurrences: readonly string[];
  readonly settled: readonly { readonly on: string; readonly number: number }[];
  readonly extended: readonly (Occurrence & { readonly number: number })[];
  readonly correctedBy?: number;
}

export const obligationState = model('obligation', 'obligation', {
  initial: undefined as ObligationState | undefined,
  on: (when) => [
    when(obligationAssigned, (_, { organisationId, cycleId, occurrences }, { number }) => ({
      number,
      ...(organisationId === undefined ? {} : { organisationId }),
      ...(cycleId === undefined ? {} : { cycleId }),
      occurrences,
      settled: [],
      extended: [],
    })),
    when(
      obligationFulfilled,
      (known, { occurrenceOn }, { number }) => known && settledBy(known, [occurrenceOn], number),
    ),
    when(
      obligationWaived,
      (known, { occurrences }, { number }) => known && settledBy(known, occurrences, number),
    ),
    when(
      obligationExtended,
      (known, { occurrenceOn: on, dueOn }, { number }) =>
        known && { ...known, extended: [...known.extended, { on, dueOn, number }] },
    ),
    when(
      eventCorrected,
      (known, { eventNumber }, { number }) => known && without(known, eventNumber, number),
    ),
  ],
});

function settledBy(known: ObligationState, occurrences: readonly string[], number: number): ObligationState {
  return { ...known, settled: [...known.settled, ...occurrences.map((on) => ({ on, number }))] };
}

function without(known: ObligationState, eventNumber: number, by: number): ObligationState {
  if (known.number === eventNumber) return { ...known, correctedBy: by };
  const holds = ({ number }: { readonly number: number }): boolean => number !== eventNumber;
  return { ...known, settled: known.settled.filter(holds), extended: known.extended.filter(holds) };
}

/** The cycle of a task, as the events about it name it. */
export function ofItsCycle({ cycleId }: ObligationState): { readonly cycleId?: string } {
  return cycleId === undefined ? {} : { cycleId };
}

/** The times that are neither fulfilled nor waived, the earliest planned one first. */
export function openOccurrences({ occurrences, settled, extended }: ObligationState): Occurrence[] {
  const closed = new Set(settled.map(({ on }) => on));
  return occurrences
    .filter((on) => !closed.has(on))
    .map((on) => ({ on, dueOn: extended.findLast((each) => each.on === on)?.dueOn ?? on }));
}
