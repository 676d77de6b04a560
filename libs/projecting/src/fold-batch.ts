import type { Change, StoredEvent } from '#kernel';
import { reachedBy, eventsFrom, type EventUnderWay } from './event-under-way.js';
import type { GenerationTable } from './generation-table.js';
import type { ProjectionContext } from './projection-context.js';
import type { ProjectionFault, ProjectionResult, Reached } from './projection-fault.js';
import { RowFold } from './row-fold.js';
import type { WriteTransaction } from './write-transaction.js';

/**
 * A batch is held in memory as a whole, because its keys must be known before the open rows are loaded. More events
 * would not make a row cheaper; fewer would pay the dozen statements of a batch more often.
 */
export const BATCH_EVENTS = 1_000;
/** Events of up to 512 KiB end a batch early. */
const BATCH_CHARS = 8 * 1024 * 1024;

/** Open rows end in the table and new ones begin in pieces of this size, which one COPY carries at once. */
const WRITE_BYTES = 4 * 1024 * 1024;

/** A range of a ledger's events: those after `from`, up to and with `upTo`. */
export interface Range {
  readonly ledger: string;
  readonly from: Reached;
  readonly upTo: number;
}

/**
 * Folds the next events into tables that stand at the same number and writes the row versions. The caller's transaction
 * holds the checkpoints and stores the results in them. A projection that throws gets the events before that one.
 */
export async function foldBatch(
  context: ProjectionContext,
  transaction: WriteTransaction,
  { ledger, from, upTo }: Range,
  tables: readonly GenerationTable[],
): Promise<ProjectionResult[]> {
  const parts = tables.map((table) => new BatchPart(table, ledger));
  const concerned = byEventType(parts);
  const events: StoredEvent[] = [];
  let chars = 0;
  for await (const event of eventsFrom(context, ledger, from, upTo)) {
    for (const part of concerned.get(event.recorded.event.type) ?? []) part.collect(event);
    events.push(event.recorded.event);
    chars += charsIn(event.recorded);
    if (events.length >= BATCH_EVENTS || chars >= BATCH_CHARS) break;
  }
  const reached = (number: number): Reached => {
    const event = events[number - from.number - 1];
    return event ? reachedBy(event) : from;
  };
  const end = reached(from.number + events.length);
  const results: ProjectionResult[] = [];
  for (const part of parts) {
    const fault = await part.write(transaction);
    const { generation } = part.table;
    results.push(
      fault ? { generation, reached: reached(fault.number - 1), fault } : { generation, reached: end },
    );
  }
  return results;
}

/** The parts whose read models handle an event type, by the type: of the forty that there are an event concerns a few. */
export function byEventType<Part extends { readonly table: GenerationTable }>(
  parts: readonly Part[],
): ReadonlyMap<string, readonly Part[]> {
  const concerned = new Map<string, Part[]>();
  for (const part of parts) {
    for (const type of part.table.shape.model.projectors.keys())
      concerned.set(type, [...(concerned.get(type) ?? []), part]);
  }
  return concerned;
}

/** What a batch does to one table. */
class BatchPart {
  private readonly collected: { readonly event: EventUnderWay; readonly changes: readonly Change[] }[] = [];
  private fault: ProjectionFault | undefined;

  constructor(
    readonly table: GenerationTable,
    private readonly ledger: string,
  ) {}

  collect(event: EventUnderWay): void {
    if (this.fault) return;
    try {
      const changes = event.changesFor(this.table.shape.model);
      if (changes.length > 0) this.collected.push({ event, changes });
    } catch (error) {
      this.fault = event.faultOf(error);
    }
  }

  async write(transaction: WriteTransaction): Promise<ProjectionFault | undefined> {
    if (this.collected.length === 0) return this.fault;
    const fold = new RowFold(this.table.shape, this.ledger);
    const changed = this.collected.flatMap(({ changes }) =>
      changes.filter(({ lasting }) => lasting !== true),
    );
    const keys = new Set(changed.map(({ key }) => key));
    for (const [key, row] of await this.table.openRows(transaction, [...keys])) fold.hold(key, row);
    this.apply(fold);
    await this.table.endRows(transaction, fold.takeEnded());
    await this.table.write(transaction, fold.takeLines());
    for (const lines of fold.takeOpen(WRITE_BYTES)) await this.table.write(transaction, lines);
    return this.fault;
  }

  private apply(fold: RowFold): void {
    for (const { event, changes } of this.collected) {
      try {
        fold.apply(event.number, changes);
      } catch (error) {
        // An earlier event than the one that stopped the collecting, if any did.
        this.fault = event.faultOf(error, fold.rowsOf(changes));
        return;
      }
    }
  }
}

/** The characters of all texts in a value, about what it occupies. */
function charsIn(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 8;
  let chars = 0;
  for (const item of Object.values(value)) chars += charsIn(item);
  return chars;
}
