import type { Queryable } from '#platform';
import { queues } from './queues.js';

/**
 * What has to be emptied where something of a ledger is to be forgotten: a report of refused rows shows values of a file. The
 * reports of ended imports are deleted, with the files of those that were given up; what is open is deleted when it ends.
 */
export function jobsBeside(database: Queryable): {
  readonly forget: (ledger: string) => Promise<void>;
  readonly tables: readonly string[];
} {
  return {
    forget: async (ledger) => {
      await database.execute(
        `WITH ended AS (
           DELETE FROM planbuch.jobs WHERE ledger = $1 AND queue = $2 AND ended_at IS NOT NULL RETURNING id)
         DELETE FROM planbuch.uploads USING ended WHERE job = ended.id`,
        [ledger, queues.imports.name],
      );
    },
    tables: ['jobs', 'uploads', 'upload_parts'],
  };
}

/** How much was overdue in all ledgers together when they were last looked at, by kind. */
export function overdueCounts(
  database: Queryable,
): Promise<{ readonly kind: string; readonly count: number }[]> {
  return database.query(
    `SELECT counted.key AS kind, sum(counted.value::bigint)::bigint AS count
     FROM (SELECT DISTINCT ON (ledger) result FROM planbuch.jobs
           WHERE queue = $1 AND state = 'done' ORDER BY ledger, asked_at DESC) AS latest,
       json_each_text(latest.result -> 'counts' -> 'overdue') AS counted(key, value)
     GROUP BY counted.key`,
    [queues.dueDates.name],
  );
}
