import { DatabaseUnavailable } from '#platform';
import { LedgerDamaged } from '../damage.js';
import type { LedgerHead } from '../event-store.js';
import { leafHash } from '../leaf.js';
import { Coalesced } from './coalesced.js';
import { portionOf } from './copy-portion.js';
import type { EventServer } from './event-server.js';
import type { StreamCopy } from './stream-copy.js';
import { StreamMemory } from './stream-memory.js';
import { streamOf } from './stream-name.js';
import { readBack } from './written-event.js';

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

/**
 * A copy that is ahead of memory by more than memory holds: whoever read so much of the stream would remember nothing of what it
 * knows now, at some 60 microseconds for each event that the copy holds already.
 */
const FAR = 4_096;

/** Who met events of others so lately will meet more of them, and asks the server rather than find out by a lost append. */
const OTHERS_FOR_MS = 1_000;

/** Keeps what this process knows of one ledger's stream, and the copy of it, up with the stream. */
export class LedgerStream {
  readonly name: string;
  readonly memory: StreamMemory;
  /** The copy was seen to reach so far: the stream must as well. */
  private owed = 0;
  private copyDue: NodeJS.Timeout | undefined;
  private lookedAt = -Infinity;
  private othersAt = -Infinity;
  private awayUntil = 0;
  private readonly reading = new Coalesced(() => this.readPages());
  private readonly copying = new Coalesced(() => this.copyAll());

  constructor(
    private readonly known: LedgerHead,
    private readonly server: EventServer,
    private readonly copy: StreamCopy,
    private readonly headOfCopy: () => Promise<LedgerHead>,
    private readonly onCopied: () => void,
  ) {
    this.name = streamOf(known.ledger, known.incarnation);
    this.memory = new StreamMemory(known);
  }

  /** A server that was away a moment ago is not asked anew by every reader: each would wait for it. */
  get isWorthAsking(): boolean {
    return performance.now() >= this.awayUntil;
  }

  /** As the port's `knownUpTo`: not where others append too, nor where the stream has not been looked at for long. */
  get knownUpTo(): number | undefined {
    const now = performance.now();
    const isAlone = now >= this.othersAt + OTHERS_FOR_MS;
    return isAlone && now < this.lookedAt + LOOK_AGAIN_MS ? this.memory.tail.length : undefined;
  }

  /**
   * Reads on to the end of the stream: everything that was stored before the call is known then.
   *
   * @throws LedgerDamaged, LedgerFrozen, DatabaseUnavailable
   */
  async readOn(): Promise<void> {
    try {
      await this.reading.run();
    } catch (error) {
      if (error instanceof DatabaseUnavailable) this.awayUntil = performance.now() + AWAY_FOR_MS;
      throw error;
    }
  }

  /** Reads on, and brings the copy there too. */
  async refresh(): Promise<void> {
    await this.readOn().catch(async (error: unknown) => {
      // What stands before the damage was acknowledged.
      if (error instanceof LedgerDamaged) await this.copyUp();
      throw error;
    });
    await this.copyUp();
  }

  /** For whoever was told that the stream ends elsewhere: where nothing new stands in it, it ends before. Throws LedgerDamaged. */
  async readNews(): Promise<void> {
    const { length } = this.memory.tail;
    await this.readOn();
    if (this.memory.tail.length > length) return;
    this.distrust();
    await this.readOn();
  }

  /** For whoever saw the copy reach this number: a stream that ends before was set back. Throws LedgerDamaged. */
  async readUpTo(number: number): Promise<void> {
    this.owed = Math.max(this.owed, number);
    if (this.memory.tail.length < number) await this.readOn();
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

  /** What others appended after the known end. */
  private async readPages(): Promise<void> {
    const { memory } = this;
    if (performance.now() >= this.lookedAt + LOOK_AGAIN_MS) await this.look();
    // What is seen of the copy while the stream is read may have come after that.
    const { owed } = this;
    for (;;) {
      const page = await this.server.read(this.name, memory.tail.length, PAGE);
      if (page.length === PAGE && (await this.leaps())) continue;
      for (const event of page) {
        // Our own append may have been told while the page travelled.
        const { length } = memory.tail;
        if (event.revision < length) continue;
        memory.absorb(readBack(this.known.ledger, length, event));
        this.othersAt = performance.now();
      }
      if (page.length > 0) this.copySoon();
      if (page.length < PAGE) break;
      await this.copyUp();
    }
    if (memory.tail.length < owed) throw new LedgerDamaged(this.known.ledger, owed, 'ended');
  }

  /**
   * Where others have brought the copy far beyond what is remembered, memory begins anew at its end, as it does when the ledger is
   * opened. What was seen so far must still stand in the stream, and so must the copy's last event.
   */
  private async leaps(): Promise<boolean> {
    const { memory } = this;
    const head = await this.headOfCopy();
    // The copy of another incarnation says so when it is written to.
    if (head.incarnation !== memory.incarnation || head.number <= memory.tail.length + FAR) return false;
    await this.look();
    memory.restart(head);
    this.othersAt = performance.now();
    await this.look();
    return true;
  }

  /**
   * The last event that was seen, and all that was copied, must still stand there: whoever restored an older state would begin a
   * second history. So must the first one, and nothing may be set that lets events vanish: who cuts a stream takes its beginning.
   */
  private async look(): Promise<void> {
    const { ledger } = this.known;
    const { lastHash: expected, tail } = this.memory;
    const number = tail.length;
    const [reached, [last], [first], mayVanish] = await Promise.all([
      this.copy.extend([]),
      this.server.read(this.name, Math.max(number - 1, 0), 1),
      this.server.read(this.name, 0, 1),
      this.server.mayVanish(this.name),
    ]);
    this.owed = Math.max(this.owed, reached);
    if (number > 0) {
      if (!last) throw new LedgerDamaged(ledger, number, 'ended');
      const { leaf } = readBack(ledger, number - 1, last);
      if (!leafHash(leaf).equals(expected)) throw new LedgerDamaged(ledger, number, 'other-event');
    }
    if (first) readBack(ledger, 0, first);
    else if (number > 0) throw new LedgerDamaged(ledger, number, 'ended');
    if (mayVanish) throw new LedgerDamaged(ledger, 1, 'may-vanish');
    this.lookedAt = performance.now();
  }

  private async copyAll(): Promise<void> {
    const { memory } = this;
    for (let first = memory.toCopy[0]; first; first = memory.toCopy[0]) {
      const head = await this.copy.extend(portionOf(memory.toCopy));
      if (head < first.number - 1) throw new LedgerDamaged(this.known.ledger, head + 1, 'copy-behind');
      memory.copiedTo(head);
      this.onCopied();
    }
  }
}
