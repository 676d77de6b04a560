import type { Planbuch } from '#assembly';

/** A worker that runs: projections, the end of redactions and erasures, the copies of streams. */
export interface RunningWorker {
  /** Resolves when the batches under way are stored. */
  close(): Promise<void>;
}

/** Any number of workers may run on one database: each batch of a ledger is done by exactly one of them. */
export async function startWorker({
  projections,
  forgetting,
  streamCopies,
}: Planbuch): Promise<RunningWorker> {
  await projections.start();
  forgetting.start();
  streamCopies?.start();
  return {
    close: async () => {
      await Promise.all([streamCopies?.stop(), forgetting.stop(), projections.stop()]);
    },
  };
}
