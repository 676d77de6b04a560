import type { FoldedEvent, Query } from '#kernel';
import { RecentEvents } from '../appending/recent-events.js';
import { LedgerDamaged } from '../damage.js';
import type { LedgerHead, LoadItem } from '../event-store.js';
import { foldedOfLeaf, leafHash } from '../leaf.js';
import type { EntryMark, WrittenEvent } from './written-event.js';

/** The mark that the first event of an entry bears, and the number of that event. */
interface MarkedEntry {
  readonly mark: EntryMark;
  readonly firstNumber: number;
}

/**
 * What this process remembers of one ledger's stream: its end, the latest events, and whole those that the copy does not hold
 * yet. So copy and memory together are the whole ledger, as far as this process knows the stream.
 */
export class StreamMemory {
  readonly incarnation: string;
  private readonly ledger: string;
  private readonly recent = new RecentEvents();
  /** The latest entries, by key: those of the events that are remembered, in their order. */
  private readonly entries = new Map<string, MarkedEntry>();
  /** Follow each other without gaps, from the first that the copy lacks. */
  private uncopied: WrittenEvent[] = [];
  private end: { readonly length: number; readonly recordedAt: string };
  /** Of the last event where it was remembered, or its leaf. */
  private last: { readonly hash: Buffer } | { readonly leaf: string };
  private copied: number;

  /** Begins where the copy ends. */
  constructor({ ledger, incarnation, number, recordedAt, leafHash: hash }: LedgerHead) {
    this.ledger = ledger;
    this.incarnation = incarnation;
    this.end = { length: number, recordedAt };
    this.last = { hash };
    this.copied = number;
    this.recent.restart(number);
  }

  /** Forgets everything and begins where a copy ends that was brought beyond what is remembered. */
  restart({ number, recordedAt, leafHash: hash }: LedgerHead): void {
    if (number <= this.end.length) return;
    this.end = { length: number, recordedAt };
    this.last = { hash };
    this.recent.restart(number);
    this.entries.clear();
    this.copiedTo(number);
  }

  /** How many events the stream had when it was last looked at, and the time of the last one. */
  get tail(): { readonly length: number; readonly recordedAt: string } {
    return this.end;
  }

  /** Leaf hash of the last event; empty where there is none. */
  get lastHash(): Buffer {
    return 'hash' in this.last ? this.last.hash : leafHash(this.last.leaf);
  }

  /** Conditions that begin here or later can be decided from memory. */
  get floor(): number {
    return this.recent.floor;
  }

  /** The copy is known to reach this number. */
  get copiedUpTo(): number {
    return this.copied;
  }

  /** What the copy may lack, in order of number and without gaps. */
  get toCopy(): readonly WrittenEvent[] {
    return this.uncopied;
  }

  firstMatch(query: Query, after: number): number | undefined {
    return this.recent.firstMatch(query, Math.max(after, this.floor));
  }

  /** One of the latest entries, which the copy may not hold yet. */
  entry(keyHex: string): MarkedEntry | undefined {
    return this.entries.get(keyHex);
  }

  /** Whether memory knows, without the copy, everything of an item up to the end. */
  isWhole({ tag, types, after }: LoadItem): boolean {
    if (after < this.floor) return false;
    const first = this.recent.firstMatch([{ tags: [tag], types }], after);
    return first === undefined || first > this.copied;
  }

  /** Of an item what the copy may lack, in order of number. */
  uncopiedOf({ tag, types, after }: LoadItem): FoldedEvent[] {
    const first = this.uncopied[0]?.number ?? 0;
    return this.recent
      .matching({ tags: [tag], types }, Math.max(after, this.copied))
      .flatMap((number) => this.uncopied[number - first] ?? [])
      .map(({ leaf }) => foldedOfLeaf(leaf));
  }

  /** Takes note of an event that stands in the stream. */
  absorb(event: WrittenEvent): void {
    const { number, type, tags, recordedAt, leaf, mark } = event;
    if (number <= this.end.length) return;
    if (recordedAt < this.end.recordedAt) throw new LedgerDamaged(this.ledger, number, 'time-back');
    this.end = { length: number, recordedAt };
    this.last = { leaf };
    const floor = this.floor;
    this.recent.add({ number, type, tags });
    this.uncopied.push(event);
    if (mark) this.entries.set(mark.keyHex, { mark, firstNumber: number });
    if (this.floor !== floor) this.forgetEntries();
  }

  /** The copy was told to reach this number. */
  copiedTo(head: number): void {
    this.copied = Math.max(this.copied, head);
    this.uncopied = this.uncopied.filter(({ number }) => number > head);
  }

  /** Keys are remembered as long as the events that bear them. */
  private forgetEntries(): void {
    for (const [key, { firstNumber }] of this.entries) {
      if (firstNumber > this.floor) break;
      this.entries.delete(key);
    }
  }
}
