import { setTimeout as sleep } from 'node:timers/promises';
import type { Planbuch } from '#assembly';
import { boundProcessors, JobWorker, queues } from '#jobs';
import { DailyCheck } from './daily-check.js';
import { deletingLeftovers } from './leftovers.js';
import { processorsOf } from './processors/index.js';

/** A worker that runs: projections, the end of redactions and erasures, the copies of streams, and jobs. */
export interface RunningWorker {
  /** Resolves when the batches under way are stored, and the jobs under way are back in their queues. */
  close(): Promise<void>;
}

/** Loading BullMQ takes as long as half a start. On the embedded database it waits until the service has begun. */
const CARRIER_AFTER_MS = 500;

/**
 * Any number of workers may run on one database: each batch of a ledger and each job is done by exactly one of them.
 *
 * @throws OperatorError where a queue has no processor or two, and where what carries the jobs cannot be used
 */
export async function startWorker(planbuch: Planbuch): Promise<RunningWorker> {
  const { projections, forgetting, streamCopies, workplace, config, logger } = planbuch;
  const doJobs = jobWorkerOf(planbuch);
  // With servers of the user's own a start shows what is wrong with them. The embedded one was made by Planbuch itself.
  const isOwn = workplace !== undefined && config.redisUrl === undefined;
  const ending = new AbortController();
  const jobWorker = isOwn
    ? sleep(CARRIER_AFTER_MS, undefined, { signal: ending.signal }).then(doJobs).catch(complain)
    : await doJobs();
  await projections.start();
  forgetting.start();
  streamCopies?.start();
  return {
    close: async () => {
      ending.abort();
      await (await jobWorker)?.stop();
      await Promise.all([streamCopies?.stop(), forgetting.stop(), projections.stop()]);
    },
  };

  function complain(error: unknown): undefined {
    const reason = error instanceof Error ? error.message : String(error);
    if (!ending.signal.aborted) logger.error({ reason }, 'no jobs are done: what carries them does not work');
  }
}

/** Checks at once that every queue has its processor; the function begins the work. */
function jobWorkerOf(planbuch: Planbuch): () => Promise<{ readonly stop: () => Promise<void> }> {
  const { database, jobs, logger, openCarrier } = planbuch;
  const processors = boundProcessors(queues, processorsOf(planbuch));
  return async () => {
    const worker = new JobWorker({ database, jobs, processors, carrier: await openCarrier(), logger });
    const daily = new DailyCheck(planbuch);
    daily.start();
    const leftovers = deletingLeftovers(logger);
    leftovers.start();
    return {
      stop: async () => {
        await Promise.all([daily.stop(), leftovers.stop()]);
        await worker.stop();
      },
    };
  };
}
