import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { AppendCondition } from '#kernel';
import { DatabaseUnavailable } from '#platform';
import type { Clock } from '#platform';
import type { Prepared } from '../appending/prepared.js';
import { WaitingEntries } from '../appending/waiting-entries.js';
import { EntryTooLarge, OutcomeUnknown } from '../errors.js';
import type { Appended, Entry } from '../event-store.js';
import { BatchRefused } from './batch-append.js';
import { BatchCheck } from './batch-check.js';
import type { Known } from './batch-check.js';
import type { EventServer } from './event-server.js';
import type { LedgerStream } from './ledger-stream.js';
import type { StreamCopy } from './stream-copy.js';
import { proposed, written } from './written-event.js';
import type { WrittenEvent } from './written-event.js';

/** What the event server takes in one append is a megabyte with its own envelope. */
const BATCH_BYTES = 900 * 1024;

/** After this time of not knowing the callers are told; the batch is given up and its key tells what happened. */
const UNKNOWN_FOR_MS = 10_000;

interface Parts {
  readonly ledger: string;
  readonly server: EventServer;
  readonly stream: LedgerStream;
  readonly copy: StreamCopy;
  readonly clock: Clock;
  /** Told when the ledger does not take entries any more, so that it is looked up anew. */
  readonly onClosed: () => void;
}

/**
 * All appends of this process to the stream of one ledger. One batch is under way at a time; the callers that came meanwhile
 * share the next one. That nobody else wrote since the conditions were looked at is guarded by the stream's length, which
 * the event server compares: where it moved, the news is read, what it refuses is left out, and the rest is sent anew.
 */
export class StreamWriter {
  private readonly waiting: WaitingEntries;
  private readonly check: BatchCheck;
  private draining = false;
  private idle: (() => void)[] = [];

  constructor(private readonly parts: Parts) {
    this.waiting = new WaitingEntries(parts.ledger);
    this.check = new BatchCheck(parts);
  }

  append(entry: Entry): Promise<Appended> {
    return new Promise((resolve, reject) => {
      this.waiting.add(entry, { resolve, reject });
      if (!this.draining) void this.drain();
    });
  }

  /** Resolves when nothing waits and nothing is under way. */
  settled(): Promise<void> {
    return this.draining ? new Promise((resolve) => this.idle.push(resolve)) : Promise.resolve();
  }

  private async drain(): Promise<void> {
    this.draining = true;
    while (this.waiting.count > 0) {
      const isCovered = ({ after }: AppendCondition): boolean => after >= this.parts.stream.memory.floor;
      const { batch, probes } = this.waiting.next(isCovered, { bytes: BATCH_BYTES });
      const open = new Set(batch);
      try {
        await this.send(open, await this.check.look(open, probes));
      } catch (error) {
        for (const { reject } of open) reject(error instanceof Error ? error : new Error(String(error)));
      }
      // Callers come back for more as soon as they are told. What a batch costs the event server hardly depends on its size, so
      // those who come at once shall share the next one. Nobody else is about where one came alone.
      if (batch.length > 1) await setImmediate();
    }
    this.draining = false;
    for (const resolve of this.idle.splice(0)) resolve();
  }

  /** Takes each entry out of `open` as soon as its caller is told. */
  private async send(open: Set<Prepared>, looked: Known): Promise<void> {
    const { stream } = this.parts;
    const { memory } = stream;
    let known = looked;
    await stream.beRead();
    while (open.size > 0) {
      // More was written by others than is remembered: what the copy did not look at has to be looked at there.
      while (memory.floor > known.reach) known = await this.check.lookAgain(open);
      this.check.judge(open);
      const [first] = open;
      if (!first) return;
      const tail = memory.tail;
      const events = written([...open], { ...tail, recordedAt: this.now(first, tail.recordedAt) });
      if ((await this.definite(events, tail.length, known.at + UNKNOWN_FOR_MS)) === 'moved') {
        await stream.readNews();
        continue;
      }
      events.forEach((event) => {
        memory.absorb(event);
      });
      const mayBeElsewhere = performance.now() - known.at > UNKNOWN_FOR_MS;
      if (mayBeElsewhere && !(await this.check.isOpen())) throw new OutcomeUnknown(this.parts.ledger);
      this.tellStored(open, tail.length);
      stream.copySoon();
    }
  }

  /** Sends the identical batch again until it is known what became of it; nothing else of this ledger leaves meanwhile. */
  private async definite(
    events: readonly WrittenEvent[],
    length: number,
    until: number,
  ): Promise<'stored' | 'moved'> {
    const { ledger, server, stream } = this.parts;
    const batch = events.map(proposed);
    for (let pauseMs = 50; ; pauseMs = Math.min(2 * pauseMs, 1_000)) {
      try {
        return await server.append(stream.name, length, batch);
      } catch (error) {
        if (error instanceof BatchRefused && error.kind === 'MaximumAppendSizeExceeded')
          throw new EntryTooLarge(
            events.length,
            bytesOf(events),
            'what the event server takes in one append',
          );
        if (!(error instanceof DatabaseUnavailable)) throw error;
        // Who comes after these looks first: what cannot be reached has surely stored nothing of theirs.
        stream.distrust();
        if (performance.now() >= until) throw new OutcomeUnknown(ledger);
      }
      await sleep(pauseMs);
    }
  }

  /** All entries of a batch have been given the same time, or none. */
  private now({ entry }: Prepared, before: string): string {
    const now = entry.recordedAt ?? this.parts.clock.now();
    return now > before ? now : before;
  }

  private tellStored(open: Set<Prepared>, length: number): void {
    let next = length + 1;
    for (const { events, resolve } of open) {
      resolve({ firstNumber: next, count: events.length, repeated: false });
      next += events.length;
    }
    open.clear();
  }
}

function bytesOf(events: readonly WrittenEvent[]): number {
  return events.reduce((sum, { leaf }) => sum + Buffer.byteLength(leaf), 0);
}
