import { Cents, Each } from '#kernel';
import { LineAuthority, LineBinding } from '../budget-line/line-movement.js';
import { event } from '../language.js';
import { EventNamed } from './event-named.js';

/** A line on which the corrected event moved what a grant binds. */
export class LineTakenBack extends LineBinding {
  /** By how much what is ordered on the line changes, where an order was corrected. */
  @Cents({ optional: true }) orderedDeltaCents?: number;
}

/**
 * What an earlier event said no longer holds (rule R16). The earlier event stays; that its subject exists stays too, but
 * its natural key is free again. What it moved on budget lines is taken back here in figures.
 */
class Correction extends EventNamed {
  @Each(() => LineTakenBack, { optional: true }) lines?: LineTakenBack[];
  @Each(() => LineAuthority, { optional: true }) authorities?: LineAuthority[];
}

export const eventCorrected = event('event-corrected', 1, Correction, {
  label: { de: 'Ereignis berichtigt', en: 'Event corrected' },
  tells: {
    de: 'Ereignis {eventNumber} ({eventType}) berichtigt',
    en: 'Event {eventNumber} ({eventType}) corrected',
  },
  subject: 'corrected-event',
  tags: ({ eventTags }) => eventTags,
});
