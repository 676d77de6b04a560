import type { ReadModel } from '#kernel';
import type { EventStore } from '#event-store';
import type { Clock, Database } from '#platform';
import { numberAsOf } from './as-of.js';
import { questionOf, readCursor, writeCursor, type Cursor } from './cursor.js';
import type { GenerationRead } from './generation-read.js';
import { LiveReader } from './live-reader.js';
import type { Line, LiveResult } from './live-statement.js';
import { groupStatement, limitOf, orderOf, pageStatement, valueOf, type Order } from './page-statement.js';
import { PositionWatch } from './position-watch.js';
import {
  MAX_GROUPS,
  MAX_LIMIT,
  type AsOf,
  type FilterValue,
  type Group,
  type GroupQuery,
  type Groups,
  type Page,
  type PageQuery,
  type RegisterRow,
} from './register-query.js';
import { readTogether, type QuestionsTogether, type Together } from './together.js';

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
    const { number, lines, order } = await this.pageLines(model, query, at, cursor, limit + 1);
    // pageStatement selects the columns of the read model under their names.
    const rows = lines.slice(0, limit) as RegisterRow[];
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
    const groups = lines.slice(0, MAX_GROUPS).map(groupOf);
    return { number: at ?? reached, groups, more: lines.length > MAX_GROUPS };
  }

  /**
   * Reads several read models at one moment: as of the number asked for, or as far as all of them are. What a first
   * answer leads to is asked as of its number: versions of rows do not change any more.
   */
  async together<Names extends string>(asked: QuestionsTogether<Names>): Promise<Together<Names>> {
    const { ledger, models } = asked;
    models.forEach((model) => this.live.shape(model));
    const at = await this.asked(asked);
    return this.live.retried(() => readTogether(this.options.database, this.live, asked, at), models, ledger);
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
  ): Promise<{ number: number; lines: LiveResult['lines']; order: Order }> {
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
      return { number, lines, order: order ?? orderOf(read, ledger) };
    // The known values are at their end; those that are not known follow, as of the same number.
    const rest: Order = { ...order, part: 'unknown' };
    const more = await this.live.read(model, ledger, number, (again) =>
      pageStatement(again, { ledger, at: number, query, order: rest, limit: limit - lines.length }),
    );
    return { number, lines: [...lines, ...more.lines], order };
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

function groupOf({ value, count, ...sums }: Line): Group {
  return {
    value: value as FilterValue,
    count: Number(count),
    sums: Object.fromEntries(
      Object.entries(sums).map(([name, sum]) => [name.slice('sum '.length), exact(Number(sum))]),
    ),
  };
}

/** Every amount is within ±(2^53 − 1), but a sum of many may be beyond, where no number is exact. */
function exact(sum: number): number {
  if (Number.isSafeInteger(sum)) return sum;
  throw new RangeError('a sum of a register is beyond ±(2^53 − 1)');
}
