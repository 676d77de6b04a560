import type { ReadModel } from '#kernel';
import type { EventStore } from '#event-store';
import type { Clock, Database, Queryable } from '#platform';
import { numberAsOf } from './as-of.js';
import { questionOf, readCursor, writeCursor, type Cursor } from './cursor.js';
import { GenerationRead, LIVE, type LiveGeneration } from './generation-read.js';
import { LiveReader } from './live-reader.js';
import type { LiveResult } from './live-statement.js';
import { groupStatement, limitOf, orderOf, pageStatement, valueOf, type Order } from './page-statement.js';
import { PositionWatch } from './position-watch.js';
import {
  MAX_GROUPS,
  MAX_LIMIT,
  type AsOf,
  type GroupQuery,
  type Groups,
  type Page,
  type PageQuery,
  type RegisterRow,
} from './register-query.js';
import { rowOf, TransactionSnapshot, type Snapshot, type SnapshotPart } from './snapshot.js';

export interface ReadModelsOptions {
  readonly database: Database;
  readonly store: EventStore;
  readonly clock: Clock;
  readonly readModels: readonly ReadModel[];
}

/**
 * Reads registers: current, or as of an event number or a time. Every answer names the number it is true at.
 *
 * All methods reject with UnknownReadModel, BadQuestion (400), TimeToCome and AheadOfTheLedger (400), LedgerUnknown
 * (404), ReadModelNotReady and NotYetProjected (503, ask again), DatabaseUnavailable (503).
 */
export class ReadModels {
  private readonly live: LiveReader;
  private readonly watch: PositionWatch;

  constructor(private readonly options: ReadModelsOptions) {
    this.live = new LiveReader(options.database, options.store, options.readModels);
    this.watch = new PositionWatch(options.database, options.store);
  }

  /** The declaration of a read model, for labels and columns. */
  readModel(model: string): ReadModel {
    return this.live.shape(model).model;
  }

  /** A page of a register. */
  async page(model: string, query: PageQuery): Promise<Page> {
    const question = questionOf(model, query);
    const cursor = query.cursor === undefined ? undefined : readCursor(query.cursor, question);
    const at = cursor?.number ?? (await this.asked(query));
    const limit = limitOf(query);
    const { number, lines, order, read } = await this.pageLines(model, query, at, cursor, limit + 1);
    const rows = lines.slice(0, limit).map((line) => rowOf(read, line));
    const last = rows.at(-1);
    const next =
      lines.length > limit && last
        ? writeCursor({ number, id: last.id, value: valueOf(order, last), question })
        : undefined;
    return { number, rows, next };
  }

  /** All rows of a question, page by page as of one number; for files, whose length nobody knows beforehand. */
  async *pages(model: string, query: PageQuery): AsyncGenerator<Page> {
    let cursor = query.cursor;
    do {
      const page = await this.page(model, {
        limit: MAX_LIMIT,
        ...query,
        ...(cursor === undefined ? {} : { cursor }),
      });
      yield page;
      cursor = page.next;
    } while (cursor !== undefined);
  }

  /** One row and the number it is true at; `row` is undefined where there was none. */
  async row(
    model: string,
    { ledger, id, asOf }: { readonly ledger: string; readonly id: string; readonly asOf?: AsOf },
  ): Promise<{ number: number; row: RegisterRow | undefined }> {
    const query = { ledger, filters: { id }, limit: 1, ...(asOf === undefined ? {} : { asOf }) };
    const { number, rows } = await this.page(model, query);
    return { number, row: rows[0] };
  }

  /** Counts and sums for each value of a column. */
  async groups(model: string, query: GroupQuery): Promise<Groups> {
    const at = await this.asked(query);
    const { ledger, by } = query;
    const build = (read: GenerationRead) => groupStatement(read, { ledger, at: at ?? 'now', query, by });
    const { reached, lines } = await this.live.read(model, ledger, at, build);
    const groups = lines.slice(0, MAX_GROUPS).map(({ value, count, ...rest }) => ({
      value: value as Groups['groups'][number]['value'],
      count: Number(count),
      sums: Object.fromEntries(
        Object.entries(rest).flatMap(([name, sum]) =>
          name.startsWith('sum ') ? [[name.slice(4), Number(sum)]] : [],
        ),
      ),
    }));
    return { number: at ?? reached, groups, more: lines.length > MAX_GROUPS };
  }

  /**
   * Reads several read models at one moment: as of the number asked for, or as far as all of them are. `work` must only
   * read what it is given.
   */
  async together<T>(
    ledger: string,
    models: readonly string[],
    asOf: AsOf | undefined,
    work: (snapshot: Snapshot) => Promise<T>,
  ): Promise<T> {
    models.forEach((model) => this.live.shape(model));
    const at = await this.asked({ ledger, ...(asOf === undefined ? {} : { asOf }) });
    return this.live.retried(() =>
      this.options.database.transaction(
        async (transaction) => work(await this.snapshot(transaction, ledger, models, at)),
        { isolation: 'repeatable read', readOnly: true },
      ),
    );
  }

  /**
   * Resolves when all these read models can be read as of the number; 0 where any number will do. Rejects with
   * AheadOfTheLedger, LedgerUnknown, ProjectionStopped, or the signal's reason.
   */
  async waitFor(
    ledger: string,
    models: readonly string[],
    number: number,
    signal?: AbortSignal,
  ): Promise<void> {
    models.forEach((model) => this.live.shape(model));
    await this.watch.reached(ledger, models, number, signal);
  }

  /** Ends all waiting. */
  close(): Promise<void> {
    return this.watch.close();
  }

  private async pageLines(
    model: string,
    query: PageQuery,
    at: number | undefined,
    cursor: Cursor | undefined,
    limit: number,
  ): Promise<{ number: number; lines: LiveResult['lines']; order: Order; read: GenerationRead }> {
    const { ledger } = query;
    let order: Order | undefined;
    const build = (read: GenerationRead) => {
      order = orderOf(read, ledger, query.sort, cursor);
      return pageStatement(read, {
        ledger,
        at: at ?? 'now',
        query,
        order,
        limit,
        ...(cursor ? { after: cursor } : {}),
      });
    };
    const { reached, lines, read } = await this.live.read(model, ledger, at, build);
    const number = at ?? reached;
    if (!order || order.column.name === 'id' || order.part === 'unknown' || lines.length >= limit)
      return { number, lines, order: order ?? orderOf(read, ledger), read };
    // The known values are at their end; those that are not known follow, as of the same number.
    const rest: Order = { ...order, part: 'unknown' };
    const more = await this.live.read(model, ledger, number, (again) =>
      pageStatement(again, { ledger, at: number, query, order: rest, limit: limit - lines.length }),
    );
    return { number, lines: [...lines, ...more.lines], order, read };
  }

  private async snapshot(
    transaction: Queryable,
    ledger: string,
    models: readonly string[],
    at: number | undefined,
  ): Promise<Snapshot> {
    const live = await transaction.query<LiveGeneration>(LIVE, [ledger, models]);
    const parts = new Map<string, SnapshotPart>();
    for (const each of live) {
      parts.set(each.model, {
        read: new GenerationRead(this.live.shape(each.model), each),
        reached: each.number,
      });
    }
    const missing = models.find((model) => !parts.has(model));
    if (missing !== undefined) return this.live.notReady(missing, ledger);
    const reached = Math.min(...live.map(({ number }) => number));
    if (at !== undefined && at > reached) await this.live.refuse(ledger, at, reached);
    return new TransactionSnapshot(transaction, ledger, at ?? reached, parts);
  }

  private async asked({
    ledger,
    asOf,
  }: {
    readonly ledger: string;
    readonly asOf?: AsOf;
  }): Promise<number | undefined> {
    if (asOf === undefined) return undefined;
    return numberAsOf(this.options.store, this.options.clock, ledger, asOf);
  }
}
