import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#platform';
import { tryLockBuilding } from './generations.js';
import type { TableShape } from './table-shape.js';
import { writing, type WriteTransaction } from './write-transaction.js';

/** One of a builder's transactions, and the read models whose tables it makes. */
export interface Share {
  readonly transaction: WriteTransaction;
  readonly shapes: readonly TableShape[];
}

/** What a build reads beside its events it asks over the first: while it holds connections it waits for no further one. */
export type Shares = readonly [Share, ...Share[]];

/**
 * A connection keeps one core of the server busy. A build has two, each with tables of its own that are filled by the same
 * reading: while one takes rows or makes an index, the other does so too. Whoever completes a share stores it by itself;
 * that is as good as two rebuilds, because every read model has a checkpoint of its own. The read model that handles the most
 * types of events has by far the most rows and is a share alone.
 */
export function inShares<T>(
  database: Database,
  shapes: readonly TableShape[],
  silenceS: number,
  work: (shares: Shares) => Promise<T>,
): Promise<T> {
  const [busiest, ...others] = [...shapes].sort((a, b) => b.model.projectors.size - a.model.projectors.size);
  return writing(
    database,
    (transaction) => {
      if (!busiest || others.length === 0) return work([{ transaction, shapes }]);
      return writing(
        database,
        (second) =>
          work([
            { transaction, shapes: [busiest] },
            { transaction: second, shapes: others },
          ]),
        silenceS,
      );
    },
    silenceS,
  );
}

/** The read models of all shares, in one order for all builders, so that none waits for another in a circle. */
export function inOrder(
  shares: readonly Share[],
): { readonly transaction: WriteTransaction; readonly shape: TableShape }[] {
  return shares
    .flatMap(({ transaction, shapes }) => shapes.map((shape) => ({ transaction, shape })))
    .sort((a, b) => (a.shape.model.name < b.shape.model.name ? -1 : 1));
}

/** Another builder is waited for so long before it is looked again; it needs seconds. */
const LOCKED_MS = 100;

/** Waits until no other builder builds this read model; no transaction of the build may fall silent meanwhile. */
export async function lockPatiently(
  transaction: WriteTransaction,
  model: string,
  shares: readonly Share[],
  signal: AbortSignal | undefined,
): Promise<void> {
  while ((await tryLockBuilding(transaction, [model])).length === 0) {
    for (const share of shares) await share.transaction.sayAlive();
    await sleep(LOCKED_MS, undefined, { ...(signal ? { signal } : {}) });
  }
}
