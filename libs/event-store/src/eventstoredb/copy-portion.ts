import type { WrittenEvent } from './written-event.js';

/** The events of one call to the copy. */
const COPY_EVENTS = 1_000;
const COPY_BYTES = 4 * 1024 * 1024;

/** The first of some events, as many as one call to the copy takes; at least one where there is any. */
export function portionOf(events: readonly WrittenEvent[]): readonly WrittenEvent[] {
  let [count, bytes] = [0, 0];
  for (const { leaf } of events) {
    bytes += leaf.length;
    if (count > 0 && (bytes > COPY_BYTES || count === COPY_EVENTS)) break;
    count += 1;
  }
  return events.slice(0, count);
}
