import { setTimeout as sleep } from 'node:timers/promises';
import {
  BACKWARDS,
  END,
  EventStoreDBClient,
  StreamNotFoundError,
  streamNameFilter,
} from '@eventstore/db-client';
import type { ReadStreamOptions, ResolvedEvent } from '@eventstore/db-client';
import { DatabaseUnavailable, OperatorError } from '#platform';
import { BatchAppend, BatchRefused } from './batch-append.js';
import type { ProposedEvent } from './batch-append.js';
import { away, meaningOf, silent } from './event-server-faults.js';
import { SETTINGS_OF } from './stream-name.js';

/** A call that is not answered in this time hangs; the next attempt may fare better. */
const ANSWER_WITHIN_MS = 5_000;

/** Whoever starts together with the event server waits so long for it. */
const PROBE_FOR_MS = 15_000;

/** A server that is not ready, too busy or without a leader refuses a batch with nothing more to say. */
const NOT_NOW = new Set(['Timeout', 'google.protobuf.Empty']);

/** An event as a stream holds it, whoever wrote it there. */
export interface StreamEvent {
  readonly revision: number;
  readonly type: string;
  readonly data: unknown;
  readonly metadata: unknown;
}

/**
 * The event server, as far as ledgers need it. Everything that is special about its client is in this file, in
 * batch-append.ts and in event-server-faults.ts. All calls end in time: they reject with DatabaseUnavailable (an append's outcome is then unknown), with
 * OperatorError where the server does not let us in, or with LedgerDamaged where the stream was deleted.
 */
export class EventServer {
  private readonly client: EventStoreDBClient;
  private readonly appends: BatchAppend;

  /** Connects at the first call. Throws OperatorError where the address is none that the client understands. */
  constructor(private readonly url: string) {
    this.client = clientFor(url);
    this.appends = new BatchAppend(this.client);
  }

  /**
   * Stores the events after the first `length` ones of the stream, all or none. `moved`: the stream has another length by
   * now. The same events after the same ones are stored once, however often they are sent.
   */
  async append(
    stream: string,
    length: number,
    events: readonly ProposedEvent[],
  ): Promise<'stored' | 'moved'> {
    try {
      await inTime(this.appends.append(stream, length - 1, events));
      return 'stored';
    } catch (error) {
      if (error instanceof BatchRefused && error.kind === 'WrongExpectedVersion') return 'moved';
      if (error instanceof BatchRefused && NOT_NOW.has(error.kind)) throw away('unknown', error);
      throw meaningOf(error, 'unknown', stream);
    }
  }

  /** The events of a stream after the first `after` ones, at most so many; none where there is no such stream. */
  async read(stream: string, after: number, most: number): Promise<StreamEvent[]> {
    return this.taken(stream, { fromRevision: BigInt(after), maxCount: most });
  }

  private async taken(stream: string, which: ReadStreamOptions): Promise<StreamEvent[]> {
    const reading = this.client.readStream(stream, which);
    // What is still heard of a reading that was given up must not end the process.
    reading.on('error', () => undefined);
    const events: StreamEvent[] = [];
    try {
      const iterator = reading[Symbol.asyncIterator]();
      for (;;) {
        const next = await inTime<IteratorResult<ResolvedEvent, undefined>>(iterator.next());
        if (next.done === true) return events;
        const { event } = next.value;
        if (!event) continue;
        const { type, data, metadata, revision } = event;
        events.push({ type, data, metadata, revision: Number(revision) });
      }
    } catch (error) {
      // Rejects where there never was a call to cancel.
      reading.cancel().catch(() => undefined);
      if (error instanceof StreamNotFoundError) return [];
      throw meaningOf(error, 'none', stream);
    }
  }

  /** How many events a stream has; 0 where there is none. */
  async lengthOf(stream: string): Promise<number> {
    const [last] = await this.taken(stream, { direction: BACKWARDS, fromRevision: END, maxCount: 1 });
    return last === undefined ? 0 : last.revision + 1;
  }

  /** Whether the stream's own settings let events vanish from it. */
  async mayVanish(stream: string): Promise<boolean> {
    try {
      const { metadata } = await inTime(this.client.getStreamMetadata(stream));
      const { maxAge, maxCount, truncateBefore } = metadata ?? {};
      return [maxAge, maxCount, truncateBefore].some((setting) => setting !== undefined);
    } catch (error) {
      throw meaningOf(error, 'none', stream);
    }
  }

  /**
   * Calls `onEvent` with the name of each stream of this prefix that grows, or whose settings change (their stream's name
   * begins with `SETTINGS_OF`), and `onStart` whenever it begins to listen, anew after each interruption: what happened
   * meanwhile was not heard. Until the signal.
   */
  async watch(
    prefix: string,
    tells: { readonly onStart: () => void; readonly onEvent: (stream: string) => void },
    signal: AbortSignal,
  ): Promise<void> {
    while (!signal.aborted) {
      await this.listen(prefix, tells, signal).catch(() => undefined);
      await sleep(500, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Whether it answers and lets us in; tried for a while, for it may be starting too. */
  async probe(): Promise<void> {
    const until = performance.now() + PROBE_FOR_MS;
    for (;;) {
      try {
        await this.read('planbuch', 0, 1);
        return;
      } catch (error) {
        if (!(error instanceof DatabaseUnavailable)) throw error;
        if (performance.now() >= until) throw silent(this.url, error);
      }
      await sleep(500);
    }
  }

  async close(): Promise<void> {
    await this.client.dispose();
    // The client leaves its channel open, and with it the process. Where no node of a cluster answers there is none.
    const channel = await this.client['getChannel']().catch(() => undefined);
    channel?.close();
  }

  private async listen(
    prefix: string,
    { onStart, onEvent }: Parameters<EventServer['watch']>[1],
    signal: AbortSignal,
  ): Promise<void> {
    const filter = streamNameFilter({ prefixes: [prefix, `${SETTINGS_OF}${prefix}`] });
    const subscription = this.client.subscribeToAll({ fromPosition: END, filter });
    subscription.on('error', () => undefined);
    subscription.once('confirmation', onStart);
    const leave = (): void => void subscription.unsubscribe().catch(() => undefined);
    signal.addEventListener('abort', leave);
    try {
      for await (const { event } of subscription) if (event) onEvent(event.streamId);
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }
}

function clientFor(url: string): EventStoreDBClient {
  try {
    return EventStoreDBClient.connectionString(url);
  } catch (error) {
    throw new OperatorError(
      'event-server-address',
      {
        de: 'EVENTSTORE_URL ist keine Adresse, die der Klient des Ereignisservers versteht (esdb://server:2113?tls=true), oder die Datei hinter tlsCAFile= ist nicht lesbar.',
        en: 'EVENTSTORE_URL is no address that the event server’s client understands (esdb://server:2113?tls=true), or the file behind tlsCAFile= cannot be read.',
      },
      { cause: error },
    );
  }
}

async function inTime<T>(call: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(Object.assign(new Error(`no answer within ${String(ANSWER_WITHIN_MS)} ms`), { code: 4 }));
    }, ANSWER_WITHIN_MS);
  });
  // Whoever comes too late has nobody to tell.
  call.catch(() => undefined);
  try {
    return await Promise.race([call, late]);
  } finally {
    clearTimeout(timer);
  }
}
