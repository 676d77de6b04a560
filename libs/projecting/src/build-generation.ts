import { inOrder, inShares, lockPatiently, type Share, type Shares } from './build-shares.js';
import type { KnownVersions } from './checkpoints.js';
import { headOf } from './checkpoints.js';
import { swap } from './swap-generations.js';
import {
  createGeneration,
  indexGeneration,
  missingGenerations,
  otherGeneration,
  refuseOtherShape,
  tryLockBuilding,
} from './generations.js';
import { GenerationTable } from './generation-table.js';
import { loadInBulk } from './load-in-bulk.js';
import type { ProjectionContext } from './projection-context.js';
import { BEGINNING, type ProjectionResult } from './projection-fault.js';
import type { TableShape } from './table-shape.js';
import type { WriteTransaction } from './write-transaction.js';

export interface BuildProgress {
  readonly models: readonly string[];
  readonly ledger: string;
  readonly number: number;
  /** Where the ledger ended when the load of it began. */
  readonly head: number;
}

export interface BuildOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: BuildProgress) => void;
}

/** The read models that had no table of their version. */
export interface Built {
  readonly built: readonly string[];
  /** Another process is at them; where it dies, they are there to be built at once. */
  readonly elsewhere: readonly string[];
}

/** A build holds nothing that others wait for, and on a busy machine it may wait long for its events. */
export const BUILD_SILENCE_S = 60;

/**
 * No further ledger is begun after this time: what a killed build has done is lost, and the ledgers that are left can be loaded
 * by all workers, one each. A table that is indexed already takes rows somewhat slower; a second worker makes up for it.
 */
const BUILDS_ALONE_MS = 1_000;

/**
 * Builds the tables of all versions that have none yet, together and with one reading of each ledger: rows by COPY
 * first, indexes afterwards, table, rows and indexes in one transaction, so that a killed build leaves nothing behind. What
 * another process is building is left to it.
 */
export async function buildMissing(
  context: ProjectionContext,
  known: KnownVersions,
  options: BuildOptions = {},
): Promise<Built> {
  const { database } = context;
  const absent = await missingGenerations(database, known);
  const shapes = absent.flatMap((model) => context.shapes.get(model) ?? []);
  if (shapes.length === 0) return { built: [], elsewhere: [] };
  return inShares(database, shapes, BUILD_SILENCE_S, async (shares) => {
    const [{ transaction: reader }] = shares;
    const locked = new Set<string>();
    for (const share of shares) {
      const names = share.shapes.map(({ model }) => model.name);
      for (const model of await tryLockBuilding(share.transaction, names)) locked.add(model);
    }
    // Asked again under the lock: whoever held it before may have built them.
    const missing = await missingGenerations(reader, known);
    const mine = new Set(missing.filter((model) => locked.has(model)));
    const ledgers = await ledgersToLoad(reader);
    const rest: Share[] = [];
    for (const { transaction, shapes: all } of shares) {
      const own = all.filter(({ model }) => mine.has(model.name));
      if (own.length > 0) rest.push({ transaction, shapes: own });
      // Nothing is sent over it while the other one builds: the server would take its builder for dead.
      else await transaction.commit();
    }
    const [first, ...others] = rest;
    if (first) await build(context, [first, ...others], ledgers, options);
    return { built: [...mine], elsewhere: missing.filter((model) => !mine.has(model)) };
  });
}

/** Builds read models anew beside those in use, for one ledger or for all, with one reading of each ledger. */
export function buildAnew(
  context: ProjectionContext,
  shapes: readonly TableShape[],
  ledger: string | undefined,
  options: BuildOptions = {},
): Promise<void> {
  return inShares(context.database, shapes, BUILD_SILENCE_S, async (shares) => {
    for (const { transaction, shape } of inOrder(shares)) {
      await lockPatiently(transaction, shape.model.name, shares, options.signal);
      await refuseOtherShape(transaction, shape);
      await discardBuilding(transaction, shape.model.name, ledger);
    }
    const ledgers = ledger === undefined ? await ledgersToLoad(shares[0].transaction) : [ledger];
    await build(context, shares, ledgers, { ...options, alone: ledger });
  });
}

/** What is being built already began earlier, perhaps before a text was redacted: it does not count, whatever its version. */
async function discardBuilding(
  transaction: WriteTransaction,
  model: string,
  ledger: string | undefined,
): Promise<void> {
  await transaction.execute(
    `UPDATE planbuch.checkpoints SET state = 'old', state_since = clock_timestamp()
     WHERE model = $1 AND state = 'building' AND ($2::text IS NULL OR ledger = $2)`,
    [model, ledger ?? null],
  );
}

async function ledgersToLoad(transaction: WriteTransaction): Promise<string[]> {
  const rows = await transaction.query<{ ledger: string }>(
    'SELECT ledger FROM planbuch.ledgers ORDER BY ledger',
  );
  return rows.map(({ ledger }) => ledger);
}

interface Target {
  readonly transaction: WriteTransaction;
  readonly shape: TableShape;
  readonly generation: number;
  /** Made here, and indexed when it is full. */
  readonly isNew: boolean;
}

/** `alone`: the one ledger that is built, which may go to a table where others are. */
interface BuildPlan extends BuildOptions {
  readonly alone?: string | undefined;
}

async function build(
  context: ProjectionContext,
  shares: Shares,
  ledgers: readonly string[],
  { alone, ...options }: BuildPlan,
): Promise<void> {
  const targets: Target[] = [];
  for (const { transaction, shape } of inOrder(shares))
    targets.push(await targetFor(transaction, shape, alone));
  const until = performance.now() + BUILDS_ALONE_MS;
  const loaded: string[] = [];
  for (const ledger of ledgers) {
    // The first one always: whoever has only one has nothing to share.
    const isMine = loaded.length === 0 || performance.now() < until;
    const head = isMine ? await headOf(shares[0].transaction, ledger) : undefined;
    const results = head ? await loadLedger(context, targets, { ledger, head: head.number }, options) : [];
    for (const { transaction, generation } of targets) {
      const beginning = { generation, reached: BEGINNING };
      const result = isMine ? results.find((each) => each.generation === generation) : beginning;
      if (result) await addCheckpoint(transaction, ledger, result);
    }
    if (isMine) loaded.push(ledger);
  }
  // Both to their end: where one fails, the other must not be left with a statement under way.
  const ends = await Promise.allSettled(
    shares.map(({ transaction }) =>
      complete(
        transaction,
        targets.filter((target) => target.transaction === transaction),
        loaded,
      ),
    ),
  );
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

async function complete(
  transaction: WriteTransaction,
  targets: readonly Target[],
  loaded: readonly string[],
): Promise<void> {
  for (const { shape, generation, isNew } of targets) {
    if (isNew) await indexGeneration(transaction, shape, generation);
  }
  // Last, because it locks what is in use: until the end of the transaction nobody can advance that. What is left to others is
  // swapped when it is loaded: however short such a ledger is, it must not be read before.
  const generations = targets.map(({ generation }) => generation);
  for (const ledger of loaded) await swap(transaction, ledger, generations);
  await transaction.commit();
}

async function targetFor(
  transaction: WriteTransaction,
  shape: TableShape,
  alone: string | undefined,
): Promise<Target> {
  const other = alone === undefined ? undefined : await otherGeneration(transaction, shape, alone);
  if (other !== undefined) return { transaction, shape, generation: other, isNew: false };
  return { transaction, shape, generation: await createGeneration(transaction, shape), isNew: true };
}

async function loadLedger(
  context: ProjectionContext,
  targets: readonly Target[],
  { ledger, head }: { readonly ledger: string; readonly head: number },
  { signal, onProgress }: BuildOptions,
): Promise<ProjectionResult[]> {
  const tables = targets.map(({ transaction, shape, generation }) => ({
    transaction,
    table: new GenerationTable(shape, generation, ledger),
  }));
  const models = targets.map(({ shape }) => shape.model.name);
  const report = (number: number) => onProgress?.({ models, ledger, number, head });
  report(0);
  const range = { ledger, from: BEGINNING, upTo: head };
  const results = await loadInBulk(context, range, tables, {
    onProgress: report,
    ...(signal ? { signal } : {}),
  });
  report(head);
  return results;
}

async function addCheckpoint(
  transaction: WriteTransaction,
  ledger: string,
  { generation, reached, fault }: ProjectionResult,
): Promise<void> {
  await transaction.execute(
    `INSERT INTO planbuch.checkpoints (generation, ledger, model, version, state, number, incarnation, leaf_hash,
       stopped_number, stopped_at, tried_at, error_type, error_message)
     SELECT g.generation, l.ledger, g.model, g.version, 'building', $3, l.incarnation, $4, $5::bigint,
       CASE WHEN $5::bigint IS NOT NULL THEN clock_timestamp() END,
       CASE WHEN $5::bigint IS NOT NULL THEN clock_timestamp() END, $6, $7
     FROM planbuch.generations g JOIN planbuch.ledgers l ON l.ledger = $2 WHERE g.generation = $1`,
    [
      generation,
      ledger,
      reached.number,
      reached.leafHash,
      fault?.number ?? null,
      fault?.type ?? null,
      fault?.message ?? null,
    ],
  );
}
