import { readModel } from '#kernel';
import type { OpenedEvent } from '#kernel';
import { planning } from '#planning';
import { linkings, linksOf } from './linking.js';
import type { Link } from './link.js';

const columns = {
  from: { type: 'code', label: { de: 'Von', en: 'From' } },
  to: { type: 'code', label: { de: 'Auf', en: 'To' } },
  kind: { type: 'code', label: { de: 'Art der Verknüpfung', en: 'Kind of link' } },
  number: { type: 'integer', label: { de: 'Ereignis', en: 'Event' } },
  eventType: { type: 'code', label: { de: 'Art des Ereignisses', en: 'Type of the event' } },
  day: { type: 'day', label: { de: 'Gilt ab', en: 'Effective on' } },
  recordedAt: { type: 'code', label: { de: 'Erfasst', en: 'Recorded' } },
  actor: { type: 'code', label: { de: 'Durch', en: 'By' } },
  role: { type: 'code', label: { de: 'Rolle', en: 'Role' } },
} as const;

function rowOf({ from, to, kind }: Link, event: OpenedEvent) {
  return {
    from: from ?? event.subject,
    to,
    kind,
    number: event.number,
    eventType: event.type,
    day: event.effectiveOn,
    recordedAt: event.recordedAt,
    actor: event.actor,
    role: event.role,
  };
}

/**
 * What rests on what: from each thing to those it rests on, with the event that says so. Backwards (`from`) this is the
 * why of a payment or a grant, forwards (`to`) what became of a need or an evidence; both are indexed.
 */
export const links = readModel('links', {
  label: { de: 'Verknüpfungen', en: 'Links' },
  version: 4,
  columns,
  indexed: ['from', 'to'],
  on: ({ add }) =>
    [...new Set([...planning.eventTypes, ...linkings.map(({ of }) => of)])].map(({ type, version }) => ({
      type,
      version,
      project: (event) =>
        add(
          event,
          linksOf(event).map((link) => rowOf(link, event)),
        ),
    })),
});
