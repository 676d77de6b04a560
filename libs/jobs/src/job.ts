import type { Label } from '#kernel';
import type { JobPayload } from './queue.js';

/** Where a job stands. The last four are its ends; of them a dead one can be asked for anew, or be discarded. */
export const JOB_STATES = ['waiting', 'active', 'failed', 'done', 'refused', 'dead', 'discarded'] as const;

export type JobState = (typeof JOB_STATES)[number];

/** Why a job failed, was refused or died. Holds no text of a user unless the user's own file is at fault. */
export interface JobFault extends Label {
  readonly code: string;
}

/** How far a job is; `done` of `of`, in the unit of the phase. */
export interface JobProgress {
  readonly phase: string;
  readonly done: number;
  readonly of: number;
}

/**
 * What a job has done until now, counted over all its attempts. The one that came furthest tells it: an attempt that fails before
 * it has come so far knows nothing new.
 */
export interface JobSoFar {
  readonly reached: number;
}

/** A job as its record has it. Times are RFC 3339 in UTC. */
export interface Job<Result = unknown, Payload extends JobPayload = JobPayload> {
  readonly id: string;
  readonly queue: string;
  readonly payload: Payload;
  readonly tokenId?: string;
  readonly state: JobState;
  readonly attempts: number;
  readonly askedAt: string;
  readonly startedAt?: string;
  readonly endedAt?: string;
  /** When a failed one is tried again. */
  readonly notBefore?: string;
  readonly progress?: JobProgress;
  /** Of one without a result that tells what it has done; a second old at most where its worker was killed. */
  readonly soFar?: JobSoFar;
  readonly result?: Result;
  readonly fault?: JobFault;
}
