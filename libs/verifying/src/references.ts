import { kindOf } from '#kernel';
import type { StoredEvent } from '#kernel';
import { eventOfLeaf } from '#event-store';
import { nothing, plain } from './problem.js';
import type { Finding } from './problem.js';

/** How a correction or a redaction names an earlier event. */
interface Named {
  readonly eventNumber: number;
  readonly eventType: string;
  readonly eventSubject: string;
  readonly eventTags: readonly string[];
}

function namedBy({ data }: StoredEvent): Named | undefined {
  return 'eventNumber' in data && 'eventTags' in data ? (data as Named) : undefined;
}

export interface Reference {
  /** The earlier event; undefined where none is named or none is there. */
  readonly named?: StoredEvent;
  readonly findings: readonly Finding[];
}

/** Looks up what corrections and redactions name: it must stand before them, be what they say, and be corrected at most once. */
export class References {
  private readonly corrected = new Map<number, number>();

  constructor(private readonly leafOf: (number: number) => Promise<string | undefined>) {}

  async of(event: StoredEvent): Promise<Reference> {
    const reference = namedBy(event);
    if (!reference) return { findings: [] };
    const named = reference.eventNumber < event.number ? await this.read(reference.eventNumber) : undefined;
    if (!named) {
      const expected = { de: 'ein früheres Ereignis', en: 'an earlier event' };
      const found = plain(reference.eventNumber);
      return { findings: [{ what: 'reference', place: '/data/eventNumber', expected, found }] };
    }
    return { named, findings: [...differences(reference, named), ...this.correctedOnce(event, reference)] };
  }

  private *correctedOnce(event: StoredEvent, { eventNumber }: Named): Generator<Finding> {
    if (kindOf(event.subject) !== 'corrected-event') return;
    const by = this.corrected.get(eventNumber);
    if (by === undefined) this.corrected.set(eventNumber, event.number);
    else yield { what: 'reference', place: '/data/eventNumber', expected: nothing, found: plain(by) };
  }

  /** A damaged leaf is reported where it stands; here it counts as missing. */
  private async read(number: number): Promise<StoredEvent | undefined> {
    const leaf = await this.leafOf(number);
    try {
      return leaf === undefined ? undefined : eventOfLeaf(leaf);
    } catch {
      return undefined;
    }
  }
}

function* differences(reference: Named, { type, subject, tags }: StoredEvent): Generator<Finding> {
  for (const [place, expected, found] of [
    ['/data/eventType', type, reference.eventType],
    ['/data/eventSubject', subject, reference.eventSubject],
    ['/data/eventTags', tags.join(' '), reference.eventTags.join(' ')],
  ] as const) {
    if (expected !== found)
      yield { what: 'reference', place, expected: plain(expected), found: plain(found) };
  }
}
