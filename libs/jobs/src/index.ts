import { fileURLToPath } from 'node:url';

export { examinePostgresCarrying } from './carrier/examine-postgres.js';
export { examineRedis, type RedisStanding } from './carrier/redis-check.js';
export type { Carrier } from './carrier/carrier.js';
export { HasEnded, NotDead, TooManyJobs, UnknownJob, UploadTooLarge } from './errors.js';
export { JOB_STATES, type Job, type JobFault, type JobProgress, type JobState } from './job.js';
export { jobsBeside, overdueCounts } from './beside-the-ledger.js';
export { JobWorker, type JobWorkerParts } from './job-worker.js';
export { Jobs, type AskedJob, type QueueStanding } from './jobs.js';
export { openCarrier, type CarrierOptions } from './open-carrier.js';
export { boundProcessors, JobRefused, processor, type JobContext, type Processor } from './processors.js';
export type { PayloadOf, Queue, ResultOf } from './queue.js';
export { queues, type DueDates, type Rebuilt } from './queues.js';
export { MAX_UPLOAD_BYTES, Uploads } from './uploads.js';

/** The folder of this room's migrations, for the runner of the platform. */
export const jobsMigrations = fileURLToPath(new URL('./migrations', import.meta.url));
