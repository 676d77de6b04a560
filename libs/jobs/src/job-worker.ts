import type { Database, Logger, Recurring } from '#platform';
import type { Carrier, CarryingWorker } from './carrier/carrier.js';
import { Dispatcher } from './dispatcher.js';
import { runJob } from './job-run.js';
import type { Jobs } from './jobs.js';
import type { Processor } from './processors.js';
import { sweeping } from './sweep.js';
import { WorkRecords } from './work-records.js';

export interface JobWorkerParts {
  readonly database: Database;
  readonly jobs: Jobs;
  /** Of every queue, see boundProcessors. */
  readonly processors: ReadonlyMap<string, Processor>;
  readonly carrier: Carrier;
  readonly logger: Logger;
}

/** Does the jobs of all queues, in any number of processes. */
export class JobWorker {
  private readonly ending = new AbortController();
  private readonly dispatcher: Dispatcher;
  private readonly sweeping: Recurring;
  private readonly workers: readonly CarryingWorker[];
  private readonly deafen: () => void;
  private stopping: Promise<void> | undefined;

  /** Works at once. */
  constructor(private readonly parts: JobWorkerParts) {
    const { database, jobs, processors, carrier, logger } = parts;
    const queues = new Map([...processors].map(([name, { queue }]) => [name, queue]));
    const records = new WorkRecords(database);
    this.dispatcher = new Dispatcher(database, carrier, queues, logger);
    this.workers = [...processors.values()].map((processor) =>
      carrier.work(processor.queue, (id) =>
        runJob({ records, processor, logger, ending: this.ending.signal }, id),
      ),
    );
    this.deafen = jobs.onAsked(() => this.dispatcher.wake());
    this.sweeping = sweeping(database, logger);
    this.dispatcher.start();
    this.sweeping.start();
  }

  /** Jobs under way end at the next good place and go back; resolves when they are back. */
  stop(): Promise<void> {
    return (this.stopping ??= this.end());
  }

  private async end(): Promise<void> {
    this.deafen();
    await Promise.all([this.dispatcher.stop(), this.sweeping.stop()]);
    this.ending.abort(new Error('the worker ends'));
    await Promise.all(this.workers.map((worker) => worker.close()));
    await this.parts.carrier.close();
  }
}
