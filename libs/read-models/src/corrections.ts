import { idOf } from '#kernel';
import type { AnyEventType, Column, Tag } from '#kernel';

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
