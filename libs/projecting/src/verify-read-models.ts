import { randomUUID } from 'node:crypto';
import { BUILD_SILENCE_S } from './build-generation.js';
import { foldBatch } from './fold-batch.js';
import { GenerationTable } from './generation-table.js';
import { filledBy, loadInBulk, type LoadOptions } from './load-in-bulk.js';
import type { ProjectionContext } from './projection-context.js';
import { BEGINNING, type ProjectionResult, type Reached } from './projection-fault.js';
import { createIndexes, createTable, OPEN, SCHEMA, tableName, type TableShape } from './table-shape.js';
import { writing, type WriteTransaction } from './write-transaction.js';

/** Where the rows of a read model are not what the events say. Names places, never values. */
export interface ReadModelDifference {
  readonly model: string;
  readonly what: 'missing' | 'unexpected' | 'different' | 'checkpoint' | 'stopped';
  /** The row version: its key and the event since which it is true. */
  readonly id?: string;
  readonly since: number;
  /** Columns that differ; `until` among them where a version ends elsewhere. */
  readonly columns: readonly string[];
}

export interface VerifiedReadModels {
  /** Read models that were replayed, and up to which event. */
  readonly checked: readonly { readonly model: string; readonly number: number }[];
  /** Read models that have no rows of this program's version yet, so that nothing can be compared. */
  readonly building: readonly string[];
  /** The first ones of each read model, at most MAX_DIFFERENCES. */
  readonly differences: readonly ReadModelDifference[];
}

/** Whoever has seen these knows enough to rebuild. */
const MAX_DIFFERENCES = 20;

interface Live {
  readonly model: string;
  readonly generation: number;
  readonly number: number;
  readonly leafHash: Buffer;
}

/**
 * Replays a ledger from event 1 and compares the rows with those that readers see. The replay lies in tables of its own
 * that nobody else sees and that are gone afterwards; the comparison is made by the server, so that the memory needed
 * does not grow with the ledger. Workers go on meanwhile.
 */
export async function verifyReadModels(
  context: ProjectionContext,
  ledger: string,
  options: Pick<LoadOptions, 'signal' | 'onProgress'> = {},
): Promise<VerifiedReadModels> {
  const differences: ReadModelDifference[] = [];
  const checked: { model: string; number: number }[] = [];
  await writing(
    context.database,
    async (transaction) => {
      const live = await liveGenerations(transaction, context, ledger);
      for (const number of new Set(live.map((each) => each.number))) {
        const replays = live
          .filter((each) => each.number === number)
          .map((each) => new Replay(context, ledger, each));
        const results = await replay(context, transaction, ledger, number, replays, options);
        for (const [index, each] of replays.entries()) {
          const result = results[index];
          if (result) differences.push(...(await each.differences(transaction, result)));
          checked.push({ model: each.live.model, number });
        }
      }
      throw new Finished();
    },
    BUILD_SILENCE_S,
  ).catch((error: unknown) => {
    if (!(error instanceof Finished)) throw error;
  });
  const building = [...context.shapes.keys()].filter((name) => checked.every(({ model }) => model !== name));
  return { checked: checked.sort((a, b) => (a.model < b.model ? -1 : 1)), building, differences };
}

/** Ends the transaction without storing anything. */
class Finished extends Error {}

/** The locks let workers advance the rows, but nobody delete them. */
async function liveGenerations(
  transaction: WriteTransaction,
  { shapes }: ProjectionContext,
  ledger: string,
): Promise<Live[]> {
  const all = [...shapes.values()].map(({ model }) => model);
  return transaction.query<Live>(
    `SELECT c.model, c.generation, c.number, c.leaf_hash AS "leafHash"
     FROM planbuch.checkpoints c
     JOIN planbuch.generations g ON g.generation = c.generation
     JOIN unnest($2::text[], $3::int[]) AS m(model, version) ON m.model = c.model AND m.version = c.version
     WHERE c.ledger = $1 AND c.state = 'live'
     ORDER BY c.number, c.model FOR KEY SHARE OF c, g`,
    [ledger, all.map(({ name }) => name), all.map(({ version }) => version)],
  );
}

/** Fills the tables of the replays, with one reading; in batches from where memory would not hold all open rows. */
async function replay(
  context: ProjectionContext,
  transaction: WriteTransaction,
  ledger: string,
  number: number,
  replays: readonly Replay[],
  options: Pick<LoadOptions, 'signal' | 'onProgress'>,
): Promise<ProjectionResult[]> {
  const tables = replays.map(({ table }) => table);
  for (const each of replays) await transaction.execute(createTable(each.table.shape, each.table.name));
  const load = { ...options, timeMs: Number.POSITIVE_INFINITY };
  const range = { ledger, from: BEGINNING, upTo: number };
  let results = await loadInBulk(context, range, filledBy(transaction, tables), load);
  for (const { table } of replays) {
    for (const statement of createIndexes(table.shape, table.name).slice(0, 1))
      await transaction.patiently(statement);
  }
  for (let from = furthest(results); from && from.number < number; from = furthest(results)) {
    const going = tables.filter(({ generation }) =>
      results.some((each) => each.generation === generation && !each.fault),
    );
    const next = await foldBatch(context, transaction, { ledger, from, upTo: number }, going);
    options.onProgress?.(from.number);
    if (furthest(next)?.number === from.number) break;
    results = results.map((each) => next.find(({ generation }) => generation === each.generation) ?? each);
  }
  return results;
}

/** How far those are that did not stop; they are all at the same number. */
function furthest(results: readonly ProjectionResult[]): Reached | undefined {
  return results.find(({ fault }) => fault === undefined)?.reached;
}

/** One read model made anew in a table of its own, to be compared with the one that is read. */
class Replay {
  readonly table: GenerationTable;
  private readonly shape: TableShape;

  constructor(
    context: ProjectionContext,
    private readonly ledger: string,
    readonly live: Live,
  ) {
    const shape = context.shapes.get(live.model);
    if (!shape) throw new TypeError(`the read model ${live.model} is not known to this program`);
    this.shape = shape;
    const scratch = `${SCHEMA}."verify_${randomUUID()}"`;
    this.table = new GenerationTable(shape, live.generation, ledger, scratch);
  }

  async differences(
    transaction: WriteTransaction,
    { reached, fault }: ProjectionResult,
  ): Promise<ReadModelDifference[]> {
    const { model, number, leafHash } = this.live;
    if (fault) return [{ model, what: 'stopped', since: fault.number, columns: [] }];
    if (reached.number !== number || !reached.leafHash.equals(leafHash))
      return [{ model, what: 'checkpoint', since: number, columns: [] }];
    await transaction.execute('SET LOCAL enable_seqscan = on');
    const rows = await transaction.patiently<Omit<ReadModelDifference, 'model'>>(this.comparison(), [
      this.ledger,
      number,
    ]);
    await transaction.execute('SET LOCAL enable_seqscan = off');
    return rows.map((row) => ({ model, ...row }));
  }

  /** Versions that began after the replay's end are left out, and ends after it did not happen yet. */
  private comparison(): string {
    const columns = this.shape.columns.map(({ name, type, sql }) => {
      const [made, found] = type === 'json' ? [`r.${sql}::text`, `s.${sql}::text`] : [`r.${sql}`, `s.${sql}`];
      return `CASE WHEN ${made} IS DISTINCT FROM ${found} THEN '${name}' END`;
    });
    return `
WITH stored AS (
  SELECT *, CASE WHEN until > $2 THEN ${OPEN} ELSE until END AS ended
  FROM ${tableName(this.live.model, this.live.generation)} WHERE ledger = $1 AND since <= $2
), compared AS (
  SELECT coalesce(r.id, s.id) AS id, coalesce(r.since, s.since) AS since,
    CASE WHEN s.id IS NULL THEN 'missing' WHEN r.id IS NULL THEN 'unexpected' ELSE 'different' END AS what,
    CASE WHEN s.id IS NULL OR r.id IS NULL THEN ARRAY[]::text[] ELSE array_remove(ARRAY[
      CASE WHEN r.until IS DISTINCT FROM s.ended THEN 'until' END, ${columns.join(', ')}]::text[], NULL) END AS columns
  FROM ${this.table.name} r FULL JOIN stored s ON s.id = r.id AND s.since = r.since
)
SELECT id, since, what, columns FROM compared
WHERE what <> 'different' OR columns <> ARRAY[]::text[]
ORDER BY since, id LIMIT ${String(MAX_DIFFERENCES)}`;
  }
}
