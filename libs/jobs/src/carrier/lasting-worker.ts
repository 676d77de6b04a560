import { setTimeout as sleep } from 'node:timers/promises';
import type { CarryingWorker } from './carrier.js';

/** After an error of its connection, or of the records’, a worker tries again after this pause. */
export const RECONNECT_MS = 1_000;

/** Jobs whose worker died are looked for this often: together with their lock they are taken over within 10 s. */
export const STALLED_MS = 2_000;

/** A worker of BullMQ that neither runs nor looks for stalled jobs by itself, whatever is behind it. */
export interface BullWorker {
  on(event: 'error', listener: (error: Error) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  run(): Promise<unknown>;
  getBackend(): { moveStalledJobsToWait(): Promise<unknown> };
  close(force?: boolean): Promise<unknown>;
}

export interface LastingWorkerOptions {
  readonly onError: (error: Error) => void;
  /**
   * Whether a worker comes to an end of preparing itself though nobody answers. Closing then waits for that: one that is
   * closed while it prepares itself would borrow a connection afterwards that nobody gives back, and the pool never ends.
   */
  readonly givesUpPreparing: boolean;
}

/**
 * A worker that takes no job before it is ready, and whose place another one takes where that fails. BullMQ remembers that
 * a worker could not prepare itself: each fetch then fails at once, and the next one follows without a turn of the event
 * loop, so that a process whose database went away just then would stand still for ever. Once it is ready it runs until it
 * is closed: BullMQ 6.7 keeps every error of a fetch and of a job from its loop, by telling it or by trying again.
 */
export class LastingWorker implements CarryingWorker {
  private readonly ending = new AbortController();
  private current: BullWorker | undefined;
  private preparing: Promise<unknown> | undefined;
  private readonly working: Promise<void>;

  constructor(
    private readonly begin: () => BullWorker,
    private readonly options: LastingWorkerOptions,
  ) {
    this.working = this.work();
  }

  async close(): Promise<void> {
    this.ending.abort();
    if (this.options.givesUpPreparing) await this.preparing;
    await this.current?.close();
    await this.working;
  }

  private async work(): Promise<void> {
    while (!this.isEnding) {
      const worker = this.begin();
      worker.on('error', this.options.onError);
      this.current = worker;
      const ready = worker.waitUntilReady();
      this.preparing = ready.catch(() => undefined);
      try {
        await ready;
      } catch (error) {
        this.complain(error);
        await worker.close(true).catch(() => undefined);
        await this.pause(RECONNECT_MS);
        continue;
      }
      // What is asked over a connection that is being closed is never answered.
      if (this.ending.signal.aborted) return;
      worker.run().catch(this.options.onError);
      await this.recoverStalled(worker);
    }
  }

  /**
   * Brings jobs back whose worker died. BullMQ would do so itself, but after an error it waits for five seconds that nothing
   * ends, and a process whose worker is closed meanwhile waits with it.
   */
  private async recoverStalled(worker: BullWorker): Promise<void> {
    while (!this.isEnding) {
      try {
        await worker.getBackend().moveStalledJobsToWait();
      } catch (error) {
        this.complain(error);
      }
      await this.pause(STALLED_MS);
    }
  }

  private get isEnding(): boolean {
    return this.ending.signal.aborted;
  }

  /** What fails because the worker is closed under it is none of anybody’s concern. */
  private complain(error: unknown): void {
    if (error instanceof Error && !this.isEnding) this.options.onError(error);
  }

  /** Over at once when the worker is closed. */
  private async pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.ending.signal }).catch(() => undefined);
  }
}
