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
  lockBuilding,
} from './generations.js';
import { GenerationTable } from './generation-table.js';
import { loadInBulk } from './load-in-bulk.js';
import type { ProjectionContext } from './projection-context.js';
import { BEGINNING, type ProjectionResult } from './projection-fault.js';
import type { TableShape } from './table-shape.js';
import { writing, type WriteTransaction } from './write-transaction.js';

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

/** A build holds nothing that others wait for, and on a busy machine it may wait long for its events. */
export const BUILD_SILENCE_S = 60;

/**
 * No further ledger is begun after this time: what a killed build has done is lost, and the ledgers that are left can be loaded
 * by all workers, one each. A table that is indexed already takes rows somewhat slower; a second worker makes up for it.
 */
const BUILDS_ALONE_MS = 1_000;

/**
 * Builds the tables of all versions that have none yet, together and with one reading of each ledger: rows by COPY
 * first, indexes afterwards, all in one transaction, so that a killed build leaves nothing behind. What another process
 * is building is left to it. Returns the read models that were built.
 */
export function buildMissing(
  context: ProjectionContext,
  known: KnownVersions,
  options: BuildOptions = {},
): Promise<string[]> {
  return writing(
    context.database,
    async (transaction) => {
      const wanted: TableShape[] = [];
      for (const model of await missingGenerations(transaction, known)) {
        const shape = context.shapes.get(model);
        if (shape && (await tryLockBuilding(transaction, model))) wanted.push(shape);
      }
      // Asked again under the lock: whoever held it before may have built them.
      const missing = new Set(await missingGenerations(transaction, known));
      const shapes = wanted.filter(({ model }) => missing.has(model.name));
      if (shapes.length > 0)
        await build(context, transaction, shapes, await ledgersToLoad(transaction), options);
      return shapes.map(({ model }) => model.name);
    },
    BUILD_SILENCE_S,
  );
}

/** Builds read models anew beside those in use, for one ledger or for all, with one reading of each ledger. */
export function buildAnew(
  context: ProjectionContext,
  shapes: readonly TableShape[],
  ledger: string | undefined,
  options: BuildOptions = {},
): Promise<void> {
  return writing(
    context.database,
    async (transaction) => {
      // In one order for all builders, so that none waits for another in a circle.
      for (const shape of inOrder(shapes)) {
        await lockBuilding(transaction, shape.model.name);
        await refuseOtherShape(transaction, shape);
        await discardBuilding(transaction, shape.model.name, ledger);
      }
      const ledgers = ledger === undefined ? await ledgersToLoad(transaction) : [ledger];
      await build(context, transaction, shapes, ledgers, { ...options, alone: ledger });
    },
    BUILD_SILENCE_S,
  );
}

function inOrder(shapes: readonly TableShape[]): TableShape[] {
  return [...shapes].sort((a, b) => (a.model.name < b.model.name ? -1 : 1));
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
  transaction: WriteTransaction,
  shapes: readonly TableShape[],
  ledgers: readonly string[],
  { alone, ...options }: BuildPlan,
): Promise<void> {
  const targets: Target[] = [];
  for (const shape of shapes) targets.push(await targetFor(transaction, shape, alone));
  const until = performance.now() + BUILDS_ALONE_MS;
  const loaded: string[] = [];
  for (const ledger of ledgers) {
    // The first one always: whoever has only one has nothing to share.
    const isMine = loaded.length === 0 || performance.now() < until;
    const results = isMine
      ? await loadLedger(context, transaction, targets, ledger, options)
      : targets.map(({ generation }) => ({ generation, reached: BEGINNING }));
    await addCheckpoints(transaction, ledger, results);
    if (isMine) loaded.push(ledger);
  }
  for (const { shape, generation, isNew } of targets) {
    if (isNew) await indexGeneration(transaction, shape, generation);
  }
  // Last, because it locks what is in use: until the end of the transaction nobody can advance that. What is left to others is
  // swapped when it is loaded: however short such a ledger is, it must not be read before.
  for (const ledger of loaded) {
    await swap(
      transaction,
      ledger,
      targets.map(({ generation }) => generation),
    );
  }
}

async function targetFor(
  transaction: WriteTransaction,
  shape: TableShape,
  alone: string | undefined,
): Promise<Target> {
  const other = alone === undefined ? undefined : await otherGeneration(transaction, shape, alone);
  if (other !== undefined) return { shape, generation: other, isNew: false };
  return { shape, generation: await createGeneration(transaction, shape), isNew: true };
}

async function loadLedger(
  context: ProjectionContext,
  transaction: WriteTransaction,
  targets: readonly Target[],
  ledger: string,
  { signal, onProgress }: BuildOptions,
): Promise<ProjectionResult[]> {
  const head = await headOf(transaction, ledger);
  if (!head) return [];
  const tables = targets.map(({ shape, generation }) => new GenerationTable(shape, generation, ledger));
  const models = targets.map(({ shape }) => shape.model.name);
  const report = (number: number) => onProgress?.({ models, ledger, number, head: head.number });
  report(0);
  const range = { ledger, from: BEGINNING, upTo: head.number };
  const results = await loadInBulk(context, transaction, range, tables, {
    onProgress: report,
    ...(signal ? { signal } : {}),
  });
  report(head.number);
  return results;
}

async function addCheckpoints(
  transaction: WriteTransaction,
  ledger: string,
  results: readonly ProjectionResult[],
): Promise<void> {
  for (const { generation, reached, fault } of results) {
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
}
