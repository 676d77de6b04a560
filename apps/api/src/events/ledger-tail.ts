import { matches } from '#kernel';
import type { Query } from '#kernel';
import { LedgerDamaged, LedgerReplaced } from '#event-store';
import type { EventStore, LedgerHead, RecordedEvent } from '#event-store';
import type { Logger } from '#platform';

/** What the newest events of one ledger may take in memory: enough for a subscriber who reconnects, little beside the rest. */
const RING_BYTES = 4 * 1024 * 1024;
const RING_EVENTS = 4_096;

/** After a fault of the database the tail looks again; the database's own errors stand in its pool's log. */
const AGAIN_MS = 1_000;

/** Events are handed on in such batches: who takes them slowly has no more of them written for him than one. */
const BATCH = 200;

/** Events in order. After `upTo` nothing was missed, whether or not anything matched. */
export interface Batch {
  readonly events: readonly RecordedEvent[];
  readonly upTo: number;
}

/**
 * The growing end of one ledger in this process: one reader of the store, however many subscribers. Subscribers pull:
 * whoever falls behind the ring reads history again, so no subscriber costs more memory than another.
 */
export class LedgerTail {
  private ring: RecordedEvent[] = [];
  private sizes: number[] = [];
  private bytes = 0;
  /** All events after this number and up to `last` are in the ring. */
  private floor: number;
  private last: number;
  private readonly ending = new AbortController();
  private readonly waiting = new Set<() => void>();
  private waking = false;
  private readonly incarnation: string;
  private fault: LedgerReplaced | LedgerDamaged | undefined;

  /** `onFault`: the ledger was restored or moved, or is damaged; everybody here is sent away, and nobody else may come. */
  constructor(
    private readonly store: EventStore,
    private readonly ledger: string,
    private readonly logger: Logger,
    { number: from, incarnation }: Pick<LedgerHead, 'number' | 'incarnation'>,
    private readonly onFault: () => void,
  ) {
    this.incarnation = incarnation;
    this.floor = from;
    this.last = from;
    void this.follow();
  }

  stop(): void {
    this.ending.abort();
  }

  /**
   * Everything that matches after `number`, each once and in order, until the signal. Throws LedgerReplaced, or, after all
   * that stands before the damage, LedgerDamaged.
   */
  async *after(number: number, query: Query | undefined, signal: AbortSignal): AsyncGenerator<Batch> {
    let position = number;
    while (!signal.aborted) {
      if (this.fault instanceof LedgerReplaced) throw this.fault;
      if (position < this.floor) {
        const upTo = this.floor;
        yield* this.history(position, upTo, query, signal);
        position = upTo;
      } else if (position < this.last) {
        const from = position - this.floor;
        const news = this.ring.slice(from, from + BATCH);
        position += news.length;
        yield { events: query ? news.filter(({ event }) => matches(query, event)) : news, upTo: position };
      } else if (this.fault) {
        throw this.fault;
      } else {
        await this.grown(signal);
      }
    }
  }

  private async *history(
    after: number,
    upTo: number,
    query: Query | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<Batch> {
    let events: RecordedEvent[] = [];
    const range = { after, upTo, signal, ...(query ? { query } : {}) };
    for await (const recorded of this.store.readRecorded(this.ledger, range)) {
      events.push(recorded);
      if (events.length < BATCH) continue;
      yield { events, upTo: recorded.event.number };
      events = [];
    }
    if (!signal.aborted) yield { events, upTo };
  }

  private async follow(): Promise<void> {
    const { signal } = this.ending;
    while (!signal.aborted) {
      try {
        const followed = { after: this.last, incarnation: this.incarnation, signal };
        for await (const recorded of this.store.follow(this.ledger, followed)) this.add(recorded);
      } catch (error) {
        if (error instanceof LedgerReplaced || error instanceof LedgerDamaged) {
          this.giveUp(error);
          return;
        }
        this.logger.warn(
          { ledger: this.ledger, error: (error as Error).name },
          'the tail of a ledger broke off',
        );
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      }
    }
  }

  private giveUp(fault: LedgerReplaced | LedgerDamaged): void {
    this.logger.warn({ ledger: this.ledger, reason: fault.message }, 'the tail of a ledger ends');
    this.fault = fault;
    this.stop();
    this.onFault();
    this.wake();
  }

  private add(recorded: RecordedEvent): void {
    const size = JSON.stringify(recorded).length;
    this.ring.push(recorded);
    this.sizes.push(size);
    this.bytes += size;
    this.last = recorded.event.number;
    while (this.ring.length > RING_EVENTS || (this.bytes > RING_BYTES && this.ring.length > 1))
      this.forgetOldest();
    this.wake();
  }

  private forgetOldest(): void {
    this.ring.shift();
    this.bytes -= this.sizes.shift() ?? 0;
    this.floor += 1;
  }

  private grown(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.waiting.add(done);
      signal.addEventListener('abort', done);
      if (signal.aborted) done();
    });
  }

  /** Once for all events that came together. */
  private wake(): void {
    if (this.waking) return;
    this.waking = true;
    setImmediate(() => {
      this.waking = false;
      for (const done of [...this.waiting]) done();
    });
  }
}
