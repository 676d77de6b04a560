import type { Job, JobFault, JobProgress, JobSoFar, JobState } from './job.js';
import type { JobPayload } from './queue.js';

const time = (column: string, name: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "${name}"`;

/** The columns of a job as it may be shown. */
export const JOB_COLUMNS = [
  'id, queue, payload, token, state, attempts, progress, so_far AS "soFar", result, fault',
  time('asked_at', 'askedAt'),
  time('started_at', 'startedAt'),
  time('ended_at', 'endedAt'),
  time('not_before', 'notBefore'),
].join(', ');

export interface JobRow {
  readonly id: string;
  readonly queue: string;
  readonly payload: string;
  readonly token: string | null;
  readonly state: JobState;
  readonly attempts: number;
  readonly progress: string | null;
  readonly soFar: string | null;
  readonly result: string | null;
  readonly fault: string | null;
  readonly askedAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly notBefore: string | null;
}

export function jobOf(row: JobRow): Job {
  const { id, queue, state, attempts, askedAt } = row;
  return {
    id,
    queue,
    state,
    attempts,
    askedAt,
    payload: JSON.parse(row.payload) as JobPayload,
    ...(row.token === null ? {} : { tokenId: row.token }),
    ...(row.startedAt === null ? {} : { startedAt: row.startedAt }),
    ...(row.endedAt === null ? {} : { endedAt: row.endedAt }),
    ...(row.state === 'failed' && row.notBefore !== null ? { notBefore: row.notBefore } : {}),
    ...(row.progress === null ? {} : { progress: JSON.parse(row.progress) as JobProgress }),
    ...(row.soFar === null ? {} : { soFar: JSON.parse(row.soFar) as JobSoFar }),
    ...(row.result === null ? {} : { result: JSON.parse(row.result) as unknown }),
    ...(row.fault === null ? {} : { fault: JSON.parse(row.fault) as JobFault }),
  };
}
