import type { Queryable } from '#platform';
import type { KnownVersions } from './checkpoints.js';
import { VersionNotRaised } from './errors.js';
import { createIndexes, createTable, tableName, type TableShape } from './table-shape.js';
import type { WriteTransaction } from './write-transaction.js';

/** The versions that have no table yet. Versions below one that exists belong to older programs and are not built. */
export async function missingGenerations(database: Queryable, known: KnownVersions): Promise<string[]> {
  const rows = await database.query<{ model: string }>(
    `SELECT m.model FROM unnest($1::text[], $2::int[]) AS m(model, version)
     WHERE NOT EXISTS (SELECT FROM planbuch.generations g WHERE g.model = m.model AND g.version >= m.version)
     ORDER BY m.model`,
    [known.models, known.versions],
  );
  return rows.map(({ model }) => model);
}

/** Throws VersionNotRaised where a table of this version was made from another declaration. */
export async function refuseOtherShape(
  database: Queryable,
  { model, fingerprint }: TableShape,
): Promise<void> {
  const others = await database.query(
    `SELECT FROM planbuch.generations WHERE model = $1 AND version = $2 AND shape <> $3`,
    [model.name, model.version, fingerprint],
  );
  if (others.length > 0) throw new VersionNotRaised(model.name, model.version);
}

/** One builder for each read model at a time, across all processes, for as long as the transaction lasts. */
const LOCK = `hashtextextended('planbuch generations of ' || model, 0)`;

/** Of these read models those that nobody builds elsewhere; their locks are held now. */
export async function tryLockBuilding(
  transaction: WriteTransaction,
  models: readonly string[],
): Promise<string[]> {
  const rows = await transaction.query<{ model: string }>(
    `SELECT model FROM unnest($1::text[]) AS m(model) WHERE pg_try_advisory_xact_lock(${LOCK})`,
    [models],
  );
  return rows.map(({ model }) => model);
}

/** Makes an empty generation: its table is visible to others when the transaction ends, with rows and indexes. */
export async function createGeneration(transaction: WriteTransaction, shape: TableShape): Promise<number> {
  const { name, version } = shape.model;
  const columns = Object.fromEntries(shape.columns.map((column) => [column.name, column.type]));
  const rows = await transaction.query<{ generation: number }>(
    `INSERT INTO planbuch.generations (model, version, shape, columns) VALUES ($1, $2, $3, $4) RETURNING generation`,
    [name, version, shape.fingerprint, JSON.stringify(columns)],
  );
  const generation = rows[0]?.generation;
  if (generation === undefined) throw new Error(`no generation of ${name} was made`);
  await transaction.execute(createTable(shape, tableName(name, generation)));
  return generation;
}

/**
 * Indexes what was loaded, and lets the planner know how much it is: roughly, from a tenth of the usual sample; the
 * server's own housekeeping does it thoroughly later.
 */
export async function indexGeneration(
  transaction: WriteTransaction,
  shape: TableShape,
  generation: number,
): Promise<void> {
  const table = tableName(shape.model.name, generation);
  for (const statement of createIndexes(shape, table)) await transaction.patiently(statement);
  await transaction.execute('SET LOCAL default_statistics_target = 10');
  await transaction.patiently(`ANALYZE ${table}`);
}

/** An existing table of this version in which the ledger has no rows, not even old ones. */
export async function otherGeneration(
  transaction: WriteTransaction,
  { model }: TableShape,
  ledger: string,
): Promise<number | undefined> {
  const rows = await transaction.query<{ generation: number }>(
    `SELECT generation FROM planbuch.generations g
     WHERE g.model = $1 AND g.version = $2
       AND NOT EXISTS (SELECT FROM planbuch.checkpoints c WHERE c.generation = g.generation AND c.ledger = $3)
     ORDER BY generation DESC LIMIT 1 FOR KEY SHARE SKIP LOCKED`,
    [model.name, model.version, ledger],
  );
  return rows[0]?.generation;
}
