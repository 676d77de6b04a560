import type { StoredEvent } from '#kernel';
import { DatabaseUnavailable } from '#platform';
import type { Clock, Database } from '#platform';
import { LedgerDamaged } from '../damage.js';
import { LedgerFrozen, LedgerModeDiffers, LedgerUnknown } from '../errors.js';
import type {
  Appended,
  Entry,
  EventStore,
  FollowOptions,
  LedgerHead,
  LedgerMode,
  LoadItem,
  Loaded,
  ReadOptions,
  RecordedEvent,
  StoredEntry,
  StreamRemains,
} from '../event-store.js';
import { RecordReader } from '../postgres/record-reader.js';
import { CREATE } from '../postgres/statements.js';
import type { EventServer } from './event-server.js';
import { firstDifference } from './first-difference.js';
import { LedgerStream } from './ledger-stream.js';
import { loadWhole } from './load-whole.js';
import { StreamCopy } from './stream-copy.js';
import { remainsOf } from './stream-remains.js';
import { StreamWriter } from './stream-writer.js';

export interface EventStoreDBParts {
  readonly server: EventServer;
  /** Holds the copies of the streams, request keys and disclosures. */
  readonly database: Database;
  readonly clock: Clock;
}

interface OpenLedger {
  readonly stream: LedgerStream;
  readonly writer: StreamWriter;
}

/**
 * The ledgers in an event server: one stream for each, its revision + 1 the number, and the stream's length the guard of
 * every append. Tags, request keys and disclosures stand in PostgreSQL, in a copy of the stream that every reader first
 * brings to the stream's end (a load adds what memory has after it): so reading is exact, however late the copy is. `close`
 * waits for what is under way; the event server's client is closed by whoever opened it.
 */
export class EventStoreDBEventStore implements EventStore {
  private readonly open = new Map<string, Promise<OpenLedger>>();
  private readonly reader: RecordReader;

  constructor(private readonly parts: EventStoreDBParts) {
    this.reader = new RecordReader(parts.database);
  }

  async createLedger(ledger: string, mode: LedgerMode): Promise<LedgerHead> {
    const [row] = await this.parts.database.query<{ mode: LedgerMode }>(CREATE, [ledger, mode, 'eventstore']);
    if (row?.mode !== mode) throw new LedgerModeDiffers(ledger, String(row?.mode));
    return this.head(ledger);
  }

  /** Heads of ledgers that others write are those of the copy, which their writers and the workers keep up. */
  async ledgers(): Promise<readonly LedgerHead[]> {
    for (const opened of this.open.values()) await (await opened).stream.copyUp();
    return this.reader.ledgers();
  }

  /** While the event server is away, what is known of the ledger can still be read, and what was told is not taken back. */
  async head(ledger: string): Promise<LedgerHead> {
    const { stream } = await this.opened(ledger);
    if (!(await this.isRefreshed(ledger, stream))) await stream.copyUp();
    return this.reader.head(ledger);
  }

  private async isRefreshed(ledger: string, stream: LedgerStream): Promise<boolean> {
    if (!stream.isWorthAsking) return false;
    try {
      await this.refresh(ledger);
      return true;
    } catch (error) {
      if (!(error instanceof DatabaseUnavailable)) throw error;
      return false;
    }
  }

  async append(ledger: string, entry: Entry): Promise<Appended> {
    const { writer } = await this.opened(ledger);
    return writer.append(entry);
  }

  async findEntry(ledger: string, key: Buffer, upTo?: number): Promise<StoredEntry | undefined> {
    try {
      const { memory } = await this.readOn(ledger, upTo);
      const remembered = memory.entry(key.toString('hex'));
      if (!remembered) return await this.reader.findEntry(ledger, key);
      const { mark, firstNumber } = remembered;
      return { bodyMac: Buffer.from(mark.macHex, 'hex'), firstNumber, count: mark.count };
    } catch (error) {
      // The act that opens a ledger may bear a key as well.
      if (error instanceof LedgerUnknown) return undefined;
      throw error;
    }
  }

  /** From the copy what stands there, and from memory what does not yet: nobody waits for the copy. */
  async load(ledger: string, items: readonly LoadItem[], upTo?: number): Promise<Loaded> {
    const { memory } = await this.readOn(ledger, upTo);
    const loaded = await loadWhole(ledger, items, { memory, reader: this.reader, upTo });
    if (loaded) return loaded;
    // Moved or restored beneath us.
    this.open.delete(ledger);
    return this.load(ledger, items, upTo);
  }

  async knownUpTo(ledger: string): Promise<number | undefined> {
    return (await this.open.get(ledger))?.stream.knownUpTo;
  }

  async *read(ledger: string, options: ReadOptions): AsyncIterable<StoredEvent> {
    yield* this.reader.read(ledger, { ...options, upTo: await this.end(ledger, options.upTo) });
  }

  async *readRecorded(ledger: string, options: ReadOptions): AsyncIterable<RecordedEvent> {
    yield* this.reader.readRecorded(ledger, { ...options, upTo: await this.end(ledger, options.upTo) });
  }

  follow(ledger: string, options: FollowOptions): AsyncIterable<RecordedEvent> {
    return this.reader.follow(ledger, options, () => {
      // Whatever was done to it need not be at its end, where followers look.
      if (this.reader.heads.isDamaged(ledger)) this.distrust(ledger);
      return this.head(ledger);
    });
  }

  /** Up to a number, or to the end: then the copy holds what memory does not. */
  private async readOn(ledger: string, upTo = Infinity): Promise<LedgerStream> {
    const { stream } = await this.opened(ledger);
    const { memory } = stream;
    if (upTo > memory.tail.length) await this.lookedUp(ledger, () => stream.readOn());
    if (memory.floor > memory.copiedUpTo) await this.lookedUp(ledger, () => stream.copyUp());
    return stream;
  }

  /** Brings the copy of a ledger's stream to its end. */
  async refresh(ledger: string): Promise<void> {
    const { stream } = await this.opened(ledger);
    await this.lookedUp(ledger, () => stream.refresh());
  }

  private async lookedUp(ledger: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      // Moved or restored: it is looked up anew, and then told what it is.
      if (error instanceof LedgerFrozen || error instanceof LedgerDamaged) this.open.delete(ledger);
      throw error;
    }
  }

  /** Compares the whole stream of a ledger with its copy; undefined where all is well, or where it has no stream. */
  async compare(ledger: string): Promise<LedgerDamaged | undefined> {
    const damage = await this.look(ledger);
    const head = await this.reader.head(ledger);
    return damage ?? (head.store === 'eventstore' ? firstDifference(head, this.parts) : undefined);
  }

  /** As `compare`, but only at the settings of the stream, its first event, and what comes after the copy. */
  async look(ledger: string): Promise<LedgerDamaged | undefined> {
    const { store } = await this.reader.head(ledger);
    if (store !== 'eventstore') return undefined;
    this.distrust(ledger);
    try {
      await this.refresh(ledger);
      return undefined;
    } catch (error) {
      if (error instanceof LedgerDamaged) return error;
      throw error;
    }
  }

  /** Reads the whole stream of a ledger beside its copy, and brings the copy as far as the stream is sound. */
  async remains(ledger: string): Promise<StreamRemains> {
    return remainsOf(await this.reader.head(ledger), this.parts);
  }

  /** Whoever reads the ledger next looks at its stream anew: somebody touched it. */
  distrust(ledger: string): void {
    void this.open.get(ledger)?.then(({ stream }) => {
      stream.distrust();
    }, noop);
  }

  /** A ledger that was moved away and back has another stream: what is known of the former one is let go. */
  async letGoOther(ledger: string, incarnation: string): Promise<void> {
    const opening = this.open.get(ledger);
    const opened = await opening?.catch(noop);
    const isOther = opened !== undefined && opened.stream.memory.incarnation !== incarnation;
    if (isOther && this.open.get(ledger) === opening) this.open.delete(ledger);
  }

  async close(): Promise<void> {
    for (const opened of this.open.values()) {
      const { writer, stream } = await opened;
      await writer.settled();
      // What is not copied now is copied by whoever reads next.
      await stream.copyUp().catch(() => undefined);
    }
    await this.reader.close();
  }

  private async end(ledger: string, upTo: number | undefined): Promise<number> {
    if (upTo === undefined) return (await this.head(ledger)).number;
    if ((await this.opened(ledger)).stream.memory.copiedUpTo < upTo) await this.refresh(ledger);
    return upTo;
  }

  private opened(ledger: string): Promise<OpenLedger> {
    const known = this.open.get(ledger);
    if (known) return known;
    const opening = this.begin(ledger);
    this.open.set(ledger, opening);
    // Whoever makes names up must not fill the memory with them.
    opening.catch(() => this.open.delete(ledger));
    return opening;
  }

  private async begin(ledger: string): Promise<OpenLedger> {
    const { server, database, clock } = this.parts;
    const head = await this.reader.head(ledger);
    if (head.store !== 'eventstore') throw new LedgerFrozen(ledger);
    const copy = new StreamCopy(ledger, head.incarnation, database);
    const headOfCopy = (): Promise<LedgerHead> => this.reader.head(ledger);
    const onCopied = (): void => this.reader.heads.appended(ledger);
    const stream = new LedgerStream(head, server, copy, headOfCopy, onCopied);
    const onClosed = (): void => void this.open.delete(ledger);
    const writer = new StreamWriter({ ledger, server, stream, copy, clock, onClosed });
    return { stream, writer };
  }
}

function noop(): void {
  return undefined;
}
