import { model } from '../language.js';
import { textRedacted } from './text-redacted.event.js';

/** Which texts of an event are redacted, and by which event each. */
export const redactions = model<Readonly<Record<string, number>>>(
  'redactions of an event',
  'redacted-event',
  {
    initial: {},
    on: (when) => [when(textRedacted, (known, { path }, { number }) => ({ ...known, [path]: number }))],
  },
);
