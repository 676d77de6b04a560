import type { Queryable } from '#platform';
import type { ProjectionFault, ProjectionResult } from './projection-fault.js';
import type { WriteTransaction } from './write-transaction.js';

/** A checkpoint that stopped is tried again after this time, and once by every worker that starts. */
const RETRY_AFTER_S = 60;

/** Within so many events of the head a building generation counts as caught up. */
export const CAUGHT_UP_WITHIN = 1_000;

export interface Checkpoint {
  readonly generation: number;
  readonly model: string;
  readonly state: 'building' | 'live';
  readonly number: number;
  readonly incarnation: string;
  readonly leafHash: Buffer;
  readonly stopped: boolean;
}

/** The ledger's own state, read together with the checkpoints. */
export interface Head {
  readonly number: number;
  readonly incarnation: string;
  readonly leafHash: Buffer;
}

/** The versions of the read models this program knows how to make, as two parallel lists for `unnest`. */
export interface KnownVersions {
  readonly models: readonly string[];
  readonly versions: readonly number[];
}

const READY = `(c.stopped_at IS NULL OR c.tried_at < now() - interval '${String(RETRY_AFTER_S)} s' OR c.tried_at < $3::timestamptz)`;

/**
 * Ledgers where something is to do for the versions known here: rows that lag, a read model without rows, a generation
 * that waits to become live, or a ledger that is no longer what it was. $3: when this worker began.
 */
const LAGGING = {
  name: 'planbuch-lagging',
  text: `
SELECT l.ledger, bool_or(c.number IS NULL) AS unfurnished
FROM planbuch.ledgers l
CROSS JOIN unnest($1::text[], $2::int[]) AS m(model, version)
LEFT JOIN planbuch.checkpoints c
  ON c.ledger = l.ledger AND c.model = m.model AND c.version = m.version AND c.state <> 'old'
WHERE CASE
  WHEN c.number IS NULL THEN NOT EXISTS (
    SELECT FROM planbuch.checkpoints n
    WHERE n.ledger = l.ledger AND n.model = m.model AND n.version > m.version AND n.state = 'live')
  ELSE ${READY} AND (
    c.number <> l.head OR c.state = 'building' OR c.incarnation <> l.incarnation OR c.leaf_hash <> l.leaf_hash)
END
GROUP BY l.ledger`,
};

export interface Lagging {
  readonly ledger: string;
  /** A read model has no checkpoint there yet. */
  readonly unfurnished: boolean;
}

export function laggingLedgers(
  database: Queryable,
  { models, versions }: KnownVersions,
  since: string,
): Promise<Lagging[]> {
  return database.query<Lagging>(LAGGING, [models, versions, since]);
}

const WORK = {
  name: 'planbuch-checkpoints-to-advance',
  text: `
SELECT c.generation, c.model, c.state, c.number, c.incarnation, c.leaf_hash AS "leafHash", c.stopped_at IS NOT NULL AS stopped
FROM planbuch.checkpoints c
JOIN unnest($1::text[], $2::int[]) AS m(model, version) ON c.model = m.model AND c.version = m.version
WHERE c.ledger = $4 AND c.state <> 'old' AND ${READY}
ORDER BY c.number, c.generation`,
};

/** The checkpoints of a ledger that may be advanced here, those furthest behind first. */
export function checkpointsToAdvance(
  database: Queryable,
  known: KnownVersions,
  since: string,
  ledger: string,
): Promise<Checkpoint[]> {
  return database.query<Checkpoint>(WORK, [known.models, known.versions, since, ledger]);
}

const HEAD = {
  name: 'planbuch-head-to-project',
  text: `SELECT head AS number, incarnation, leaf_hash AS "leafHash" FROM planbuch.ledgers WHERE ledger = $1`,
};

/** The head as the book of all ledgers in PostgreSQL knows it, whichever store holds the events. */
export async function headOf(database: Queryable, ledger: string): Promise<Head | undefined> {
  return (await database.query<Head>(HEAD, [ledger]))[0];
}

/**
 * Gives a ledger its checkpoints in existing generations of the known versions. Where the ledger is so short that the
 * first batch takes all of it, they are live at once. Returns the models that have no generation yet.
 */
export async function addMissingCheckpoints(
  database: Queryable,
  known: KnownVersions,
  ledger: string,
): Promise<string[]> {
  const rows = await database.query<{ model: string; generation: number | null }>(
    `
WITH missing AS (
  SELECT m.model, m.version FROM unnest($1::text[], $2::int[]) AS m(model, version)
  WHERE NOT EXISTS (SELECT FROM planbuch.checkpoints c WHERE c.ledger = $3 AND c.model = m.model AND c.state <> 'old'
    AND (c.version = m.version OR c.version > m.version AND c.state = 'live'))
), home AS (
  SELECT m.model, m.version, g.generation
  FROM missing m
  LEFT JOIN LATERAL (
    SELECT generation FROM planbuch.generations g
    WHERE g.model = m.model AND g.version = m.version
      AND NOT EXISTS (SELECT FROM planbuch.checkpoints o WHERE o.generation = g.generation AND o.ledger = $3)
    ORDER BY generation DESC LIMIT 1
  ) g ON true
), added AS (
  INSERT INTO planbuch.checkpoints (generation, ledger, model, version, state, number, incarnation, leaf_hash)
  SELECT h.generation, l.ledger, h.model, h.version,
    CASE WHEN l.head <= ${String(CAUGHT_UP_WITHIN)} AND NOT EXISTS (
      SELECT FROM planbuch.checkpoints c WHERE c.ledger = l.ledger AND c.model = h.model AND c.state = 'live')
    THEN 'live' ELSE 'building' END, 0, l.incarnation, '\\x'
  FROM home h JOIN planbuch.ledgers l ON l.ledger = $3
  WHERE h.generation IS NOT NULL
  ON CONFLICT DO NOTHING
)
SELECT model, generation FROM home`,
    [known.models, known.versions, ledger],
  );
  return rows.filter(({ generation }) => generation === null).map(({ model }) => model);
}

/**
 * Locks the checkpoints of one number that nobody else works on, in one order for all workers. The lock lasts until the
 * transaction ends, also when the worker dies: there is nothing to take over but this.
 */
export async function lockCheckpoints(
  transaction: WriteTransaction,
  ledger: string,
  number: number,
  generations: readonly number[],
): Promise<Set<number>> {
  const rows = await transaction.query<{ generation: number }>(
    `SELECT generation FROM planbuch.checkpoints
     WHERE ledger = $1 AND number = $2 AND generation = ANY ($3::bigint[]) AND state <> 'old'
     ORDER BY generation FOR NO KEY UPDATE SKIP LOCKED`,
    [ledger, number, generations],
  );
  return new Set(rows.map(({ generation }) => generation));
}

/** Another worker advanced a checkpoint that was thought to be locked: nothing of this batch may be stored. */
class Fenced extends Error {
  override readonly name = 'Fenced';

  constructor(readonly ledger: string) {
    super(`the checkpoints of ${ledger} moved while they were being advanced`);
  }
}

/** Advances checkpoints from `old` and notes or clears what stopped them. Throws Fenced where one is elsewhere. */
export async function advanceCheckpoints(
  transaction: WriteTransaction,
  ledger: string,
  old: number,
  results: readonly ProjectionResult[],
): Promise<void> {
  const faults = results.map(({ fault }): ProjectionFault | undefined => fault);
  const count = await transaction.execute(
    `UPDATE planbuch.checkpoints c SET
       number = r.number, leaf_hash = r.leaf_hash, stopped_number = r.stopped_number,
       stopped_at = CASE WHEN r.stopped_number IS NULL THEN NULL
         WHEN r.stopped_number = c.stopped_number THEN c.stopped_at ELSE clock_timestamp() END,
       tried_at = CASE WHEN r.stopped_number IS NOT NULL THEN clock_timestamp() END,
       error_type = r.error_type, error_message = r.error_message
     FROM unnest($3::bigint[], $4::bigint[], $5::bytea[], $6::bigint[], $7::text[], $8::text[])
       AS r(generation, number, leaf_hash, stopped_number, error_type, error_message)
     WHERE c.ledger = $1 AND c.generation = r.generation AND c.number = $2 AND c.state <> 'old'`,
    [
      ledger,
      old,
      results.map(({ generation }) => generation),
      results.map(({ reached }) => reached.number),
      results.map(({ reached }) => reached.leafHash),
      faults.map((fault) => fault?.number ?? null),
      faults.map((fault) => fault?.type ?? null),
      faults.map((fault) => fault?.message ?? null),
    ],
  );
  if (count !== results.length) throw new Fenced(ledger);
}
