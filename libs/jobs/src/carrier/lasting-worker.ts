import { setTimeout as sleep } from 'node:timers/promises';
import type { CarryingWorker } from './carrier.js';

/** After an error of its connection, or of the records’, a worker tries again after this pause. */
export const RECONNECT_MS = 1_000;

/** A worker of BullMQ that does not run by itself, whatever is behind it. */
export interface BullWorker {
  on(event: 'error', listener: (error: Error) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  run(): Promise<unknown>;
  close(force?: boolean): Promise<unknown>;
}

/**
 * A worker that takes no job before it is ready, and whose place another one takes where that fails. BullMQ remembers that
 * a worker could not prepare itself: each fetch then fails at once, and the next one follows without a turn of the event
 * loop, so that a process whose database went away just then would stand still for ever.
 */
export class LastingWorker implements CarryingWorker {
  private current: BullWorker | undefined;
  private closing = false;
  private readonly begun: Promise<void>;

  constructor(
    private readonly begin: () => BullWorker,
    private readonly onError: (error: Error) => void,
  ) {
    this.begun = this.becomeReady();
  }

  async close(): Promise<void> {
    this.closing = true;
    await this.current?.close();
    await this.begun;
  }

  private async becomeReady(): Promise<void> {
    while (!this.closing) {
      const worker = this.begin();
      worker.on('error', this.onError);
      this.current = worker;
      try {
        await worker.waitUntilReady();
        // It runs until it is closed.
        worker.run().catch(this.onError);
        return;
      } catch (error) {
        if (error instanceof Error) this.onError(error);
        await worker.close(true).catch(() => undefined);
        await sleep(RECONNECT_MS);
      }
    }
  }
}
