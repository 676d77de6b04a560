import { act, EventNumber, idOf, kindOf } from '#kernel';
import type { StoredEvent } from '#kernel';
import { appropriations } from '../budget-line/budget-line.model.js';
import { reject } from '../language.js';
import { authorityTakenBack, bindingsTakenBack } from './compensation.js';
import { correction } from './correction.model.js';
import { eventCorrected } from './event-corrected.event.js';

class CorrectEvent {
  @EventNumber() eventNumber!: number;
}

/** What is said about an event cannot be taken back by saying it about that again; and what is erased stays erased. */
const FINAL = ['event-corrected', 'text-redacted', 'personal-data-erased'];

/** Withdraws what an earlier event said, with the reason; the earlier event stays (rule R16). */
export const correctEvent = act('correct-event', CorrectEvent, {
  label: { de: 'Ereignis berichtigen', en: 'Correct event' },
  makes: [eventCorrected],
  needsReason: true,
  example: { eventNumber: 42 },
  reads: ({ eventNumber }) => ({ named: { eventNumber }, correctedBy: correction.of(String(eventNumber)) }),
  thenReads: ({ named }) => ({ line: named && lineOf(named) }),
  decide: ({ named, correctedBy, line }, { eventNumber }) => {
    if (!named) return reject('event-unknown', { number: eventNumber });
    const { number, type, subject, tags } = named;
    if (FINAL.includes(type)) return reject('not-correctable', { number, type }, [number]);
    if (correctedBy !== undefined)
      return reject('already-corrected', { number, by: correctedBy }, [number, correctedBy]);
    const authorities = line ? authorityTakenBack(idOf(subject), line, named) : [];
    const lines = bindingsTakenBack(named);
    return eventCorrected.of(String(number), {
      eventNumber: number,
      eventType: type,
      eventSubject: subject,
      eventTags: [...tags],
      ...(lines.length === 0 ? {} : { lines }),
      ...(authorities.length === 0 ? {} : { authorities }),
    });
  },
});

/** Only events about a budget line itself can change what it was appropriated. */
function lineOf({ subject }: StoredEvent) {
  return kindOf(subject) === 'budget-line' ? appropriations.of(idOf(subject)) : undefined;
}
