import { Recurring } from '#platform';
import type { Database, Logger } from '#platform';

const LOOK_EVERY_MS = 10 * 60_000;

/** Whoever asked has looked by then; what lasts stands in the ledger. A report of refused rows shows values of a file. */
const KEPT_DAYS = 30;

/** The file of a dead job stays for as long as it may well be begun anew. */
const UPLOAD_OF_DEAD_DAYS = 7;

/** Longer than any upload lasts. */
const UNCLAIMED_HOURS = 1;

/** At one look: no lock is held long and no log grows at once. */
const AT_ONE_LOOK = 10_000;

/**
 * Deletes ended jobs and files that nobody needs any more: when a worker starts, since it may run for minutes a day only, and
 * now and then. Several may do so at once.
 */
export function sweeping(database: Database, logger: Logger): Recurring {
  return new Recurring({
    everyMs: LOOK_EVERY_MS,
    work: () => sweep(database),
    onFailure: (reason) => logger.warn({ reason }, 'ended jobs are not deleted yet'),
  });
}

export async function sweep(database: Database): Promise<void> {
  await database.execute(
    `DELETE FROM planbuch.uploads u WHERE u.begun_at < clock_timestamp() - interval '${String(UNCLAIMED_HOURS)} hours'
       AND NOT EXISTS (
         SELECT FROM planbuch.jobs j WHERE j.id = u.job
           AND (j.ended_at IS NULL OR (j.state = 'dead' AND j.ended_at > clock_timestamp() - interval '${String(UPLOAD_OF_DEAD_DAYS)} days')))`,
  );
  await database.execute(
    `DELETE FROM planbuch.jobs WHERE id = ANY (ARRAY(
       SELECT id FROM planbuch.jobs WHERE ended_at < clock_timestamp() - interval '${String(KEPT_DAYS)} days'
       LIMIT ${String(AT_ONE_LOOK)}))`,
  );
}
