import { randomUUID } from 'node:crypto';
import type { Database } from '#platform';
import { JOB_COLUMNS, jobOf } from './job-row.js';
import type { JobRow } from './job-row.js';
import type { Job, JobFault, JobProgress, JobSoFar, JobState } from './job.js';
import { pauseAfter } from './queue.js';
import type { Queue } from './queue.js';

/** Whoever works on a job shows so this often … */
export const BEAT_MS = 1_000;

/** … and is taken for dead after this long without. A frozen process loses its job so, and can write no result. */
const SILENT_MS = 6_000;

/** Whoever brings a server back that was away waits so long at most for the jobs that need it. */
const LONGEST_AWAY_MS = 60_000;

/** Who has had no server for a day has other work than to wait for a job, and can begin it anew. */
const AWAY_FOR = `started_at < clock_timestamp() - interval '1 day'`;

/** A job that is under way here, and the only key to writing anything about it. */
export interface Claim {
  readonly job: Job;
  readonly key: string;
  /** Attempts before this one that found a server away. */
  readonly timesAway: number;
  /** Another worker was at it and fell silent. */
  readonly isTakenOver: boolean;
}

/** How an attempt stands, as far as its processor has told. */
export interface Standing {
  readonly progress?: JobProgress;
  readonly soFar?: JobSoFar;
}

/** What became of taking a job up: somebody else has it, or it has ended. */
export type Unclaimed = 'held' | 'ended';

/** The records of jobs as a worker writes them. A claim that was lost writes nothing. */
export class WorkRecords {
  constructor(private readonly database: Database) {}

  async claim(id: string): Promise<Claim | Unclaimed> {
    const key = randomUUID();
    const [row] = await this.database.query<JobRow & { readonly was: JobState; readonly away: number }>(
      `UPDATE planbuch.jobs SET state = 'active', claim = $2, beat_at = clock_timestamp(), attempts = attempts + 1,
         started_at = coalesce(started_at, clock_timestamp()), not_before = NULL
       FROM (SELECT state AS was FROM planbuch.jobs WHERE id = $1 FOR UPDATE) AS before
       WHERE id = $1 AND (state IN ('waiting', 'failed') OR (state = 'active' AND ${IS_SILENT}))
       RETURNING ${JOB_COLUMNS}, was, away`,
      [id, key],
    );
    if (row) return { job: jobOf(row), key, timesAway: row.away, isTakenOver: row.was === 'active' };
    const held = await this.database.query(`SELECT FROM planbuch.jobs WHERE id = $1 AND ended_at IS NULL`, [
      id,
    ]);
    return held.length > 0 ? 'held' : 'ended';
  }

  /** Shows that the job is worked on; false where the claim is lost. What an attempt has done that came less far changes nothing. */
  async beat({ job, key }: Claim, { progress, soFar }: Standing): Promise<boolean> {
    const touched = await this.database.execute(
      `UPDATE planbuch.jobs SET beat_at = clock_timestamp(), progress = coalesce($3, progress),
         so_far = CASE WHEN $4::bigint >= coalesce((so_far ->> 'reached')::bigint, 0) THEN $5 ELSE so_far END
       WHERE id = $1 AND claim = $2 AND state = 'active'`,
      [
        job.id,
        key,
        progress === undefined ? null : JSON.stringify(progress),
        soFar?.reached ?? null,
        soFar === undefined ? null : JSON.stringify(soFar),
      ],
    );
    return touched > 0;
  }

  /** Ends a job with its result, or for good without one; the file uploaded for it is deleted in the same moment. */
  async end(
    { job, key }: Claim,
    outcome: { readonly result: unknown } | { readonly refused: JobFault },
  ): Promise<void> {
    const [state, result, fault] =
      'result' in outcome
        ? ['done', JSON.stringify(outcome.result ?? null), null]
        : ['refused', null, JSON.stringify(outcome.refused)];
    await this.database.execute(
      `WITH ended AS (
         UPDATE planbuch.jobs SET state = $3, result = $4, fault = $5, ended_at = clock_timestamp(), claim = NULL,
           so_far = CASE WHEN $3 = 'refused' THEN so_far END
         WHERE id = $1 AND claim = $2 AND state = 'active' RETURNING id)
       DELETE FROM planbuch.uploads USING ended WHERE job = ended.id`,
      [job.id, key, state, result, fault],
    );
  }

  /** Notes a failed attempt: tried again after the pause, or given up after the last one. */
  async fail(
    { job, key }: Claim,
    queue: Queue,
    fault: JobFault,
  ): Promise<{ readonly pauseMs: number } | 'dead'> {
    const isLast = job.attempts >= queue.attempts;
    const pauseMs = pauseAfter(queue, job.attempts);
    await this.database.execute(
      `UPDATE planbuch.jobs SET state = $3, fault = $4, claim = NULL,
         not_before = CASE WHEN $3 = 'failed' THEN clock_timestamp() + make_interval(secs => $5) END,
         ended_at = CASE WHEN $3 = 'dead' THEN clock_timestamp() END
       WHERE id = $1 AND claim = $2 AND state = 'active'`,
      [job.id, key, isLast ? 'dead' : 'failed', JSON.stringify(fault), pauseMs / 1_000],
    );
    return isLast ? 'dead' : { pauseMs };
  }

  /** Puts a job off that found a server away: that attempt does not count. Given up a day after the first one. */
  async putOff(
    { job, key, timesAway }: Claim,
    queue: Queue,
    fault: JobFault,
  ): Promise<{ readonly pauseMs: number } | 'dead'> {
    const pauseMs = Math.min(pauseAfter(queue, timesAway + 1), LONGEST_AWAY_MS);
    const [given] = await this.database.query<{ readonly state: JobState }>(
      `UPDATE planbuch.jobs SET fault = $3, claim = NULL, attempts = attempts - 1, away = away + 1,
         state = CASE WHEN ${AWAY_FOR} THEN 'dead' ELSE 'failed' END,
         not_before = CASE WHEN NOT ${AWAY_FOR} THEN clock_timestamp() + make_interval(secs => $4) END,
         ended_at = CASE WHEN ${AWAY_FOR} THEN clock_timestamp() END
       WHERE id = $1 AND claim = $2 AND state = 'active' RETURNING state`,
      [job.id, key, JSON.stringify(fault), pauseMs / 1_000],
    );
    return given?.state === 'dead' ? 'dead' : { pauseMs };
  }

  /** Gives a job back that was not ended because the worker ends; the attempt does not count. */
  async release({ job, key }: Claim): Promise<void> {
    await this.database.execute(
      `UPDATE planbuch.jobs SET state = 'waiting', attempts = attempts - 1, claim = NULL, handed_at = NULL
       WHERE id = $1 AND claim = $2 AND state = 'active'`,
      [job.id, key],
    );
  }
}

/** Nobody has worked on it for so long that another one may. */
export const IS_SILENT = `beat_at < clock_timestamp() - interval '${String(SILENT_MS)} milliseconds'`;
