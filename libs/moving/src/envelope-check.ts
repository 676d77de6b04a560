import type { StoredEvent } from '#kernel';
import { eventOfLeaf, leafHash, leafText } from '#event-store';
import type { LedgerFileHeader } from './ledger-file.js';
import { damaged } from './move-fault.js';
import type { StoredEnvelope } from './stored-envelope.js';

/** Checks events as they stand in a file, one after the other: each by itself, and against those before it. */
export class EnvelopeCheck {
  private recordedAt = '';
  private lastHash = '';
  /** Events that still belong to the entry before. */
  private remaining = 0;

  constructor(
    private readonly path: string,
    private readonly header: LedgerFileHeader,
  ) {}

  /** Throws MoveFault naming the line. */
  take(envelope: StoredEnvelope, line: number): void {
    const refuse = (holds: boolean, de: string, en: string): void => {
      if (!holds) throw damaged(this.path, line, { de, en });
    };
    const { leaf, leafHash: stored, number } = envelope;
    this.refuseOtherHash(envelope, line);
    const event = canonicalEvent(leaf);
    refuse(
      event !== undefined,
      'nicht die kanonische Form eines Ereignisses',
      'not the canonical form of an event',
    );
    if (!event) return;
    refuse(
      event.ledger === this.header.ledger,
      `ein Ereignis von ${event.ledger}`,
      `an event of ${event.ledger}`,
    );
    refuse(
      event.number === number,
      `Ereignis ${String(event.number)}, an der Reihe ist ${String(number)}`,
      `event ${String(event.number)}, the next one is ${String(number)}`,
    );
    refuse(
      event.recordedAt >= this.recordedAt,
      `erfasst ${event.recordedAt}, vor dem Ereignis davor`,
      `recorded ${event.recordedAt}, before the event before it`,
    );
    refuse(
      this.isEntrySound(envelope),
      'der Anfrageschlüssel steht nicht, wo er stehen muss',
      'the request key does not stand where it must',
    );
    this.recordedAt = event.recordedAt;
    this.lastHash = stored.toString('hex');
  }

  private refuseOtherHash({ leaf, leafHash: stored }: StoredEnvelope, line: number): void {
    const computed = leafHash(leaf);
    if (computed.equals(stored)) return;
    const [is, says] = [computed.toString('hex'), stored.toString('hex')];
    throw damaged(this.path, line, {
      de: `der Hash des Blattes ist ${is}, hier steht ${says}`,
      en: `the hash of the leaf is ${is}, the line says ${says}`,
    });
  }

  /** After the last event. Throws MoveFault where the first line told another one, or an entry is not complete. */
  end(line: number): void {
    if (this.remaining > 0)
      throw damaged(this.path, line, {
        de: 'die letzte Anfrage ist nicht vollständig',
        en: 'the last request is not complete',
      });
    const { recordedAt, leafHash: hash, number } = this.header;
    if (number > 0 && (recordedAt !== this.recordedAt || hash !== this.lastHash))
      throw damaged(this.path, 1, {
        de: 'nennt ein anderes letztes Ereignis',
        en: 'names another last event',
      });
  }

  private isEntrySound({ entry }: StoredEnvelope): boolean {
    if (!entry) {
      this.remaining -= 1;
      return this.remaining >= 0;
    }
    const isComplete = this.remaining === 0;
    this.remaining = entry.count - 1;
    return isComplete;
  }
}

/** The event of a leaf, if the leaf is the one canonical text of it. */
function canonicalEvent(leaf: string): StoredEvent | undefined {
  try {
    const event = eventOfLeaf(leaf);
    return leafText(event) === leaf ? event : undefined;
  } catch {
    return undefined;
  }
}
