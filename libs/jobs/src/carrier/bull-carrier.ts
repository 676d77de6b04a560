import { DelayedError, UnrecoverableError } from 'bullmq';
import type { BackendClasses, IQueueBackend, Job, JobsOptions } from 'bullmq';
import type { Logger } from '#platform';
import type { Queue } from '../queue.js';
import type { Carried, Carrier, CarryingWorker } from './carrier.js';
import { LastingWorker, RECONNECT_MS, STALLED_MS } from './lasting-worker.js';
import type { BullWorker } from './lasting-worker.js';

/** The lock of a job under way; the worker renews it at half this time. */
const LOCK_MS = 6_000;

/**
 * A worker that hears of no job looks by itself after this time. It hears of every one; should that ever be lost, the job is
 * found within the 10 s in which one is taken over. Each look is four statements of each queue, and 10 s is what Redis blocks
 * at most.
 */
const UNHEARD_SECONDS = 10;

/** The records count attempts, across a Redis that was emptied too; BullMQ must not give up before them. */
const ATTEMPTS = 1_000;

/** A carrier that cannot be reached says so once in this time and not with every try. */
const COMPLAINS_EVERY_MS = 10_000;

/** BullMQ’s words where another worker may have the job by now, or an emptied Redis knows it no more. */
const LOCK_LOST = /^(?:could not renew lock|(?:Lock mismatch|Missing lock|Missing key) for job) /;

/** What BullMQ keeps of a job: its id, and nothing else. */
interface Carriage {
  readonly job: string;
}

/** A queue of BullMQ, whatever is behind it. */
interface BullQueue {
  add(name: string, carriage: Carriage, options: JobsOptions): Promise<unknown>;
  close(): Promise<void>;
}

/** An attempt that failed, with the pause that the record ordered. */
class AttemptFailed extends Error {
  constructor(
    code: string,
    readonly pauseMs: number,
  ) {
    super(code);
  }
}

export interface BullParts<C> {
  readonly name: Carrier['name'];
  readonly classes: Pick<BackendClasses<IQueueBackend, C>, 'Queue' | 'Worker'>;
  /** For putting: fails soon where nothing answers. */
  readonly putting: C;
  /** For waiting for jobs: waits until somebody answers again. */
  readonly working: C;
  /** Sets the keys of this Planbuch apart from others on the same server. */
  readonly prefix: string;
  readonly logger: Logger;
  /** As in `LastingWorkerOptions`. */
  readonly givesUpPreparing: boolean;
  readonly close: () => Promise<void>;
}

export class BullCarrier<C> implements Carrier {
  readonly name: Carrier['name'];
  private readonly queues = new Map<string, BullQueue>();
  private complainedMs = -Infinity;

  constructor(private readonly parts: BullParts<C>) {
    this.name = parts.name;
  }

  async put(queue: Queue, id: string, delayMs: number): Promise<void> {
    await this.queue(queue.name).add(
      queue.name,
      { job: id },
      {
        jobId: id,
        delay: delayMs,
        attempts: ATTEMPTS,
        backoff: { type: 'as-recorded' },
        // Ended jobs stand in the records; the carrier keeps nothing.
        removeOnComplete: true,
        removeOnFail: true,
      },
    );
  }

  work(queue: Queue, run: (id: string) => Promise<Carried>): CarryingWorker {
    const { classes, working, prefix, givesUpPreparing } = this.parts;
    const process = async (job: Job<Carriage>, token?: string): Promise<void> => {
      const carried = await run(job.data.job);
      if (carried.is === 'dead') throw new UnrecoverableError(carried.code);
      if (carried.is === 'failed') throw new AttemptFailed(carried.code, carried.pauseMs);
      if (carried.is === 'ended') return;
      await job.moveToDelayed(Date.now() + carried.pauseMs, token);
      throw new DelayedError();
    };
    const begin = (): BullWorker =>
      new classes.Worker<Carriage, void>(queue.name, process, {
        connection: working,
        prefix,
        autorun: false,
        concurrency: queue.atOnce,
        lockDuration: LOCK_MS,
        skipStalledCheck: true,
        // Of several workers that look, one does in this time.
        stalledInterval: STALLED_MS,
        drainDelay: UNHEARD_SECONDS,
        maxStalledCount: ATTEMPTS,
        runRetryDelay: RECONNECT_MS,
        settings: {
          backoffStrategy: (_made, _type, error) =>
            error instanceof AttemptFailed ? error.pauseMs : RECONNECT_MS,
        },
      });
    return new LastingWorker(begin, { onError: (error) => this.complain(error), givesUpPreparing });
  }

  async close(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close().catch(() => undefined)));
    await this.parts.close();
  }

  private queue(name: string): BullQueue {
    const known = this.queues.get(name);
    if (known) return known;
    const { classes, putting, prefix } = this.parts;
    const queue = new classes.Queue<Carriage>(name, { connection: putting, prefix });
    queue.on('error', (error) => this.complain(error));
    this.queues.set(name, queue);
    return queue;
  }

  private complain(error: Error): void {
    // Whoever has the job now, and who lost it, stands in the records, and they say so in the log.
    if (LOCK_LOST.test(error.message)) return;
    const nowMs = performance.now();
    if (nowMs - this.complainedMs < COMPLAINS_EVERY_MS) return;
    this.complainedMs = nowMs;
    this.parts.logger.warn(
      { carrier: this.name, reason: error.message },
      'the carrier of the jobs does not answer',
    );
  }
}
