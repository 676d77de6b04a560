import type { Rejection } from '#kernel';
import { reject } from '../language.js';
import { openOccurrences } from '../obligation/obligation.model.js';
import type { ObligationState, Occurrence } from '../obligation/obligation.model.js';
import { stillHolds } from './still-holds.js';

/**
 * The time a task is due that an act is about: the one it names, else the earliest that is open. Refused where there is none, or
 * where it was fulfilled or waived already.
 */
export function openOccurrence(
  obligation: ObligationState,
  { obligationId, occurrenceOn }: { readonly obligationId: string; readonly occurrenceOn?: string },
): Occurrence | Rejection {
  const refusal = stillHolds('obligation', [[obligationId, obligation]]);
  if (refusal) return refusal;
  const { occurrences, settled, number } = obligation;
  const open = openOccurrences(obligation);
  const found = occurrenceOn === undefined ? open[0] : open.find(({ on }) => on === occurrenceOn);
  if (found) return found;
  const on = occurrenceOn ?? occurrences.at(-1) ?? '';
  const by = settled.findLast((each) => each.on === on)?.number;
  return by === undefined
    ? reject('obligation-not-due-then', { obligationId, occurrenceOn: on, occurrences }, [number])
    : reject('obligation-settled', { obligationId, occurrenceOn: on, by }, [by]);
}
