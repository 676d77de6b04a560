import type { Database } from '#platform';
import { LedgerDamaged } from '../damage.js';
import type { Damage } from '../damage.js';
import type { LedgerHead, StreamRemains } from '../event-store.js';
import { leafHash } from '../leaf.js';
import type { EventServer, StreamEvent } from './event-server.js';
import { StreamCopy } from './stream-copy.js';
import { streamOf } from './stream-name.js';
import { isOurs, readBack } from './written-event.js';
import type { WrittenEvent } from './written-event.js';

/** Of at most 512 KiB each: what is read at once is held at once, and nobody is in a hurry here. */
const PAGE = 100;

const HASHES = {
  name: 'planbuch-remains-hashes',
  text: `SELECT number, leaf_hash AS hash FROM planbuch.events WHERE ledger = $1 AND number >= $2 AND number <= $3 ORDER BY number`,
};

export interface RemainsParts {
  readonly server: EventServer;
  readonly database: Database;
}

/** Reads a whole stream beside its copy, brings the copy as far as the stream is sound, and says what is left. */
export function remainsOf(head: LedgerHead, parts: RemainsParts): Promise<StreamRemains> {
  return new Reading(head, parts).run();
}

class Reading {
  private readonly stream: string;
  private readonly copy: StreamCopy;
  /** Events of the stream up to this number were read, or are missing. */
  private reached = 0;
  private firstSeen: number | undefined;
  private kept: number;
  private recordedAt: string;
  /** After what is kept, and surely of somebody else. */
  private foreign = 0;
  private damage: LedgerDamaged | undefined;
  private contradiction: number | undefined;

  constructor(
    private readonly head: LedgerHead,
    private readonly parts: RemainsParts,
  ) {
    const { ledger, incarnation, number, recordedAt } = head;
    this.stream = streamOf(ledger, incarnation);
    this.copy = new StreamCopy(ledger, incarnation, parts.database);
    this.kept = number;
    this.recordedAt = recordedAt;
  }

  async run(): Promise<StreamRemains> {
    const { ledger, number } = this.head;
    let mayVanish = false;
    try {
      mayVanish = await this.parts.server.mayVanish(this.stream);
      await this.readAll();
    } catch (error) {
      // Deleted for ever: the event server says no more of it than that.
      if (!(error instanceof LedgerDamaged)) throw error;
      this.damage ??= error;
    }
    if (this.reached < number) this.note(number, 'ended');
    if (mayVanish) this.note(1, 'may-vanish');
    const { kept, reached, damage, contradiction, foreign, firstSeen } = this;
    return {
      ledger,
      kept,
      endsAt: reached,
      isHidden: mayVanish && (firstSeen === undefined || firstSeen > number + 1),
      ...(damage ? { damage } : {}),
      ...(contradiction === undefined ? {} : { contradiction }),
      ...(reached > kept
        ? { beyond: { from: kept + 1, to: reached, maybeOurs: reached - kept - foreign } }
        : {}),
    };
  }

  private async readAll(): Promise<void> {
    for (;;) {
      const page = await this.parts.server.read(this.stream, this.reached, PAGE);
      const [first, last] = [page[0], page.at(-1)];
      if (!first || !last) return;
      this.firstSeen ??= first.revision + 1;
      const copied = await this.copiedHashes(first.revision + 1, last.revision + 1);
      const sound = page.flatMap((event) => this.look(event, copied) ?? []);
      if (sound.length > 0) await this.copy.extend(sound);
    }
  }

  /** An event that continues the copy; anything else is only noted. */
  private look(event: StreamEvent, copied: ReadonlyMap<number, Buffer>): WrittenEvent | undefined {
    const number = event.revision + 1;
    if (number > this.reached + 1) this.note(this.reached + 1, 'cut');
    this.reached = number;
    const found = this.readable(event);
    if (number <= this.head.number) {
      const differs =
        !(found instanceof LedgerDamaged) && copied.get(number)?.equals(leafHash(found.leaf)) !== true;
      if (differs) this.contradiction ??= number;
      if (differs) this.note(number, 'other-event');
    } else if (!(found instanceof LedgerDamaged) && number === this.kept + 1) {
      if (found.recordedAt >= this.recordedAt) return this.keep(found);
      this.note(number, 'time-back');
    }
    if (found instanceof LedgerDamaged) this.damage ??= found;
    if (number > this.head.number && !isOurs(event)) this.foreign += 1;
    return undefined;
  }

  private keep(event: WrittenEvent): WrittenEvent {
    this.kept = event.number;
    this.recordedAt = event.recordedAt;
    return event;
  }

  private readable(event: StreamEvent): WrittenEvent | LedgerDamaged {
    try {
      return readBack(this.head.ledger, event.revision, event);
    } catch (error) {
      if (error instanceof LedgerDamaged) return error;
      throw error;
    }
  }

  private async copiedHashes(from: number, to: number): Promise<ReadonlyMap<number, Buffer>> {
    const rows = await this.parts.database.query<{ number: number; hash: Buffer }>(HASHES, [
      this.head.ledger,
      from,
      Math.min(to, this.head.number),
    ]);
    return new Map(rows.map(({ number, hash }) => [number, hash]));
  }

  private note(number: number, why: Damage): void {
    this.damage ??= new LedgerDamaged(this.head.ledger, number, why);
  }
}
