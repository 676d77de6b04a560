import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger, openPool, systemIds } from '#platform';
import { JobWorker } from '../job-worker.js';
import { Jobs } from '../jobs.js';
import { openCarrier } from '../open-carrier.js';
import { boundProcessors, processor } from '../processors.js';
import { counting } from './jobs-place.js';

/** What a worker process of a test is told. */
export interface WorkerOrders {
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** Hexadecimal. */
  readonly masterKey: string;
  readonly redisUrl?: string;
  /** Every job takes so long, so that a test can strike in its midst. */
  readonly slownessMs: number;
}

/** A worker as a process of its own; it says `listening`, `working` when it has begun a job, and `ended` when it believes to be done. */
export async function runJobWorker({ masterKey, slownessMs, ...place }: WorkerOrders): Promise<void> {
  const database = openPool(place.appUrl, { max: 4, name: 'job worker' });
  // Beside its own words, so that a test can wait for a line of the log.
  const logger = createLogger({ level: 'warn', name: 'job worker' }, 1);
  const counts = processor(counting, async ({ name }) => {
    process.stdout.write('working\n');
    await sleep(slownessMs);
    process.stdout.write('ended\n');
    return { name, run: -1 };
  });
  new JobWorker({
    database,
    jobs: new Jobs({ database, ids: systemIds }),
    processors: boundProcessors({ counting }, [counts]),
    carrier: await openCarrier({ ...place, masterKey: Buffer.from(masterKey, 'hex'), logger }),
    logger,
  });
  process.stdout.write('listening\n');
}
