import type { Query } from '#kernel';
import { DatabaseUnavailable } from '#platform';
import { RecentEvents } from '../appending/recent-events.js';
import { LedgerDamaged } from '../damage.js';
import type { LedgerHead } from '../event-store.js';
import { leafHash } from '../leaf.js';
import { Coalesced } from './coalesced.js';
import type { EventServer } from './event-server.js';
import type { StreamCopy } from './stream-copy.js';
import { streamOf } from './stream-name.js';
import { readBack } from './written-event.js';
import type { EntryMark, WrittenEvent } from './written-event.js';

/** Large enough that the round trip does not count and small enough to hold: 500 events of at most 512 KiB. */
const PAGE = 500;

/**
 * So many appends share a call to the copy as come in this time. Nobody waits for it: readers bring the copy up themselves,
 * and workers as soon as they hear of an event.
 */
const COPY_AFTER_MS = 100;

const AWAY_FOR_MS = 2_000;

/**
 * Whoever reads on looks at the stream itself again after this time: a process that runs notices soon that it was cut, or
 * that somebody changed how long its events are kept, at the price of three small reads a minute.
 */
const LOOK_AGAIN_MS = 60_000;

/** The events of one call to the copy. */
const COPY_EVENTS = 1_000;
const COPY_BYTES = 4 * 1024 * 1024;

/** The mark that the first event of an entry bears, and the number of that event. */
interface MarkedEntry {
  readonly mark: EntryMark;
  readonly firstNumber: number;
}

/**
 * What this process knows of one ledger's stream: how long it is, the latest events, and how far the copy reaches.
 * Everything between the copy and the end of the stream is held here, so that together they know the whole ledger.
 */
export class LedgerStream {
  readonly name: string;
  private readonly recent = new RecentEvents();
  /** The latest entries, by key: those of the events that are remembered, in their order. */
  private readonly entries = new Map<string, MarkedEntry>();
  private uncopied: WrittenEvent[] = [];
  private end: { readonly length: number; readonly recordedAt: string };
  /** The copy reaches so far at least. */
  private copied: number;
  private copyDue: NodeJS.Timeout | undefined;
  private lookedAt = -Infinity;
  private awayUntil = 0;
  private readonly refreshing = new Coalesced(() => this.readAndCopy());
  private readonly copying = new Coalesced(() => this.copyAll());

  constructor(
    private readonly known: LedgerHead,
    private readonly server: EventServer,
    private readonly copy: StreamCopy,
    private readonly onCopied: () => void,
  ) {
    this.name = streamOf(known.ledger, known.incarnation);
    this.end = { length: known.number, recordedAt: known.recordedAt };
    this.copied = known.number;
    this.recent.restart(known.number);
  }

  /** How many events the stream had when it was last looked at, and the time of the last one. */
  get tail(): { readonly length: number; readonly recordedAt: string } {
    return this.end;
  }

  /** Conditions that begin here or later can be decided from memory. */
  get floor(): number {
    return this.recent.floor;
  }

  /** So many events the copy does not hold yet, as far as this process knows. */
  get behind(): number {
    return this.uncopied.length;
  }

  /** A server that was away a moment ago is not asked anew by every reader: each would wait for it. */
  get isWorthAsking(): boolean {
    return performance.now() >= this.awayUntil;
  }

  /** Whether the copy is known to reach this number. */
  holds(number: number): boolean {
    return number <= this.copied;
  }

  firstMatch(query: Query, after: number): number | undefined {
    return this.recent.firstMatch(query, Math.max(after, this.floor));
  }

  /** One of the latest entries, which the copy may not hold yet. */
  entry(keyHex: string): MarkedEntry | undefined {
    return this.entries.get(keyHex);
  }

  /**
   * Reads on to the end of the stream and brings the copy there: everything that was stored before the call is in it then.
   *
   * @throws LedgerDamaged, LedgerFrozen, DatabaseUnavailable
   */
  async refresh(): Promise<void> {
    try {
      await this.refreshing.run();
    } catch (error) {
      if (error instanceof DatabaseUnavailable) this.awayUntil = performance.now() + AWAY_FOR_MS;
      throw error;
    }
  }

  /** Whoever appends for the first time looks at the stream before: what cannot be reached has surely stored nothing. */
  async beRead(): Promise<void> {
    if (this.lookedAt === -Infinity) await this.readOn();
  }

  /** Whoever reads on next looks at the stream itself, as if this process saw it for the first time. */
  distrust(): void {
    this.lookedAt = -Infinity;
  }

  /** Brings the copy as far as this process knows the stream. */
  copyUp(): Promise<void> {
    return this.copying.run();
  }

  /** Brings the copy up before long; whoever reads before that does it himself. */
  copySoon(): void {
    this.copyDue ??= setTimeout(() => {
      this.copyDue = undefined;
      // Whoever reads brings it up where this fails.
      this.copyUp().catch(() => undefined);
    }, COPY_AFTER_MS);
  }

  /** Reads what others appended after the known end. */
  async readOn(): Promise<void> {
    if (performance.now() >= this.lookedAt + LOOK_AGAIN_MS) await this.look();
    for (;;) {
      const page = await this.server.read(this.name, this.end.length, PAGE);
      for (const event of page) {
        // Our own append may have been told while the page travelled.
        if (event.revision >= this.end.length)
          this.absorb(readBack(this.known.ledger, this.end.length, event));
      }
      if (page.length < PAGE) return;
      await this.copyUp();
    }
  }

  /** Takes note of an event that stands in the stream. */
  absorb(event: WrittenEvent): void {
    const { number, type, tags, recordedAt, mark } = event;
    if (number <= this.end.length) return;
    if (recordedAt < this.end.recordedAt) throw new LedgerDamaged(this.known.ledger, number, 'time-back');
    this.end = { length: number, recordedAt };
    const floor = this.floor;
    this.recent.add({ number, type, tags });
    this.uncopied.push(event);
    if (mark) this.entries.set(mark.keyHex, { mark, firstNumber: number });
    if (this.floor !== floor) this.forgetEntries();
  }

  /** Keys are remembered as long as the events that bear them. */
  private forgetEntries(): void {
    for (const [key, { firstNumber }] of this.entries) {
      if (firstNumber > this.floor) break;
      this.entries.delete(key);
    }
  }

  /**
   * The last event of the copy must still stand where it stood: whoever restored an older state would begin a second history.
   * So must the first one, and nothing may be set that lets events vanish: whoever cuts a stream takes its beginning.
   */
  private async look(): Promise<void> {
    const { ledger, number, leafHash: expected } = this.known;
    const [[last], [first], mayVanish] = await Promise.all([
      this.server.read(this.name, Math.max(number - 1, 0), 1),
      this.server.read(this.name, 0, 1),
      this.server.mayVanish(this.name),
    ]);
    if (number > 0) {
      if (!last) throw new LedgerDamaged(ledger, number, 'ended');
      const { leaf } = readBack(ledger, number - 1, last);
      if (!leafHash(leaf).equals(expected)) throw new LedgerDamaged(ledger, number, 'other-event');
    }
    if (first) readBack(ledger, 0, first);
    else if (this.end.length > 0) throw new LedgerDamaged(ledger, this.end.length, 'ended');
    if (mayVanish) throw new LedgerDamaged(ledger, 1, 'may-vanish');
    this.lookedAt = performance.now();
  }

  private async readAndCopy(): Promise<void> {
    await this.readOn();
    await this.copyUp();
  }

  private async copyAll(): Promise<void> {
    while (this.uncopied.length > 0) {
      const head = await this.copy.extend(firstOf(this.uncopied));
      const first = this.uncopied[0]?.number ?? head;
      if (head < first - 1) throw new LedgerDamaged(this.known.ledger, head + 1, 'copy-behind');
      this.copied = Math.max(this.copied, head);
      this.uncopied = this.uncopied.filter(({ number }) => number > head);
      this.onCopied();
    }
  }
}

function firstOf(events: readonly WrittenEvent[]): readonly WrittenEvent[] {
  let [count, bytes] = [0, 0];
  for (const { leaf } of events) {
    bytes += leaf.length;
    if (count > 0 && (bytes > COPY_BYTES || count === COPY_EVENTS)) break;
    count += 1;
  }
  return events.slice(0, count);
}
