import { idOf, project } from '#kernel';
import type { AnyEventType, Change, Column, Projector, Tag } from '#kernel';
import { eventCorrected } from '#planning';

/** The column in which a register marks what was corrected. */
export const correctedBy = {
  type: 'integer',
  label: { de: 'Berichtigt mit Ereignis', en: 'Corrected by event' },
} as const satisfies Column;

/** The id of the subject whose opening event is the corrected one; undefined where another event is. */
export function correctedSubject(
  { type }: AnyEventType,
  { eventType, eventSubject }: { readonly eventType: string; readonly eventSubject: Tag },
): string | undefined {
  return eventType === type ? idOf(eventSubject) : undefined;
}

/** Marks the row of a subject whose opening event was corrected; for registers in which nothing else can be. */
export function marksCorrected(
  opening: AnyEventType,
  patch: (id: string, values: { readonly correctedBy: number }) => Change,
): Projector {
  return project(eventCorrected, (data, { number }) => {
    const id = correctedSubject(opening, data);
    return id === undefined ? [] : [patch(id, { correctedBy: number })];
  });
}
