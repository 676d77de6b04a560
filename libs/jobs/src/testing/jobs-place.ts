import { createLogger, migrate, openPool, systemIds } from '#platform';
import type { Database, Logger } from '#platform';
import { testDatabase } from '#platform/testing';
import { Code, Whole } from '#kernel';
import { jobsMigrations } from '../index.js';
import { Jobs } from '../jobs.js';
import { JobWorker } from '../job-worker.js';
import { openCarrier } from '../open-carrier.js';
import { boundProcessors } from '../processors.js';
import type { Processor } from '../processors.js';
import type { Queue } from '../queue.js';

/** A made-up job: it counts its runs under a name. */
class CountPayload {
  @Code({ optional: true }) ledger?: string;
  @Code() name!: string;
  /** So many attempts fail first. */
  @Whole({ min: 0, max: 100 }) failures!: number;
}

export const counting: Queue<CountPayload, { readonly name: string; readonly run: number }> = {
  name: 'counting',
  title: { de: 'Zählen', en: 'Counting' },
  payload: CountPayload,
  attempts: 3,
  pauseMs: 100,
  atOnce: 2,
};

export interface JobsPlace {
  readonly database: Database;
  readonly jobs: Jobs;
  /** What a carrier needs; with the Redis, where the place has one. */
  readonly carrierOptions: Parameters<typeof openCarrier>[0];
  /** Starts a worker with these processors in this process. */
  worker(...processors: readonly Processor[]): Promise<JobWorker>;
  asOwner(statement: string): Promise<void>;
  close(): Promise<void>;
}

export async function jobsPlace(redisUrl?: string, logger?: Logger): Promise<JobsPlace> {
  const place = await testDatabase();
  const owner = openPool(place.ownerUrl, { max: 1, name: 'spec' });
  await migrate({ ownerUrl: place.ownerUrl, dirs: [jobsMigrations], schema: 'planbuch' });
  await owner.execute('GRANT USAGE ON SCHEMA planbuch TO planbuch_app');
  const database = openPool(place.appUrl, { max: 4, name: 'spec' });
  const jobs = new Jobs({ database, ids: systemIds });
  const carrierOptions = {
    ...place,
    ...(redisUrl === undefined ? {} : { redisUrl }),
    logger: logger ?? createLogger({ level: 'silent', name: 'spec' }),
  };
  const workers: JobWorker[] = [];
  return {
    database,
    jobs,
    carrierOptions,
    worker: async (...processors) => {
      const queues = Object.fromEntries(processors.map(({ queue }) => [queue.name, queue]));
      const carrier = await openCarrier(carrierOptions);
      const bound = boundProcessors(queues, processors);
      const worker = new JobWorker({
        database,
        jobs,
        processors: bound,
        carrier,
        logger: carrierOptions.logger,
      });
      workers.push(worker);
      return worker;
    },
    asOwner: async (statement) => {
      await owner.execute(statement);
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
      await database.close();
      await owner.close();
      await place.drop();
    },
  };
}
