import {
  advanceCheckpoints,
  checkpointsToAdvance,
  headOf,
  lockCheckpoints,
  type Checkpoint,
  type Head,
  type KnownVersions,
} from './checkpoints.js';
import { LedgerChanged } from './errors.js';
import { BATCH_EVENTS, foldBatch, type Range } from './fold-batch.js';
import { GenerationTable } from './generation-table.js';
import { filledBy, loadInBulk } from './load-in-bulk.js';
import type { ProjectionContext } from './projection-context.js';
import { faultOf, type ProjectionResult } from './projection-fault.js';
import { swap } from './swap-generations.js';
import { writing, type WriteTransaction } from './write-transaction.js';

/** Who advances: the versions it knows, and when it began (checkpoints that stopped before are tried once more). */
export interface Advancer {
  readonly context: ProjectionContext;
  readonly known: KnownVersions;
  readonly since: string;
  readonly signal: AbortSignal;
}

export interface AdvancedCheckpoint extends ProjectionResult {
  readonly model: string;
  readonly stoppedBefore: boolean;
}

export interface Advanced {
  /** `more`: go on. `busy`: another worker is at it. `done`: nothing is to do. */
  readonly state: 'more' | 'busy' | 'done';
  readonly results: readonly AdvancedCheckpoint[];
}

/**
 * Takes the checkpoints of a ledger that are furthest behind one batch further, those at the same number together with
 * one reading of the events. Rows and checkpoints are stored in one transaction.
 */
export async function advanceLedger(advancer: Advancer, ledger: string): Promise<Advanced> {
  const { context, known, since } = advancer;
  const checkpoints = await checkpointsToAdvance(context.database, known, since, ledger);
  const head = await headOf(context.database, ledger);
  const furthest = checkpoints.find((checkpoint) => head && needsWork(checkpoint, head));
  if (!furthest || !head) return { state: 'done', results: [] };
  const group = checkpoints.filter((each) => each.number === furthest.number && needsWork(each, head));
  const next = checkpoints.find(({ number }) => number > furthest.number)?.number ?? head.number;
  // From event 1 on a load needs no batches; it goes past the others and they follow from where they are.
  const upTo = furthest.number === 0 ? head.number : Math.min(next, head.number);
  const limit = furthest.number === 0 ? upTo : BATCH_EVENTS;
  const results = await attempt(advancer, ledger, group, head, {
    upTo: Math.max(upTo, furthest.number),
    limit,
  });
  if (results.length === 0) return { state: 'busy', results: [] };
  const moved = results.some(({ reached, fault }) => fault !== undefined || reached.number > furthest.number);
  const before = new Map(group.map((checkpoint) => [checkpoint.generation, checkpoint]));
  return {
    // A generation that only waits to become live does so at the next sweep.
    state: moved ? 'more' : 'busy',
    results: results.map((result) => {
      const checkpoint = before.get(result.generation);
      return { ...result, model: checkpoint?.model ?? '', stoppedBefore: checkpoint?.stopped ?? false };
    }),
  };
}

function needsWork({ number, incarnation, leafHash, state }: Checkpoint, head: Head): boolean {
  return (
    number !== head.number ||
    incarnation !== head.incarnation ||
    !leafHash.equals(head.leafHash) ||
    state === 'building'
  );
}

interface Bounds {
  readonly upTo: number;
  /** At most so many events. */
  readonly limit: number;
}

/**
 * One batch. If the database refuses what one of the read models wrote, each goes alone, then with ever fewer events, until
 * the event at fault is known: one bad row stops one read model.
 */
async function attempt(
  advancer: Advancer,
  ledger: string,
  group: readonly Checkpoint[],
  head: Head,
  { upTo, limit }: Bounds,
): Promise<ProjectionResult[]> {
  const [first] = group;
  if (!first) return [];
  const bounded = Math.min(upTo, first.number + limit);
  try {
    return await writing(advancer.context.database, (transaction) =>
      batch(advancer, transaction, ledger, group, head, bounded),
    );
  } catch (error) {
    if (!isRefusedRow(error)) throw error;
    if (group.length === 1 && limit === 1) return stop(advancer, ledger, first, error);
    const smaller = group.length > 1 ? limit : Math.ceil(Math.min(limit, bounded - first.number) / 2);
    const results: ProjectionResult[] = [];
    for (const alone of group) {
      results.push(...(await attempt(advancer, ledger, [alone], head, { upTo, limit: smaller })));
    }
    return results;
  }
}

async function batch(
  { context, signal }: Advancer,
  transaction: WriteTransaction,
  ledger: string,
  group: readonly Checkpoint[],
  head: Head,
  upTo: number,
): Promise<ProjectionResult[]> {
  const [first] = group;
  if (!first) return [];
  const locked = await lockCheckpoints(
    transaction,
    ledger,
    first.number,
    group.map(({ generation }) => generation),
  );
  const mine = group.filter(({ generation }) => locked.has(generation));
  if (mine.length === 0) return [];
  const results: ProjectionResult[] = mine.flatMap((each) => changedLedger(ledger, each, head) ?? []);
  const sound = mine.filter((each) => !changedLedger(ledger, each, head));
  const tables = sound.map(({ model, generation }) => tableOf(context, model, generation, ledger));
  const range: Range = { ledger, from: first, upTo };
  try {
    const fold =
      first.number === 0
        ? loadInBulk(context, range, filledBy(transaction, tables), { signal })
        : foldBatch(context, transaction, range, tables);
    results.push(...(await fold));
  } catch (error) {
    if (!(error instanceof LedgerChanged)) throw error;
    results.push(...sound.map((each) => stopped(each, error)));
  }
  await advanceCheckpoints(transaction, ledger, first.number, results);
  await swap(
    transaction,
    ledger,
    mine.flatMap(({ generation, state }) => (state === 'building' ? [generation] : [])),
  );
  return results;
}

function tableOf(
  { shapes }: ProjectionContext,
  model: string,
  generation: number,
  ledger: string,
): GenerationTable {
  const shape = shapes.get(model);
  if (!shape) throw new Error(`the read model ${model} is not known to this program`);
  return new GenerationTable(shape, generation, ledger);
}

/** What of the ledger itself tells that these rows were not made from it. */
function changedLedger(ledger: string, checkpoint: Checkpoint, head: Head): ProjectionResult | undefined {
  const { number, incarnation, leafHash } = checkpoint;
  const what =
    incarnation !== head.incarnation
      ? 'the ledger was moved or restored since'
      : number > head.number
        ? `the ledger ends at event ${String(head.number)}`
        : number === head.number && !leafHash.equals(head.leafHash)
          ? 'this event is another one now'
          : undefined;
  return what === undefined ? undefined : stopped(checkpoint, new LedgerChanged(ledger, number, what));
}

function stopped(checkpoint: Checkpoint, error: LedgerChanged): ProjectionResult {
  const { generation, number } = checkpoint;
  return { generation, reached: checkpoint, fault: faultOf(error, number, []) };
}

async function stop(
  { context: { database } }: Advancer,
  ledger: string,
  checkpoint: Checkpoint,
  error: unknown,
): Promise<ProjectionResult[]> {
  const { generation, number } = checkpoint;
  const result = { generation, reached: checkpoint, fault: faultOf(error, number + 1, []) };
  await writing(database, (transaction) => advanceCheckpoints(transaction, ledger, number, [result]));
  return [result];
}

/** SQLSTATE classes of data exceptions, violated constraints and exceeded sizes: the row is at fault, not the server. */
function isRefusedRow(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(22|23|54)/.test(String(error.code));
}
