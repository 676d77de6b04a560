import type { Queue } from '../queue.js';

/** What became of a job that was carried to a worker. */
export type Carried =
  | { readonly is: 'ended' }
  /** Somebody else has it, or this worker ends: it comes again after the pause. */
  | { readonly is: 'later'; readonly pauseMs: number }
  /** The attempt failed: it comes again after the pause. */
  | { readonly is: 'failed'; readonly pauseMs: number; readonly code: string }
  | { readonly is: 'dead'; readonly code: string };

export interface CarryingWorker {
  /** Takes nothing new; resolves when what is under way has ended. */
  close(): Promise<void>;
}

/**
 * Brings ids of jobs to workers: BullMQ over PostgreSQL or over Redis. It may forget everything at any time, because the
 * records know what is open.
 */
export interface Carrier {
  /** For the log. */
  readonly name: 'postgres' | 'redis';
  /** Puts a job on its queue, where it does not stand there already. */
  put(queue: Queue, id: string, delayMs: number): Promise<void>;
  /** Calls `run` for jobs of the queue until it is closed. */
  work(queue: Queue, run: (id: string) => Promise<Carried>): CarryingWorker;
  close(): Promise<void>;
}
