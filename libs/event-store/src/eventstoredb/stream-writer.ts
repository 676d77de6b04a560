import { setTimeout as sleep } from 'node:timers/promises';
import type { AppendCondition } from '#kernel';
import { DatabaseUnavailable } from '#platform';
import type { Clock } from '#platform';
import { tell } from '../appending/answers.js';
import type { Answer } from '../appending/answers.js';
import { afterOf, allProbes } from '../appending/conditions.js';
import type { Probes } from '../appending/conditions.js';
import type { Prepared } from '../appending/prepared.js';
import { WaitingEntries } from '../appending/waiting-entries.js';
import { LedgerDamaged } from '../damage.js';
import { EntryTooLarge, LedgerModeDiffers, OutcomeUnknown } from '../errors.js';
import type { Appended, Entry } from '../event-store.js';
import { BatchRefused } from './batch-append.js';
import type { EventServer } from './event-server.js';
import type { LedgerStream } from './ledger-stream.js';
import type { StreamCopy } from './stream-copy.js';
import { proposed, written } from './written-event.js';
import type { WrittenEvent } from './written-event.js';

/** What the event server takes in one append is a megabyte with its own envelope. */
const BATCH_BYTES = 900 * 1024;

/** After this time of not knowing the callers are told; the batch is given up and its key tells what happened. */
const UNKNOWN_FOR_MS = 10_000;

/** Conditions are decided from what is remembered after the copy, which must therefore not fall far behind. */
const MOST_BEHIND = 1_000;

/** What was found out of a batch before it is sent. */
interface Known {
  /** When, by the clock that never goes back. */
  readonly at: number;
  /** Keys and conditions were looked at up to this number; beyond it they are decided from memory. */
  readonly reach: number;
}

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
  private flying = false;
  private idle: (() => void)[] = [];

  constructor(private readonly parts: Parts) {
    this.waiting = new WaitingEntries(parts.ledger);
  }

  append(entry: Entry): Promise<Appended> {
    return new Promise((resolve, reject) => {
      this.waiting.add(entry, { resolve, reject });
      if (!this.flying) void this.drain();
    });
  }

  /** Resolves when nothing waits and nothing is under way. */
  settled(): Promise<void> {
    return this.flying ? new Promise((resolve) => this.idle.push(resolve)) : Promise.resolve();
  }

  /**
   * While one batch is under way to the event server the next one is prepared: callers come back for more as soon as they are
   * told, so half of them make their entries, and PostgreSQL looks at them, while the event server works on the others'.
   */
  private async drain(): Promise<void> {
    this.flying = true;
    let before: Promise<void> = Promise.resolve();
    while (this.waiting.count > 0) {
      const isCovered = ({ after }: AppendCondition): boolean => after >= this.parts.stream.floor;
      const { batch, probes } = this.waiting.next(isCovered, { bytes: BATCH_BYTES });
      const open = new Set(batch);
      const turn = before;
      const staged = this.stage(open, probes);
      // Its failure is told below, when it is its turn.
      staged.catch(() => undefined);
      before = (async () => {
        try {
          await turn;
          await this.send(open, await staged);
        } catch (error) {
          for (const { reject } of open) reject(error instanceof Error ? error : new Error(String(error)));
        }
      })();
      await Promise.all([turn, staged.catch(() => undefined)]);
      if (this.waiting.count === 0) await before;
    }
    this.flying = false;
    for (const resolve of this.idle.splice(0)) resolve();
  }

  /** Takes each entry out of `open` as soon as its caller is told. */
  private async send(open: Set<Prepared>, staged: Known): Promise<void> {
    const { stream } = this.parts;
    let known = staged;
    await stream.beRead();
    while (open.size > 0) {
      // More was written by others than is remembered: what the copy did not look at has to be looked at there.
      if (stream.floor > known.reach) known = await this.stageAgain(open);
      this.judge(open);
      const [first] = open;
      if (!first) return;
      const tail = stream.tail;
      const events = written([...open], { ...tail, recordedAt: this.now(first, tail.recordedAt) });
      if ((await this.definite(events, tail.length, known.at + UNKNOWN_FOR_MS)) === 'moved') {
        await stream.readOn();
        continue;
      }
      events.forEach((event) => {
        stream.absorb(event);
      });
      if (performance.now() - known.at > UNKNOWN_FOR_MS) await this.refuseElsewhere();
      this.tellStored(open, tail.length);
      stream.copySoon();
    }
  }

  private async stageAgain(open: Set<Prepared>): Promise<Known> {
    const { ledger, stream, onClosed } = this.parts;
    await stream.copyUp();
    const known = await this.stage(open, allProbes([...open]));
    if (stream.floor <= known.reach) return known;
    // The copy was set back beneath us: it is looked up anew, and made up from the stream.
    onClosed();
    throw new LedgerDamaged(ledger, known.reach + 1, 'copy-behind');
  }

  /** Looks up what the copy knows, and tells those who need not be appended. */
  private async stage(open: Set<Prepared>, probes: Probes): Promise<Known> {
    const { ledger, copy, stream, onClosed } = this.parts;
    if (stream.behind > MOST_BEHIND) await stream.copyUp();
    const batch = [...open];
    const at = performance.now();
    const { state, mode, head, answers } = await copy.stage(batch, probes);
    for (const [index, entry] of batch.entries()) {
      const answer = answers.get(index);
      if (answer && (state === 'open' || isKnown(answer))) this.tell(open, entry, answer);
    }
    if (state !== 'open') {
      onClosed();
      // What was stored before the ledger was closed is answered as the first time.
      await stream.readOn();
      for (const entry of open) this.tell(open, entry, this.known(entry) ?? { is: 'frozen' });
    }
    if (mode !== 'rehearsal' && batch[0]?.entry.recordedAt !== undefined)
      throw new LedgerModeDiffers(ledger, mode);
    const unlooked = probes.ifMoved.map(afterOf);
    return { at, reach: Math.min(head, ...unlooked) };
  }

  /** Tells those whose key or condition what happened after the copy speaks of. */
  private judge(open: Set<Prepared>): void {
    const { stream } = this.parts;
    for (const prepared of open) {
      const { condition } = prepared.entry;
      const number = condition && stream.firstMatch(condition.query, condition.after);
      const broken: Answer | undefined = number === undefined ? undefined : { is: 'conflict', number };
      const answer = this.known(prepared) ?? broken;
      if (answer) this.tell(open, prepared, answer);
    }
  }

  /** What the stream says of an entry's key, beyond the copy. */
  private known({ keyHex, entry }: Prepared): Answer | undefined {
    const stored = this.parts.stream.entry(keyHex);
    if (!stored) return undefined;
    const { bodyMac, firstNumber, count } = stored;
    return bodyMac.equals(entry.bodyMac) ? { is: 'repeated', firstNumber, count } : { is: 'reused' };
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
        if (performance.now() >= until) throw new OutcomeUnknown(ledger);
      }
      await sleep(pauseMs);
    }
  }

  /**
   * A process that stood still may have appended to a stream that was moved meanwhile: nobody reads there any more, and its
   * callers must not be told that it is stored.
   */
  private async refuseElsewhere(): Promise<void> {
    const { state } = await this.parts.copy.stage([], { always: [], ifMoved: [] });
    if (state === 'open') return;
    this.parts.onClosed();
    throw new OutcomeUnknown(this.parts.ledger);
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

  private tell(open: Set<Prepared>, prepared: Prepared, answer: Answer): void {
    open.delete(prepared);
    tell(this.parts.ledger, answer, prepared);
  }
}

function isKnown({ is }: Answer): boolean {
  return is === 'repeated' || is === 'reused';
}

function bytesOf(events: readonly WrittenEvent[]): number {
  return events.reduce((sum, { leaf }) => sum + Buffer.byteLength(leaf), 0);
}
