import type { JobState } from './job.js';

export class UnknownJob extends Error {
  override readonly name = 'UnknownJob';

  constructor(readonly id: string) {
    super(`there is no such job: ${id}`);
  }
}

/** Only what was given up can be begun anew. */
export class NotDead extends Error {
  override readonly name = 'NotDead';

  constructor(
    readonly id: string,
    readonly state: JobState,
  ) {
    super(`the job ${id} is ${state}, not dead`);
  }
}

/** Only what is open or was given up can be discarded. */
export class HasEnded extends Error {
  override readonly name = 'HasEnded';

  constructor(
    readonly id: string,
    readonly state: JobState,
  ) {
    super(`the job ${id} has ended: it is ${state}`);
  }
}

/** As many jobs of this queue as one ledger may have are open already. */
export class TooManyJobs extends Error {
  override readonly name = 'TooManyJobs';

  constructor(
    readonly queue: string,
    readonly limit: number,
  ) {
    super(`${String(limit)} jobs of the queue ${queue} are open already`);
  }
}

/** A file beyond what may be uploaded. */
export class UploadTooLarge extends Error {
  override readonly name = 'UploadTooLarge';

  constructor(readonly limitBytes: number) {
    super(`a file of more than ${String(limitBytes)} bytes is not taken`);
  }
}
