import { setImmediate } from 'node:timers/promises';
import type { StoredEvent } from '#kernel';
import { eventsFrom, reachedBy, type EventUnderWay } from './event-under-way.js';
import { byEventType, type Range } from './fold-batch.js';
import type { GenerationTable } from './generation-table.js';
import type { ProjectionContext } from './projection-context.js';
import type { ProjectionFault, ProjectionResult } from './projection-fault.js';
import { RowFold } from './row-fold.js';
import type { WriteTransaction } from './write-transaction.js';

/** Complete versions travel in pieces of this size: large enough for the round trip, small beside the open rows. */
const WRITE_BYTES = 2 * 1024 * 1024;

/**
 * From event 1 on all open rows are known without asking the table, and stay in memory until they end: a row is written
 * once, with its end. (Those that last for ever are written at once.) Beyond this they would crowd a small machine; the load then stops early and the rest goes in
 * batches, which hold only the rows they touch.
 */
const DEFAULT_HELD_BYTES = 256 * 1024 * 1024;

/** What a killed load has done is lost and begins anew: not more than this. The rest goes in batches. */
const LOAD_MS = 120_000;

export interface LoadOptions {
  readonly signal?: AbortSignal;
  /** Called about every 10,000 events with the number of the last one. */
  readonly onProgress?: (number: number) => void;
  /** How long it may take before the rest is left to batches. */
  readonly timeMs?: number;
}

const PROGRESS_EVERY = 10_000;

/**
 * After so many events, a few milliseconds, others have their turn: lines that travel, and in a process that also serves
 * callers, these. A COPY needs several turns, and the server waits idly for each.
 */
const TURN_EVENTS = 50;

/** A table, and the transaction that fills it. */
export interface TableToLoad {
  readonly table: GenerationTable;
  readonly transaction: WriteTransaction;
}

/** All tables by one transaction. */
export function filledBy(transaction: WriteTransaction, tables: readonly GenerationTable[]): TableToLoad[] {
  return tables.map((table) => ({ table, transaction }));
}

/**
 * Fills tables that hold no row of the ledger with its history, in one reading. Stops at `upTo`, or earlier where memory
 * or time run out; the results say where. The callers' transactions store the checkpoints.
 */
export async function loadInBulk(
  context: ProjectionContext,
  range: Range,
  tables: readonly TableToLoad[],
  { signal, onProgress, timeMs = LOAD_MS }: LoadOptions = {},
): Promise<ProjectionResult[]> {
  const { ledger, from, upTo } = range;
  const parts = tables.map((table) => new LoadPart(table, ledger));
  const transactions = new Set(tables.map(({ transaction }) => transaction));
  const concerned = byEventType(parts);
  const until = performance.now() + timeMs;
  let last: StoredEvent | undefined;
  for await (const event of eventsFrom(context, ledger, from, upTo, signal)) {
    for (const part of concerned.get(event.recorded.event.type) ?? []) {
      part.take(event, last);
      if (part.isFull) await part.flush();
    }
    last = event.recorded.event;
    if (last.number % TURN_EVENTS === 0) await setImmediate();
    if (last.number % PROGRESS_EVERY === 0) {
      onProgress?.(last.number);
      // A table whose rows are all held gets none for long; its transaction must not be taken for a dead builder's.
      for (const transaction of transactions) await transaction.sayAlive();
      const heldBytes = parts.reduce((sum, part) => sum + part.heldBytes, 0);
      if (heldBytes > (context.heldBytes ?? DEFAULT_HELD_BYTES) || performance.now() > until) break;
    }
  }
  signal?.throwIfAborted();
  const end = last ? reachedBy(last) : from;
  for (const part of parts) await part.finish();
  return parts.map(({ table: { generation }, stop }) =>
    stop
      ? { generation, reached: stop.before ? reachedBy(stop.before) : from, fault: stop.fault }
      : { generation, reached: end },
  );
}

/** What the load does to one table. */
class LoadPart {
  readonly table: GenerationTable;
  stop: { readonly fault: ProjectionFault; readonly before: StoredEvent | undefined } | undefined;
  private readonly transaction: WriteTransaction;
  private readonly fold: RowFold;

  constructor({ table, transaction }: TableToLoad, ledger: string) {
    this.table = table;
    this.transaction = transaction;
    this.fold = new RowFold(table.shape, ledger);
  }

  get isFull(): boolean {
    return this.fold.waitingBytes >= WRITE_BYTES;
  }

  get heldBytes(): number {
    return this.fold.heldBytes;
  }

  take(event: EventUnderWay, before: StoredEvent | undefined): void {
    if (this.stop) return;
    try {
      this.fold.apply(event.number, event.changesFor(this.table.shape.model));
    } catch (error) {
      this.stop = { fault: event.faultOf(error), before };
    }
  }

  flush(): Promise<void> {
    return this.table.write(this.transaction, this.fold.takeLines());
  }

  async finish(): Promise<void> {
    for (const lines of this.fold.takeOpen(WRITE_BYTES)) await this.table.write(this.transaction, lines);
  }
}
