import type { ReadModel } from '#kernel';
import type { EventStore } from '#event-store';
import type { Database } from '#platform';
import { NotYetProjected, ReadModelNotReady, UnknownReadModel } from '../errors.js';
import { tableShape, type TableShape } from '../table-shape.js';
import { refuseAhead } from './as-of.js';
import { GenerationRead, LIVE, type LiveGeneration } from './generation-read.js';
import { readLive, StatementNames, type LinesStatement, type LiveResult } from './live-statement.js';

/** A swap between two looks is rare, two in a row are not to be expected. */
const TRIES = 5;

/** Finds the table that is live for a read model of a ledger, and reads it in one statement with its checkpoint. */
export class LiveReader {
  private readonly shapes: ReadonlyMap<string, TableShape>;
  /** The generation last seen for a read model of a ledger; a statement that meets another one is made anew. */
  private readonly seen = new Map<string, number>();
  private readonly reads = new Map<number, GenerationRead>();
  readonly names = new StatementNames();

  constructor(
    private readonly database: Database,
    private readonly store: EventStore,
    readModels: readonly ReadModel[],
  ) {
    this.shapes = new Map(readModels.map((model) => [model.name, tableShape(model)]));
  }

  /** Runs a statement on the generation that is live when it runs, and refuses a number its rows have not reached. */
  async read(
    model: string,
    ledger: string,
    at: number | undefined,
    build: (read: GenerationRead) => LinesStatement,
  ): Promise<LiveResult & { read: GenerationRead }> {
    this.shape(model);
    return this.retried(
      async () => {
        const read = await this.generation(model, ledger);
        const result = await readLive(this.database, this.names, { model, ledger }, build(read));
        if (result?.generation !== read.generation) return undefined;
        if (at !== undefined && at > result.reached) await this.refuse(ledger, at, result.reached);
        return { ...result, read };
      },
      [model],
      ledger,
    );
  }

  /** The table last seen to be live; whoever reads it checks in the same statement that it still is. */
  async generation(model: string, ledger: string): Promise<GenerationRead> {
    return this.known(model, ledger) ?? this.look(model, ledger);
  }

  /** As `generation`, where it was seen before. */
  known(model: string, ledger: string): GenerationRead | undefined {
    const seen = this.seen.get(`${model} ${ledger}`);
    return seen === undefined ? undefined : this.reads.get(seen);
  }

  /** Another one is live now. */
  forget(model: string, ledger: string): void {
    this.seen.delete(`${model} ${ledger}`);
  }

  private async look(model: string, ledger: string): Promise<GenerationRead> {
    const [live] = await this.database.query<LiveGeneration>(LIVE, [ledger, [model]]);
    if (!live) return this.notReady(model, ledger);
    const read = this.reads.get(live.generation) ?? new GenerationRead(this.shape(model), live);
    if (this.seen.size >= MAX_SEEN) this.seen.clear();
    if (this.reads.size >= MAX_READS) this.reads.clear();
    this.seen.set(`${model} ${ledger}`, live.generation);
    this.reads.set(live.generation, read);
    return read;
  }

  /** Says why a number cannot be read: the ledger does not have it, or the rows are not there yet. */
  async refuse(ledger: string, number: number, reached: number): Promise<never> {
    await refuseAhead(this.store, ledger, number);
    throw new NotYetProjected(ledger, number, reached);
  }

  /** A ledger that does not exist is another fault than a read model that is on its way. */
  async notReady(model: string, ledger: string): Promise<never> {
    await this.store.head(ledger);
    throw new ReadModelNotReady(model, ledger);
  }

  /**
   * The generation may be swapped, and the old table dropped, between the look and the read: then `work` finds nothing,
   * or no table, and is done again.
   */
  async retried<T>(
    work: () => Promise<T | undefined>,
    models: readonly string[],
    ledger: string,
  ): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        const found = await work();
        if (found !== undefined) return found;
      } catch (error) {
        if (tries >= TRIES || !isUndefinedTable(error)) throw error;
      }
      if (tries >= TRIES) throw new Error(`the live tables of ${models.join(', ')} change all the time`);
      models.forEach((model) => this.forget(model, ledger));
    }
  }

  /** Throws UnknownReadModel. */
  shape(model: string): TableShape {
    const shape = this.shapes.get(model);
    if (!shape) throw new UnknownReadModel(model);
    return shape;
  }
}

/** About a hundred bytes each; a thousand ledgers with ten registers each fit twice. */
const MAX_SEEN = 20_000;

/** A few kilobytes each; there are two or three tables for each read model. */
const MAX_READS = 500;

function isUndefinedTable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '42P01';
}
