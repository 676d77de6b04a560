import type { Database, Ids } from '#platform';
import { validate } from '#kernel';
import { JOB_COLUMNS, jobOf } from './job-row.js';
import type { JobRow } from './job-row.js';
import { HasEnded, NotDead, TooManyJobs, UnknownJob } from './errors.js';
import type { Job, JobState } from './job.js';
import type { PayloadOf, Queue, ResultOf } from './queue.js';

/** What is wanted of a queue. */
export interface AskedJob {
  /** Made here where it is missing; an upload was stored under it. */
  readonly id?: string;
  readonly tokenId?: string;
}

/** How a queue stands, for metrics. */
export interface QueueStanding {
  readonly queue: string;
  readonly waiting: number;
  readonly active: number;
  readonly failed: number;
  readonly dead: number;
  /** Age of the oldest job that has not ended; 0 where there is none. */
  readonly oldestSeconds: number;
}

export interface JobsParts {
  readonly database: Database;
  readonly ids: Ids;
}

/** Open jobs of one queue and ledger: whoever asks for more waits for nothing but more of the same. */
const OPEN_OF_LEDGER = 20;

const LISTED = 100;

/**
 * Asking for jobs and looking at them. What is asked for is stored with the call and is done, however long no worker or
 * carrier is there.
 */
export class Jobs {
  private readonly listeners = new Set<() => void>();

  constructor(private readonly parts: JobsParts) {}

  /** Gives the job's id. Throws TooManyJobs. */
  async ask<Q extends Queue>(
    queue: Q,
    payload: PayloadOf<Q>,
    { id = this.parts.ids.uuidv7(), tokenId }: AskedJob = {},
  ): Promise<string> {
    const checked = validate(queue.payload, payload);
    if (!checked.ok) throw new TypeError(`no payload of ${queue.name}: ${JSON.stringify(checked.faults)}`);
    const stored = await this.parts.database.execute(
      `INSERT INTO planbuch.jobs (id, queue, ledger, payload, token)
       SELECT $1, $2, $3, $4, $5
       WHERE (SELECT count(*) FROM planbuch.jobs
              WHERE queue = $2 AND ledger IS NOT DISTINCT FROM $3 AND ended_at IS NULL) < ${String(OPEN_OF_LEDGER)}`,
      [id, queue.name, payload.ledger ?? null, JSON.stringify(checked.value), tokenId ?? null],
    );
    if (stored === 0) throw new TooManyJobs(queue.name, OPEN_OF_LEDGER);
    for (const told of this.listeners) told();
    return id;
  }

  /**
   * Asks for what may be asked for only once, such as the work of a day for each ledger; `once` tells it apart within the
   * queue. Says how many of them were new.
   */
  async askOnce<Q extends Queue>(
    queue: Q,
    asked: readonly { readonly once: string; readonly payload: PayloadOf<Q> }[],
  ): Promise<number> {
    const stored = await this.parts.database.execute(
      `INSERT INTO planbuch.jobs (id, queue, once, ledger, payload)
       SELECT id, $1, once, payload ->> 'ledger', payload
       FROM unnest($2::uuid[], $3::text[], $4::json[]) AS asked(id, once, payload)
       ON CONFLICT (queue, once) WHERE once IS NOT NULL DO NOTHING`,
      [
        queue.name,
        asked.map(() => this.parts.ids.uuidv7()),
        asked.map(({ once }) => once),
        asked.map(({ payload }) => JSON.stringify(payload)),
      ],
    );
    if (stored > 0) for (const told of this.listeners) told();
    return stored;
  }

  /** The job of this id in this queue; of a ledger where one is named. Throws UnknownJob. */
  async find<Q extends Queue>(
    queue: Q,
    id: string,
    ledger?: string,
  ): Promise<Job<ResultOf<Q>, PayloadOf<Q>>> {
    const job = await this.show(id);
    const isIt = job.queue === queue.name && (ledger === undefined || job.payload.ledger === ledger);
    if (!isIt) throw new UnknownJob(id);
    return job as Job<ResultOf<Q>, PayloadOf<Q>>;
  }

  /** Throws UnknownJob. */
  async show(id: string): Promise<Job> {
    const [row] = await this.parts.database.query<JobRow>(
      `SELECT ${JOB_COLUMNS} FROM planbuch.jobs WHERE id::text = $1`,
      [id],
    );
    if (!row) throw new UnknownJob(id);
    return jobOf(row);
  }

  /** The newest hundred first. */
  async list(
    filter: { readonly queue?: string; readonly state?: JobState; readonly ledger?: string } = {},
  ): Promise<Job[]> {
    const rows = await this.parts.database.query<JobRow>(
      `SELECT ${JOB_COLUMNS} FROM planbuch.jobs
       WHERE ($1::text IS NULL OR queue = $1) AND ($2::text IS NULL OR state = $2) AND ($3::text IS NULL OR ledger = $3)
       ORDER BY jobs.asked_at DESC, id DESC LIMIT ${String(LISTED)}`,
      [filter.queue ?? null, filter.state ?? null, filter.ledger ?? null],
    );
    return rows.map(jobOf);
  }

  /** The newest job of a ledger that was done; undefined where there is none. */
  async latest<Q extends Queue>(queue: Q, ledger: string): Promise<Job<ResultOf<Q>> | undefined> {
    const [row] = await this.parts.database.query<JobRow>(
      `SELECT ${JOB_COLUMNS} FROM planbuch.jobs WHERE queue = $1 AND ledger = $2 AND state = 'done'
       ORDER BY jobs.asked_at DESC LIMIT 1`,
      [queue.name, ledger],
    );
    return row && (jobOf(row) as Job<ResultOf<Q>>);
  }

  /** Begins a dead job anew, with all its attempts. Throws UnknownJob, NotDead. */
  async retry(id: string): Promise<void> {
    const touched = await this.parts.database.execute(
      `UPDATE planbuch.jobs SET state = 'waiting', attempts = 0, away = 0, handed_at = NULL, not_before = NULL, ended_at = NULL,
         started_at = NULL, claim = NULL, progress = NULL, fault = NULL
       WHERE id::text = $1 AND state = 'dead'`,
      [id],
    );
    if (touched === 0) throw new NotDead(id, (await this.show(id)).state);
    for (const told of this.listeners) told();
  }

  /**
   * Ends a job that is open or was given up, for good and without a result, and deletes the file uploaded for it in the same
   * moment. A worker that is at it learns so with its next sign of life. Throws UnknownJob, HasEnded.
   */
  async discard(id: string): Promise<void> {
    const discarded = await this.parts.database.query(
      `WITH discarded AS (
         UPDATE planbuch.jobs SET state = 'discarded', ended_at = clock_timestamp(), claim = NULL, not_before = NULL
         WHERE id::text = $1 AND (ended_at IS NULL OR state = 'dead') RETURNING id),
       deleted AS (DELETE FROM planbuch.uploads USING discarded WHERE job = discarded.id)
       SELECT FROM discarded`,
      [id],
    );
    if (discarded.length === 0) throw new HasEnded(id, (await this.show(id)).state);
  }

  /** How the queues stand; those without an open or dead job are missing. */
  async standing(): Promise<QueueStanding[]> {
    return this.parts.database.query<QueueStanding>(STANDING);
  }

  /** Calls back whenever this process asked for a job; the function ends it. */
  onAsked(told: () => void): () => void {
    this.listeners.add(told);
    return () => void this.listeners.delete(told);
  }
}

const STANDING = `
  SELECT queue, count(*) FILTER (WHERE state = 'waiting') AS waiting, count(*) FILTER (WHERE state = 'active') AS active,
    count(*) FILTER (WHERE state = 'failed') AS failed, count(*) FILTER (WHERE state = 'dead') AS dead,
    coalesce(extract(epoch FROM clock_timestamp() - min(asked_at) FILTER (WHERE state <> 'dead')), 0)::float8 AS "oldestSeconds"
  FROM (SELECT queue, state, asked_at FROM planbuch.jobs WHERE ended_at IS NULL
        UNION ALL SELECT queue, state, asked_at FROM planbuch.jobs WHERE state = 'dead') AS standing
  GROUP BY queue ORDER BY queue`;
