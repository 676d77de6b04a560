import { nothing, plain } from './problem.js';
import type { Finding } from './problem.js';
import type { StoredRecord } from './records.js';

type EntryMarks = Pick<StoredRecord, 'hasKey' | 'hasMac' | 'entryCount'>;

/** Follows which events were stored together: a request key stands on the first of them, with their count. */
export class Entries {
  private remaining = 0;

  *take({ hasKey, hasMac, entryCount }: EntryMarks): Generator<Finding> {
    if (!hasKey) {
      if (this.remaining === 0) {
        yield {
          what: 'request-key',
          expected: { de: 'ein Anfrageschlüssel', en: 'a request key' },
          found: nothing,
        };
        return;
      }
      this.remaining -= 1;
      return;
    }
    yield* this.end();
    if (!hasMac || entryCount === null || entryCount < 1) {
      const expected = { de: 'Anzahl und MAC der Anfrage', en: 'count and MAC of the request' };
      yield { what: 'request-key', expected, found: plain(entryCount) };
    }
    this.remaining = Math.max(0, (entryCount ?? 1) - 1);
  }

  /** Called at the end, and where another entry begins: the one before must be complete. */
  *end(): Generator<Finding> {
    if (this.remaining === 0) return;
    const { remaining } = this;
    this.remaining = 0;
    const expected = {
      de: `noch ${String(remaining)} Ereignisse derselben Anfrage`,
      en: `${String(remaining)} more events of the same request`,
    };
    yield { what: 'request-key', expected, found: nothing };
  }
}
