import { project } from '#kernel';
import type { AnyEventType, Change, Projector } from '#kernel';
import { eventCorrected } from '#planning';

/** The key of a row that one event makes by itself: its number. */
export function entryKey({ number }: { readonly number: number }): string {
  return String(number);
}

/** Marks the row of an entry whose event was corrected; for registers whose rows are entries. */
export function marksEntryCorrected(
  entries: readonly AnyEventType[],
  patch: (key: string, values: { readonly correctedBy: number }) => Change,
): Projector {
  return project(eventCorrected, ({ eventType, eventNumber }, { number }) =>
    entries.some(({ type }) => type === eventType)
      ? [patch(entryKey({ number: eventNumber }), { correctedBy: number })]
      : [],
  );
}
